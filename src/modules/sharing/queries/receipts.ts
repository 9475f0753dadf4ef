// How far are the receivers of one push? For its sender, and for whoever looks after some of them.
import { sql } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import type { ReceiptState } from '../rules/standing.ts';

export type ReceiptRow = {
  unitId: number;
  code: string | null;
  name: string;
  level: UnitLevel;
  officeName: string | null;
  state: ReceiptState;
  changed: boolean;
  late: boolean;
  at: Date;
  seenAt: Date | null;
  seenBy: string | null;
  doneAt: Date | null;
  doneBy: string | null;
  doneNote: string;
  remindedAt: Date | null;
  hidden: boolean;
};
export type ReceiptFilter = {
  /** Only the units in this subtree. */
  under?: string;
  text?: string;
  state?: string | undefined;
  level?: string | undefined;
  late?: boolean;
  sort?: string;
  limit: number;
  offset: number;
};

/** The same as `receiptState` and `isLate`, for the database. */
const stateOf = sql<ReceiptState>`case when r.done_at is not null then 'done' when r.seen_at is not null then 'seen' else 'delivered' end`;
export const lateOn = (today: string) =>
  sql<boolean>`(p.due_on is not null and p.due_on <= ${today} and case when p.must_confirm then r.done_at is null else r.seen_at is null end)`;
export const changedSince = sql<boolean>`(r.seen_version is not null and r.seen_version < p.version)`;

const orders = {
  name: sql`u.sort_key`,
  state: sql`case when r.done_at is not null then 2 when r.seen_at is not null then 1 else 0 end`,
  at: sql`coalesce(r.done_at, r.seen_at, r.delivered_at)`,
  office: sql`o.sort_key`,
};

export async function listReceipts(
  work: Work,
  pushId: string,
  filter: ReceiptFilter,
): Promise<{ rows: ReceiptRow[]; total: number }> {
  let query = read(work)
    .selectFrom('sharing.receipt as r')
    .innerJoin('sharing.push as p', 'p.id', 'r.push_id')
    .innerJoin('organizations.unit as u', 'u.id', 'r.unit_id')
    .leftJoin('organizations.unit as o', 'o.id', 'u.parent_id')
    .where('r.push_id', '=', pushId);
  if (filter.under) query = query.where(sql<boolean>`u.path <@ ${filter.under}::ltree`);
  for (const like of likePatterns(filter.text)) query = query.where('u.name_fold', 'like', like);
  if (filter.state === 'changed') query = query.where(changedSince);
  else if (filter.state) query = query.where(stateOf, '=', filter.state as ReceiptState);
  if (filter.level) query = query.where('u.level', '=', filter.level as UnitLevel);
  if (filter.late) query = query.where(lateOn(work.today));
  const { total } = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const sort = filter.sort ?? 'name';
  const order = orders[sort.replace(/^-/, '') as keyof typeof orders] ?? orders.name;
  const rows = await query
    .select([
      ...(['u.id as unitId', 'u.code', 'u.short_name as name', 'u.level', 'o.short_name as officeName'] as const),
      ...([stateOf.as('state'), changedSince.as('changed'), lateOn(work.today).as('late')] as const),
      sql<Date>`coalesce(r.done_at, r.seen_at, r.delivered_at)`.as('at'),
      ...(['r.seen_at as seenAt', 'r.seen_by as seenBy', 'r.done_at as doneAt', 'r.done_by as doneBy'] as const),
      ...(['r.done_note as doneNote', 'r.reminded_at as remindedAt'] as const),
      sql<boolean>`r.hidden_at is not null`.as('hidden'),
    ])
    .orderBy(order, sort.startsWith('-') ? 'desc' : 'asc')
    .orderBy('u.sort_key')
    .orderBy('u.id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return { rows, total };
}

export async function receiversOfPush(work: Work, pushId: string): Promise<number[]> {
  const rows = await read(work)
    .selectFrom('sharing.receipt')
    .select('unit_id')
    .where('push_id', '=', pushId)
    .orderBy('unit_id')
    .execute();
  return rows.map((row) => row.unit_id);
}
