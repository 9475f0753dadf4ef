// Events of a unit: for its office, and as citizens see them.
import { sql } from 'kysely';
import { addDays, type LocalDate } from '#kernel/calendar.ts';
import { isUuid } from '#kernel/ids.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import { type Question, question } from '#platform/db/question.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type EventState = 'draft' | 'published' | 'cancelled';
export type PublicEvent = {
  id: string;
  slug: string;
  state: EventState;
  title: string;
  summary: string;
  body: string;
  place: string;
  organiser: string;
  startsOn: LocalDate;
  starts: string;
  endsOn: LocalDate;
  ends: string;
  version: number;
  firstPublishedAt: Date | null;
  cancelReason: string | null;
  updatedAt: Date;
};
const publicColumns = [
  ...(['id', 'slug', 'state', 'title', 'summary', 'body', 'place', 'organiser', 'starts', 'ends', 'version'] as const),
  ...(['starts_on as startsOn', 'ends_on as endsOn', 'first_published_at as firstPublishedAt'] as const),
  ...(['cancel_reason as cancelReason', 'updated_at as updatedAt'] as const),
] as const;

const told = (work: Work, unitId: number) =>
  read(work)
    .selectFrom('schedule.event')
    .select(publicColumns)
    .where('unit_id', '=', unitId)
    .where('state', 'in', ['published', 'cancelled']);

/** Those that are not over on a day, the nearest first. */
export const nextEvents = (work: Work, unitId: number, today: LocalDate, limit: number): Promise<PublicEvent[]> =>
  told(work, unitId).where('ends_on', '>=', today).orderBy('starts_on').orderBy('starts').orderBy('id').limit(limit).execute();

/** Those that touch a month, 'YYYY-MM'. */
export const eventsOfMonth = (work: Work, unitId: number, month: string): Promise<PublicEvent[]> =>
  told(work, unitId)
    .where('starts_on', '<=', sql<string>`(${`${month}-01`}::date + interval '1 month - 1 day')::date`)
    .where('ends_on', '>=', `${month}-01`)
    .orderBy('starts_on')
    .orderBy('starts')
    .orderBy('id')
    .execute();

export const publicEvent = (work: Work, unitId: number, slug: string): Promise<PublicEvent | undefined> =>
  told(work, unitId).where('slug', '=', slug).executeTakeFirst();

/** For subscribed calendars: half a year back, everything ahead. */
export const eventsForFeed = (work: Work, unitId: number, today: LocalDate): Promise<PublicEvent[]> =>
  told(work, unitId).where('ends_on', '>=', addDays(today, -183)).orderBy('starts_on').limit(500).execute();

/** Months that have events, 'YYYY-MM', newest first. */
export async function eventMonths(work: Work, unitId: number): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    select distinct to_char(starts_on, 'YYYY-MM') as month from schedule.event
    where unit_id = ${unitId} and state in ('published', 'cancelled') order by 1 desc limit 36`.execute(work.handle);
  return rows.map((row) => row.month);
}

export type EventRow = PublicEvent & { updatedBy: string };
const officeColumns = [...publicColumns, 'updated_by as updatedBy'] as const;

export const eventById = async (work: Work, unitId: number, id: string): Promise<EventRow | undefined> =>
  isUuid(id)
    ? read(work)
        .selectFrom('schedule.event')
        .select(officeColumns)
        .where('unit_id', '=', unitId)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;

export const eventOrders = ['day', 'title', 'updated'] as const;
export type EventFilter = {
  text?: string;
  state?: string;
  when?: string;
  today: LocalDate;
  sort: string;
  limit: number;
  offset: number;
};
export async function listEvents(work: Work, unitId: number, filter: EventFilter): Promise<{ rows: EventRow[]; total: number }> {
  let query = read(work).selectFrom('schedule.event').where('unit_id', '=', unitId);
  for (const like of likePatterns(filter.text)) query = query.where('search_fold', 'like', like);
  if (filter.state) query = query.where('state', '=', filter.state as EventState);
  if (filter.when === 'ahead') query = query.where('ends_on', '>=', filter.today);
  if (filter.when === 'over') query = query.where('ends_on', '<', filter.today);
  const { total } = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const column = ({ day: 'starts_on', title: 'title', updated: 'updated_at' } as const)[
    filter.sort.replace('-', '') as (typeof eventOrders)[number]
  ];
  const rows = await query
    .select(officeColumns)
    .orderBy(column ?? 'starts_on', filter.sort.startsWith('-') ? 'desc' : 'asc')
    .orderBy('id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { rows, total };
}

const ahead = question<{ unit: number; today: LocalDate; limit: number }>`
  select id, slug, state, title, summary, '' as body, place, organiser, starts, ends, version, starts_on as "startsOn",
    ends_on as "endsOn", first_published_at as "firstPublishedAt", cancel_reason as "cancelReason", updated_at as "updatedAt"
  from schedule.event where unit_id = ${'unit'} and state in ('published', 'cancelled') and ends_on >= ${'today'}::date
  order by starts_on, starts, id limit ${'limit'}`;
/** For a first page, asked together with others: what is not over, the nearest first. */
export const askNext = (unitId: number, today: LocalDate, limit: number): Question<PublicEvent[]> => ({
  asked: ahead({ unit: unitId, today, limit }),
  read: (rows: PublicEvent[]) => rows.map((row) => ({ ...row, updatedAt: new Date(row.updatedAt) })),
});
