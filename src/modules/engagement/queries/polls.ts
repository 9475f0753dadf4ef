// Polls and how the votes stand.
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import { isUuid } from '#kernel/ids.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import { type Question, question } from '#platform/db/question.ts';
import { spelled, text } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { type Openness, opennessOf } from '../rules/open.ts';
import type { EngagementTables, PollState } from '../tables.ts';

export type PollOption = { position: number; label: string; votes: number };
export type PublicPoll = {
  id: string;
  unitId: number;
  slug: string;
  question: string;
  note: string;
  opensOn: LocalDate;
  closesOn: LocalDate;
  openness: Openness;
  options: PollOption[];
  total: number;
  /** Of these, how many came when many had come from one network within the hour. */
  crowded: number;
};
type Row = Omit<PublicPoll, 'openness' | 'total'> & { state: PollState };

const pollColumns = text`p.id, p.unit_id as "unitId", p.slug, p.state, p.question, p.note, p.opens_on as "opensOn", p.closes_on as "closesOn",
  (select coalesce(json_agg(json_build_object('position', o.position, 'label', o.label, 'votes',
    (select count(*)::int from engagement.vote v where v.poll_id = p.id and v.position = o.position)) order by o.position), '[]')
   from engagement.poll_option o where o.poll_id = p.id) as options,
  (select count(*)::int from engagement.vote v where v.poll_id = p.id and v.crowded) as crowded`;
const columns = spelled(pollColumns);
const pollOf =
  (today: LocalDate) =>
  ({ state, ...row }: Row): PublicPoll => ({
    ...row,
    openness: state === 'closed' ? 'closed' : opennessOf(row.opensOn, row.closesOn, today),
    total: row.options.reduce((sum, option) => sum + option.votes, 0),
  });

export async function publicPoll(work: Work, unitId: number, slug: string): Promise<PublicPoll | undefined> {
  const { rows } = await sql<Row>`select ${columns} from engagement.poll p
    where p.unit_id = ${unitId} and p.slug = ${slug} and p.state in ('published', 'closed')`.execute(work.handle);
  return rows[0] && pollOf(work.today)(rows[0]);
}

export async function publicPolls(work: Work, unitId: number, limit = 50): Promise<PublicPoll[]> {
  const { rows } = await sql<Row>`select ${columns} from engagement.poll p
    where p.unit_id = ${unitId} and p.state in ('published', 'closed') order by p.closes_on desc, p.id limit ${limit}`.execute(
    work.handle,
  );
  return rows.map(pollOf(work.today));
}

const current = question<{ unit: number; today: LocalDate }>`
  select ${pollColumns} from engagement.poll p where p.unit_id = ${'unit'} and p.state = 'published'
    and ${'today'}::date between p.opens_on and p.closes_on order by p.closes_on, p.id limit 1`;
/** The poll that a site's first page shows, if there is one: open now, the one that closes first. */
export const askCurrentPoll = (work: Work, unitId: number): Question<PublicPoll[]> => ({
  asked: current({ unit: unitId, today: work.today }),
  read: (rows: Row[]) => rows.map(pollOf(work.today)),
});

export type PollRow = PublicPoll & { state: PollState; updatedAt: Date; updatedBy: string };
export const pollOrders = ['closes', 'question', 'updated'] as const;
const orders = { closes: sql`p.closes_on`, question: sql`platform.fold(p.question)`, updated: sql`p.updated_at` };

export async function listPolls(
  work: Work,
  unitId: number,
  filter: { text?: string; state?: string; sort?: string; limit: number; offset: number },
): Promise<{ rows: PollRow[]; total: number }> {
  const where = [sql`p.unit_id = ${unitId}`];
  for (const like of likePatterns(filter.text)) where.push(sql`platform.fold(p.question) like ${like}`);
  if (filter.state) where.push(sql`p.state = ${filter.state}`);
  const from = sql`from engagement.poll p where ${sql.join(where, sql` and `)}`;
  const { rows: counted } = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(work.handle);
  const sort = filter.sort ?? '-closes';
  const order = orders[sort.replace(/^-/, '') as keyof typeof orders] ?? orders.closes;
  const { rows } = await sql<Row & { updatedAt: Date; updatedBy: string }>`
    select ${columns}, p.updated_at as "updatedAt", p.updated_by as "updatedBy" ${from}
    order by ${order} ${sql.raw(sort.startsWith('-') ? 'desc' : 'asc')}, p.id limit ${filter.limit} offset ${filter.offset}`.execute(
    work.handle,
  );
  return {
    total: counted[0]?.total ?? 0,
    rows: rows.map((row) => ({
      ...pollOf(work.today)(row),
      state: row.state,
      updatedAt: row.updatedAt,
      updatedBy: row.updatedBy,
    })),
  };
}

export async function pollById(
  work: Work,
  unitId: number,
  id: string,
): Promise<{ poll: EngagementTables['engagement.poll']; shown: PublicPoll } | undefined> {
  if (!isUuid(id)) return undefined;
  const poll = await read(work)
    .selectFrom('engagement.poll')
    .selectAll()
    .where('id', '=', id)
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  if (!poll) return undefined;
  const { rows } = await sql<Row>`select ${columns} from engagement.poll p where p.id = ${id}::uuid`.execute(work.handle);
  const [row] = rows;
  return row && { poll, shown: pollOf(work.today)(row) };
}
