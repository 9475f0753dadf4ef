// Which feeds from elsewhere are there at a unit and below it, how do they stand; and what of them do citizens read?
import { sql } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { isUuid } from '#kernel/ids.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import { type Question, question } from '#platform/db/question.ts';
import { spelled, text } from '#platform/db/statement.ts';
import type { Work } from '#platform/db/work.ts';
import { type FeedState, feedState } from '../rules/feed.ts';

export type FeedRow = {
  id: string;
  unitId: number;
  unitSlug: string;
  unitName: string;
  officeName: string;
  address: string;
  source: string | null;
  shown: boolean;
  everyMinutes: number;
  pausedAt: Date | null;
  pausedBy: string | null;
  triedAt: Date | null;
  okAt: Date | null;
  failure: string | null;
  nextAt: Date;
  newestAt: Date | null;
  items: number;
  version: number;
  updatedBy: string;
  updatedAt: Date;
  state: FeedState;
};
export type FeedFilter = { text?: string; state?: string | undefined; sort?: string; limit: number; offset: number };

const rowsOf = (where: ReturnType<typeof sql>) => sql<Omit<FeedRow, 'state'>>`
  select f.id, f.unit_id as "unitId", u.slug as "unitSlug", u.short_name as "unitName",
    case when u.level = 'district' then '' else coalesce(p.short_name, '') end as "officeName",
    f.address, f.source, f.shown, f.every_minutes as "everyMinutes", f.paused_at as "pausedAt", f.paused_by as "pausedBy",
    f.tried_at as "triedAt", f.ok_at as "okAt", f.failure, f.next_at as "nextAt", f.version, f.updated_by as "updatedBy",
    f.updated_at as "updatedAt", n.newest as "newestAt", coalesce(n.items, 0) as items
  from sharing.feed f join organizations.unit u on u.id = f.unit_id
    left join organizations.unit p on p.id = u.parent_id and p.level = 'district'
    left join lateral (select max(i.published_at) as newest, count(*)::int as items from sharing.feed_item i where i.feed_id = f.id) n on true
  where ${where} order by u.sort_key, f.address`;

/** A unit has five at most, so that all of a province are read at once and counted by what they are today. */
export async function listFeeds(
  work: Work,
  path: string,
  filter: FeedFilter,
): Promise<{ rows: FeedRow[]; total: number; counts: Record<FeedState, number> }> {
  const found = [
    sql`u.path <@ ${path}::ltree`,
    ...likePatterns(filter.text).map((like) => sql`(u.name_fold like ${like} or platform.fold(f.address) like ${like})`),
  ];
  const { rows: all } = await rowsOf(sql`${sql.join(found, sql` and `)}`).execute(work.handle);
  const counts: Record<FeedState, number> = { failing: 0, slow: 0, paused: 0, new: 0, fine: 0 };
  const rows = all.map((row) => ({ ...row, state: feedState(row, work.now) }));
  for (const row of rows) counts[row.state] += 1;
  const wanted = filter.state ? rows.filter((row) => row.state === filter.state) : rows;
  const time = (at: Date | null) => at?.getTime() ?? 0;
  const sort = filter.sort ?? 'name';
  const orders: Record<string, (a: FeedRow, b: FeedRow) => number> = {
    ok: (a, b) => time(a.okAt) - time(b.okAt),
    newest: (a, b) => time(a.newestAt) - time(b.newestAt),
    items: (a, b) => a.items - b.items,
  };
  const order = orders[sort.replace(/^-/, '')];
  if (order) wanted.sort(order);
  if (sort.startsWith('-')) wanted.reverse();
  return { rows: wanted.slice(filter.offset, filter.offset + filter.limit), total: wanted.length, counts };
}

/** At or below `path`. */
export async function feedById(work: Work, path: string, id: string): Promise<FeedRow | undefined> {
  if (!isUuid(id)) return undefined;
  const { rows } = await rowsOf(sql`f.id = ${id}::uuid and u.path <@ ${path}::ltree`).execute(work.handle);
  return rows[0] && { ...rows[0], state: feedState(rows[0], work.now) };
}

export type LinkedItem = {
  key: string;
  title: string;
  summary: string;
  link: string;
  /** Who wrote it. */
  name: string;
  publishedAt: Date;
};
const linkedColumns = text`i.key, i.title, i.summary, i.link, coalesce(nullif(i.origin, ''), u.short_name) as name, i.published_at as "publishedAt"`;
const columns = spelled(linkedColumns);

export async function itemsOfFeed(work: Work, id: string, limit: number): Promise<LinkedItem[]> {
  const { rows } = await sql<LinkedItem>`select ${columns} from sharing.feed_item i join organizations.unit u on u.id = i.unit_id
    where i.feed_id = ${id}::uuid order by i.published_at desc, i.key limit ${limit}`.execute(work.handle);
  return rows;
}

/** From JSON, where questions are asked together, instants come as texts. */
const itemsRead = (rows: LinkedItem[]): LinkedItem[] => rows.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt) }));

const linked = question<{ path: string; limit: number; levels: readonly UnitLevel[] | null }>`
  select n.* from sharing.feed f join organizations.unit u on u.id = f.unit_id
    cross join lateral (select ${linkedColumns} from sharing.feed_item i where i.feed_id = f.id order by i.published_at desc, i.key limit 2) n
  where u.path <@ ${'path'}::ltree and u.path <> ${'path'}::ltree and u.hidden_at is null
    and (${'levels'}::text[] is null or u.level = any(${'levels'}))
  order by n."publishedAt" desc, n.key limit ${'limit'}`;
/** For a superior's first page: the newest of each feed below, so that one that tells a lot does not fill it. */
export const askLinked = (path: string, limit: number, levels: readonly UnitLevel[] = []): Question<LinkedItem[]> => ({
  asked: linked({ path, limit, levels: levels.length > 0 ? levels : null }),
  read: itemsRead,
});

export async function linkedBelow(work: Work, path: string, page: { limit: number; offset: number }): Promise<LinkedItem[]> {
  const { rows } = await sql<LinkedItem>`select ${columns} from sharing.feed_item i join organizations.unit u on u.id = i.unit_id
    where u.path <@ ${path}::ltree and u.path <> ${path}::ltree and u.hidden_at is null
    order by i.published_at desc, i.feed_id, i.key limit ${page.limit} offset ${page.offset}`.execute(work.handle);
  return rows;
}
