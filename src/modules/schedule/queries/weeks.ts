// Which weeks has a unit written, and what stands in one? For the office; and what of it citizens read.

import { sql } from 'kysely';
import { addDays, type LocalDate } from '#kernel/calendar.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import { daysOfWeek } from '#kernel/week.ts';
import { type Question, question } from '#platform/db/question.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { type Entry, inOrder, type ShownEntry } from '../rules/entry.ts';

const columns = [
  ...(['id', 'day', 'session', 'position', 'starts', 'title', 'attendees', 'chair', 'place', 'prepare', 'note'] as const),
  'internal',
] as const;

export type WeekRecord = {
  monday: LocalDate;
  version: number;
  publishedVersion: number | null;
  publishedAt: Date | null;
  savedBy: string | null;
  savedAt: Date | null;
  entries: Entry[];
};

/** The week as it is being written; version 0 when nobody has begun it. */
export async function weekOf(work: Work, unitId: number, monday: LocalDate): Promise<WeekRecord> {
  const week = await read(work)
    .selectFrom('schedule.week')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('monday', '=', monday)
    .executeTakeFirst();
  const entries = week
    ? await read(work)
        .selectFrom('schedule.entry')
        .select(columns)
        .where('unit_id', '=', unitId)
        .where('monday', '=', monday)
        .execute()
    : [];
  return {
    monday,
    version: week?.version ?? 0,
    publishedVersion: week?.published_version ?? null,
    publishedAt: week?.published_at ?? null,
    savedBy: week?.saved_by ?? null,
    savedAt: week?.saved_at ?? null,
    entries: inOrder(entries),
  };
}

export type WeekRow = {
  monday: LocalDate;
  entries: number;
  internal: number;
  state: 'draft' | 'published' | 'changed';
  publishedAt: Date | null;
  savedBy: string;
  savedAt: Date;
};
export const weekOrders = ['monday', 'saved'] as const;
export type WeekFilter = { text?: string; state?: string; year?: string; sort: string; limit: number; offset: number };

/** Newest first. */
export async function listWeeks(
  work: Work,
  unitId: number,
  filter: WeekFilter,
): Promise<{ rows: WeekRow[]; total: number; years: number[] }> {
  const words = sql.join(
    likePatterns(filter.text).map(
      (like) =>
        sql`exists (select from schedule.entry e where e.unit_id = w.unit_id and e.monday = w.monday
          and platform.fold(e.title || ' ' || e.attendees || ' ' || e.place || ' ' || e.chair) like ${like})`,
    ),
    sql` and `,
  );
  const state = {
    draft: sql`published_version is null`,
    published: sql`published_version = version`,
    changed: sql`published_version < version`,
  }[filter.state ?? ''];
  const where = sql.join(
    [
      sql`w.unit_id = ${unitId}`,
      ...(likePatterns(filter.text).length > 0 ? [words] : []),
      ...(state ? [state] : []),
      ...(filter.year ? [sql`extract(year from w.monday + 3) = ${Number(filter.year)}`] : []),
    ],
    sql` and `,
  );
  const order = {
    monday: sql`w.monday`,
    '-monday': sql`w.monday desc`,
    saved: sql`w.saved_at`,
    '-saved': sql`w.saved_at desc`,
  }[filter.sort];
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from schedule.week w where ${where}`.execute(
    work.handle,
  );
  const { rows } = await sql<WeekRow>`
    select w.monday::text, case when published_version is null then 'draft' when published_version = version then 'published' else 'changed' end as state,
      w.published_at as "publishedAt", w.saved_by as "savedBy", w.saved_at as "savedAt",
      (select count(*)::int from schedule.entry e where e.unit_id = w.unit_id and e.monday = w.monday) as entries,
      (select count(*)::int from schedule.entry e where e.unit_id = w.unit_id and e.monday = w.monday and e.internal) as internal
    from schedule.week w where ${where} order by ${order ?? sql`w.monday desc`}, w.monday desc limit ${filter.limit} offset ${filter.offset}`.execute(
    work.handle,
  );
  const { rows: years } = await sql<{ year: number }>`
    select distinct extract(year from monday + 3)::int as year from schedule.week where unit_id = ${unitId} order by 1 desc`.execute(
    work.handle,
  );
  return { rows, total: counted[0]?.n ?? 0, years: years.map((row) => row.year) };
}

/** All entries of these weeks, for a workbook. */
export async function entriesOfWeeks(work: Work, unitId: number, mondays: readonly LocalDate[]): Promise<Entry[]> {
  if (mondays.length === 0) return [];
  return inOrder(
    await read(work)
      .selectFrom('schedule.entry')
      .select(columns)
      .where('unit_id', '=', unitId)
      .where('monday', 'in', mondays)
      .execute(),
  );
}

/** What is published for these days. Under the portal's role the database leaves out what is internal. */
export async function shownBetween(work: Work, unitId: number, from: LocalDate, to: LocalDate): Promise<ShownEntry[]> {
  const rows = await read(work)
    .selectFrom('schedule.shown')
    .select([...columns, 'change', 'changed_at'])
    .where('unit_id', '=', unitId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute();
  return inOrder(rows as ShownEntry[]);
}

export type PublishedWeek = { monday: LocalDate; publishedAt: Date; entries: ShownEntry[] };
export async function publishedWeek(work: Work, unitId: number, monday: LocalDate): Promise<PublishedWeek | undefined> {
  const week = await read(work)
    .selectFrom('schedule.week')
    .select('published_at')
    .where('unit_id', '=', unitId)
    .where('monday', '=', monday)
    .where('published_version', 'is not', null)
    .executeTakeFirst();
  if (!week?.published_at) return undefined;
  const days = daysOfWeek(monday);
  return {
    monday,
    publishedAt: week.published_at,
    entries: await shownBetween(work, unitId, monday, days.at(-1) ?? monday),
  };
}

/** The published weeks nearest to a Monday: the one before, the one after, and the newest. */
export async function weeksAround(
  work: Work,
  unitId: number,
  monday: LocalDate,
): Promise<{ before: LocalDate | null; after: LocalDate | null }> {
  const { rows } = await sql<{ before: LocalDate | null; after: LocalDate | null }>`
    select (max(monday) filter (where monday < ${monday}))::text as before, (min(monday) filter (where monday > ${monday}))::text as after
    from schedule.week where unit_id = ${unitId} and published_version is not null`.execute(work.handle);
  return rows[0] ?? { before: null, after: null };
}

/** How many weeks back and ahead a subscribed calendar reaches. */
export const feedSpan = (monday: LocalDate) => ({ from: addDays(monday, -28), to: addDays(monday, 62) });

const shownDays = question<{ unit: number; from: LocalDate; to: LocalDate }>`
  select id, day, session, position, starts, title, attendees, chair, place, prepare, note, internal, change, changed_at
  from schedule.shown where unit_id = ${'unit'} and day between ${'from'}::date and ${'to'}::date`;
/** For a first page, asked together with others: what is published for these days. */
export const askShown = (unitId: number, from: LocalDate, to: LocalDate): Question<ShownEntry[]> => ({
  asked: shownDays({ unit: unitId, from, to }),
  read: (rows: ShownEntry[]) =>
    inOrder(rows.map((row) => ({ ...row, changed_at: row.changed_at ? new Date(row.changed_at) : null }))),
});
