// How useful do readers find something, and where have they found errors?
import { sql } from 'kysely';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import { askTogether, type Question, question } from '#platform/db/question.ts';
import type { Work } from '#platform/db/work.ts';
import type { RatedKind, ReportState } from '../tables.ts';

export type Rated = { unitId: number; kind: RatedKind; id: string };
export type Rating = { count: number; tenths: number };
const stars = question<Rated>`select count(*)::int as count, coalesce(sum(stars), 0)::int as sum
  from engagement.rating where unit_id = ${'unitId'} and object_kind = ${'kind'} and object_id = ${'id'}`;
/** `tenths`: the average in tenths, half up; 0 when nobody has rated. */
export const askRating = (rated: Rated): Question<Rating> => ({
  asked: stars(rated),
  read([row]: { count: number; sum: number }[]) {
    const { count, sum } = row ?? { count: 0, sum: 0 };
    return { count, tenths: count === 0 ? 0 : Math.floor((20 * sum + count) / (2 * count)) };
  },
});
export async function ratingOf(work: Work, rated: Rated): Promise<Rating> {
  const [rating] = await askTogether(work, [askRating(rated)]);
  return rating;
}

export type ReportRow = {
  id: string;
  kind: RatedKind;
  objectId: string;
  title: string;
  path: string;
  words: string;
  state: ReportState;
  at: Date;
  note: string;
  decidedBy: string | null;
  /** Of the same thing: how readers rate it. */
  rating: Rating;
};
export async function listReports(
  work: Work,
  unitId: number,
  filter: { text?: string; state?: string; sort?: string; limit: number; offset: number },
): Promise<{ rows: ReportRow[]; total: number }> {
  const where = [sql`r.unit_id = ${unitId}`];
  for (const like of likePatterns(filter.text)) where.push(sql`platform.fold(r.object_title || ' ' || r.words) like ${like}`);
  if (filter.state) where.push(sql`r.state = ${filter.state}`);
  const from = sql`from engagement.error_report r where ${sql.join(where, sql` and `)}`;
  const { rows: counted } = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(work.handle);
  const sort = filter.sort ?? '-at';
  const order = sort.endsWith('title') ? sql`platform.fold(r.object_title)` : sql`r.at`;
  const { rows } = await sql<Omit<ReportRow, 'rating'> & { count: number; sum: number }>`
    select r.id, r.object_kind as kind, r.object_id as "objectId", r.object_title as title, r.object_path as path, r.words, r.state, r.at, r.note,
      r.decided_by as "decidedBy", coalesce(s.count, 0) as count, coalesce(s.sum, 0) as sum
    from (select r.* ${from}) r left join lateral (select count(*)::int as count, sum(stars)::int as sum from engagement.rating g
      where g.unit_id = r.unit_id and g.object_kind = r.object_kind and g.object_id = r.object_id) s on true
    order by ${order} ${sql.raw(sort.startsWith('-') ? 'desc' : 'asc')}, r.id limit ${filter.limit} offset ${filter.offset}`.execute(
    work.handle,
  );
  return {
    total: counted[0]?.total ?? 0,
    rows: rows.map(({ count, sum, ...row }) => ({
      ...row,
      rating: { count, tenths: count === 0 ? 0 : Math.floor((20 * sum + count) / (2 * count)) },
    })),
  };
}

export async function reportsWaiting(work: Work, unitId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from engagement.error_report where unit_id = ${unitId} and state = 'new'`.execute(work.handle);
  return rows[0]?.n ?? 0;
}
