// What have those above sent to a unit, and what is still to be done with it?
import { sql } from 'kysely';
import { isUuid } from '#kernel/ids.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import { type Ending, isLate, type ReceiptState, receiptState } from '../rules/standing.ts';
import { withEnding } from './pushes.ts';
import { changedSince, lateOn } from './receipts.ts';

export type ReceivedRow = {
  id: string;
  articleId: string;
  title: string;
  summary: string;
  slug: string;
  version: number;
  sender: string;
  senderSlug: string;
  senderLevel: string;
  dueOn: string | null;
  mustConfirm: boolean;
  at: Date;
  amendedAt: Date | null;
  ending: Ending | null;
  state: ReceiptState;
  changed: boolean;
  late: boolean;
  seenAt: Date | null;
  seenBy: string | null;
  seenVersion: number | null;
  doneAt: Date | null;
  doneBy: string | null;
  doneNote: string;
  doneVersion: number | null;
  remindedAt: Date | null;
  remindedBy: string | null;
  recallSeenAt: Date | null;
  pinned: boolean;
  hidden: boolean;
};
export const receivedStates = ['new', 'todo', 'late', 'done', 'changed', 'over', 'recalled'] as const;
export type ReceivedFilter = { text?: string; state?: string | undefined; sort?: string; limit: number; offset: number };

const received = (work: Work, unitId: number) =>
  read(work)
    .selectFrom('sharing.receipt as r')
    .innerJoin('sharing.push as p', 'p.id', 'r.push_id')
    .innerJoin('organizations.unit as s', 's.id', 'p.unit_id')
    .innerJoin('content.article_version as v', (join) =>
      join.onRef('v.article_id', '=', 'p.article_id').onRef('v.version', '=', 'p.version'),
    )
    .where('r.unit_id', '=', unitId);
const columns = [
  ...(['p.id', 'p.article_id as articleId', 'v.title', 'v.summary', 'p.slug', 'p.version', 's.short_name as sender'] as const),
  ...(['s.slug as senderSlug', 's.level as senderLevel', 'p.due_on as dueOn', 'p.must_confirm as mustConfirm'] as const),
  ...([
    'r.delivered_at as at',
    'p.amended_at as amendedAt',
    'p.recalled_at as recalledAt',
    'p.recall_reason as recallReason',
  ] as const),
  ...(['p.withdrawn_at as withdrawnAt', 'p.withdraw_reason as withdrawReason', 'p.expires_at as expiresAt'] as const),
  ...(['r.seen_at as seenAt', 'r.seen_by as seenBy', 'r.seen_version as seenVersion', 'r.done_at as doneAt'] as const),
  ...([
    'r.done_by as doneBy',
    'r.done_note as doneNote',
    'r.done_version as doneVersion',
    'r.reminded_at as remindedAt',
  ] as const),
  ...(['r.reminded_by as remindedBy', 'r.recall_seen_at as recallSeenAt'] as const),
  sql<boolean>`r.pinned_at is not null`.as('pinned'),
  sql<boolean>`r.hidden_at is not null`.as('hidden'),
  changedSince.as('changed'),
] as const;
const live = (now: Date) =>
  sql<boolean>`(p.recalled_at is null and p.withdrawn_at is null and (p.expires_at is null or p.expires_at > ${now}))`;
/** Nobody of the unit has read the words as they stand now. */
const unread = sql<boolean>`(r.seen_at is null or r.seen_version < p.version)`;

/** Taken back within the last month, and nobody of the unit has read why. */
const recalledUnread = (now: Date) =>
  sql<boolean>`(p.recalled_at > ${now}::timestamptz - interval '30 days' and r.recall_seen_at is null)`;

type Found = Omit<ReceivedRow, 'state' | 'late' | 'ending'> & Parameters<typeof withEnding>[0];
function rowOf(row: Found, work: Work): ReceivedRow {
  const state = receiptState(row);
  const { ending, ...rest } = withEnding(row, work.now);
  return { ...rest, ending, state, late: ending === null && isLate(state, row, work.today) };
}

export async function listReceived(
  work: Work,
  unitId: number,
  filter: ReceivedFilter,
): Promise<{ rows: ReceivedRow[]; total: number }> {
  let query = received(work, unitId);
  for (const like of likePatterns(filter.text)) query = query.where(sql<boolean>`platform.fold(v.title) like ${like}`);
  const conditions: Record<string, ReturnType<typeof sql<boolean>>> = {
    new: sql<boolean>`${live(work.now)} and ${unread}`,
    todo: sql<boolean>`${live(work.now)} and p.must_confirm and r.done_at is null`,
    late: sql<boolean>`${live(work.now)} and ${lateOn(work.today)}`,
    done: sql<boolean>`r.done_at is not null`,
    changed: sql<boolean>`${live(work.now)} and ${changedSince}`,
    recalled: recalledUnread(work.now),
    over: sql<boolean>`not ${live(work.now)}`,
  };
  const condition = conditions[filter.state ?? ''];
  if (condition) query = query.where(condition);
  const { total } = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const sort = filter.sort ?? '-at';
  const column = { at: 'r.delivered_at', due: 'p.due_on', title: 'v.title' }[sort.replace(/^-/, '')] ?? 'r.delivered_at';
  const rows = await query
    .select([...columns])
    .orderBy(sql.ref(column), (order) => (sort.startsWith('-') ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy('p.id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { total, rows: rows.map((row) => rowOf(row, work)) };
}

export async function receivedById(work: Work, unitId: number, id: string): Promise<ReceivedRow | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await received(work, unitId)
    .select([...columns])
    .where('r.push_id', '=', id)
    .executeTakeFirst();
  return row && rowOf(row, work);
}

/** What nobody has read, what is still to be confirmed, what of that is late, what was taken back unread: asked with every screen. */
export type ReceivedCounts = { unread: number; todo: number; late: number; recalled: number };
export async function countReceived(work: Work, unitId: number): Promise<ReceivedCounts> {
  const { rows } = await sql<ReceivedCounts>`
    select (count(*) filter (where live and ${unread}))::int as unread,
      (count(*) filter (where live and p.must_confirm and r.done_at is null))::int as todo,
      (count(*) filter (where live and ${lateOn(work.today)}))::int as late,
      (count(*) filter (where ${recalledUnread(work.now)}))::int as recalled
    from sharing.receipt r join sharing.push p on p.id = r.push_id cross join lateral (select ${live(work.now)} as live) l
    where r.unit_id = ${unitId}`.execute(work.handle);
  return rows[0] ?? { unread: 0, todo: 0, late: 0, recalled: 0 };
}
