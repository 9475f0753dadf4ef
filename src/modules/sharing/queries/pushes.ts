// What has a unit sent, and how far are the receivers with it?
import { sql } from 'kysely';
import { isUuid } from '#kernel/ids.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { type Ending, endingOf } from '../rules/standing.ts';
import { lateOn } from './receipts.ts';

export type PushRow = {
  id: string;
  unitId: number;
  articleId: string;
  title: string;
  words: string;
  slug: string;
  version: number;
  sender: string;
  senderSlug: string;
  senderLevel: string;
  dueOn: string | null;
  mustConfirm: boolean;
  sentAt: Date;
  sentBy: string;
  amendedAt: Date | null;
  /** Recalled; the origin waits for somebody who may withdraw it. */
  originLeft: boolean;
  ending: Ending | null;
  sent: number;
  seen: number;
  done: number;
  late: number;
};
export type PushFilter = {
  text?: string;
  state?: string | undefined;
  /** What those above have sent to units below this one, instead of what it has sent itself. */
  fromAbove?: boolean;
  sort?: string;
  limit: number;
  offset: number;
};
/** Whose view it is: a sender's of all receivers, or that of one between the sender and some of them, of its own. */
export type PushViewer = Pick<Unit, 'id' | 'path'>;

const pushes = (work: Work) =>
  read(work)
    .selectFrom('sharing.push as p')
    .innerJoin('organizations.unit as s', 's.id', 'p.unit_id')
    .innerJoin('content.article_version as v', (join) =>
      join.onRef('v.article_id', '=', 'p.article_id').onRef('v.version', '=', 'p.version'),
    );
const live = (now: Date) =>
  sql<boolean>`(p.recalled_at is null and p.withdrawn_at is null and (p.expires_at is null or p.expires_at > ${now}))`;

const columns = [
  ...(['p.id', 'p.unit_id as unitId', 'p.article_id as articleId', 'v.title', 'p.audience_words as words', 'p.slug'] as const),
  ...(['p.version', 'p.due_on as dueOn', 'p.must_confirm as mustConfirm', 'p.sent_at as sentAt', 'p.sent_by as sentBy'] as const),
  ...(['s.short_name as sender', 's.slug as senderSlug', 's.level as senderLevel'] as const),
  ...(['p.amended_at as amendedAt', 'p.recalled_at as recalledAt', 'p.recall_reason as recallReason'] as const),
  'p.origin_left as originLeft',
  ...(['p.withdrawn_at as withdrawnAt', 'p.withdraw_reason as withdrawReason', 'p.expires_at as expiresAt'] as const),
] as const;

type Ended = {
  recalledAt: Date | null;
  recallReason: string | null;
  withdrawnAt: Date | null;
  withdrawReason: string | null;
  expiresAt: Date | null;
};
/** The columns that say whether it is over, as one answer. */
export function withEnding<Row extends Ended>(row: Row, now: Date): Omit<Row, keyof Ended> & { ending: Ending | null } {
  const { recalledAt, recallReason, withdrawnAt, withdrawReason, expiresAt, ...rest } = row;
  return { ...rest, ending: endingOf({ recalledAt, recallReason, withdrawnAt, withdrawReason, expiresAt }, now) };
}

const below = (viewer: PushViewer) =>
  sql<boolean>`r.unit_id in (select b.id from organizations.unit b where b.path <@ ${viewer.path}::ltree)`;
const sentOver = (viewer: PushViewer) =>
  sql<boolean>`(s.path @> ${viewer.path}::ltree and s.id <> ${viewer.id}
    and exists (select from sharing.receipt r where r.push_id = p.id and ${below(viewer)}))`;

export async function listPushes(
  work: Work,
  viewer: PushViewer,
  filter: PushFilter,
): Promise<{ rows: PushRow[]; total: number }> {
  let query = filter.fromAbove ? pushes(work).where(sentOver(viewer)) : pushes(work).where('p.unit_id', '=', viewer.id);
  for (const like of likePatterns(filter.text)) query = query.where(sql<boolean>`platform.fold(v.title) like ${like}`);
  if (filter.state === 'live') query = query.where(live(work.now));
  if (filter.state === 'over') query = query.where(sql<boolean>`not ${live(work.now)}`);
  if (filter.state === 'late')
    query = query
      .where(live(work.now))
      .where(
        sql<boolean>`exists (select from sharing.receipt r where r.push_id = p.id and ${below(viewer)} and ${lateOn(work.today)})`,
      );
  const { total } = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const sort = filter.sort ?? '-sent';
  const column = { sent: 'p.sent_at', due: 'p.due_on', title: 'v.title' }[sort.replace(/^-/, '')] ?? 'p.sent_at';
  const rows = await query
    .select([...columns])
    .orderBy(sql.ref(column), (order) => (sort.startsWith('-') ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy('p.id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  const counts = await countsOf(
    work,
    viewer,
    rows.map((row) => row.id),
  );
  return { total, rows: rows.map((row) => ({ ...withEnding(row, work.now), ...(counts.get(row.id) ?? none) })) };
}

const none = { sent: 0, seen: 0, done: 0, late: 0 };
async function countsOf(work: Work, viewer: PushViewer, ids: string[]): Promise<Map<string, typeof none>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string } & typeof none>`
    select p.id, count(*)::int as sent, count(r.seen_at)::int as seen, count(r.done_at)::int as done,
      (count(*) filter (where ${lateOn(work.today)}))::int as late
    from sharing.push p join sharing.receipt r on r.push_id = p.id where p.id = any(${ids}::uuid[]) and (p.unit_id = ${viewer.id} or ${below(viewer)}) group by p.id`.execute(
    work.handle,
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** Its own, or one from above with receivers below the viewer: then the counts are of those. */
export async function pushById(work: Work, viewer: PushViewer, id: string): Promise<PushRow | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await pushes(work)
    .select([...columns])
    .where((q) => q.or([q('p.unit_id', '=', viewer.id), sentOver(viewer)]))
    .where('p.id', '=', id)
    .executeTakeFirst();
  return row && { ...withEnding(row, work.now), ...((await countsOf(work, viewer, [id])).get(id) ?? none) };
}

/** Recalled ones whose origin is still published and waits for somebody who may withdraw it. */
export async function originsLeft(work: Work, unitId: number): Promise<{ id: string; title: string; by: string; at: Date }[]> {
  return pushes(work)
    .innerJoin('content.article as a', 'a.id', 'p.article_id')
    .select(['p.id', 'v.title', 'p.recalled_by as by', 'p.recalled_at as at'])
    .where('p.unit_id', '=', unitId)
    .where('p.origin_left', '=', true)
    .where('a.state', '=', 'published')
    .where((q) => q.or([q('a.expires_at', 'is', null), q('a.expires_at', '>', work.now)]))
    .orderBy('p.recalled_at')
    .limit(5)
    .$narrowType<{ by: string; at: Date }>()
    .execute();
}

/** The unit that sent it, for the command line, which knows only the number of the push. */
export async function senderOf(work: Work, id: string): Promise<number | undefined> {
  if (!isUuid(id)) return undefined;
  return (await read(work).selectFrom('sharing.push').select('unit_id').where('id', '=', id).executeTakeFirst())?.unit_id;
}
