// Who did what, here and below, newest first? Row-level security decides what "here" is.
import { type SqlBool, sql } from 'kysely';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import { readerOf, type Work } from '#platform/db/work.ts';
import type { AuditTables } from './tables.ts';

const read = readerOf<AuditTables>();

export type AuditFilter = {
  path: string;
  /** Words of the sentence or of the person, in any order, with or without tones. */
  text?: string;
  /** Beginnings of the verb, e.g. `people.`; an entry fits when one of them does. */
  actions?: readonly string[];
  /** Without these beginnings. */
  without?: readonly string[];
  from?: string;
  to?: string;
  object?: { kind: string; id: string };
  /** Only what this person did. */
  actorId?: string;
  limit?: number;
  offset?: number;
};
export type AuditRow = {
  id: number;
  at: Date;
  businessAt: Date;
  actorId: string | null;
  actor: string;
  unit: string | null;
  action: string;
  objectKind: string;
  objectId: string;
  summary: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

const begins = (actions: readonly string[]) => sql<SqlBool>`e.action like any(${actions.map((action) => `${action}%`)}::text[])`;

export async function auditEntries(work: Work, filter: AuditFilter): Promise<AuditRow[]> {
  let query = read(work)
    .selectFrom('audit.entry as e')
    .select([
      ...([
        'e.id',
        'e.at',
        'e.business_at as businessAt',
        'e.actor_id as actorId',
        'e.actor_label as actor',
        'e.action',
      ] as const),
      ...(['e.object_kind as objectKind', 'e.object_id as objectId', 'e.summary', 'e.before', 'e.after'] as const),
      sql<string | null>`(select u.short_name from organizations.unit u where u.id = e.unit_id)`.as('unit'),
    ])
    .where(sql<SqlBool>`e.unit_id in (select id from organizations.unit where path <@ ${filter.path}::ltree)`)
    .orderBy('e.id', 'desc')
    .limit(filter.limit ?? 50)
    .offset(filter.offset ?? 0);
  for (const like of likePatterns(filter.text)) query = query.where(sql<SqlBool>`e.search_fold like ${like}`);
  if (filter.actions && filter.actions.length > 0) query = query.where(begins(filter.actions));
  if (filter.without && filter.without.length > 0) query = query.where(sql<SqlBool>`not ${begins(filter.without)}`);
  if (filter.object) query = query.where('e.object_kind', '=', filter.object.kind).where('e.object_id', '=', filter.object.id);
  if (filter.actorId) query = query.where('e.actor_id', '=', filter.actorId);
  if (filter.from) query = query.where(sql<SqlBool>`e.business_at >= ${`${filter.from}T00:00:00+07:00`}::timestamptz`);
  if (filter.to)
    query = query.where(sql<SqlBool>`e.business_at < ${`${filter.to}T00:00:00+07:00`}::timestamptz + interval '1 day'`);
  return (await query.execute()) as AuditRow[];
}

/** When did this person last do this to this object? For acts that are logged once an hour, not at every glance. */
export async function lastDone(work: Work, action: string, object: { kind: string; id: string }): Promise<Date | undefined> {
  if (work.actor.kind !== 'person') return undefined;
  const row = await read(work)
    .selectFrom('audit.entry')
    .select('at')
    .where('object_kind', '=', object.kind)
    .where('object_id', '=', object.id)
    .where('action', '=', action)
    .where('actor_id', '=', work.actor.userId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}
