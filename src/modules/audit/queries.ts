// Who did what, here and below, newest first? Row-level security decides what "here" is.
import { sql } from 'kysely';
import { readerOf, type Work } from '#platform/db/work.ts';
import type { AuditTables } from './tables.ts';

const read = readerOf<AuditTables>();

export type AuditFilter = {
  path: string;
  text?: string;
  action?: string;
  from?: string;
  to?: string;
  object?: { kind: string; id: string };
  limit?: number;
  offset?: number;
};
export type AuditRow = {
  id: number;
  at: Date;
  businessAt: Date;
  actor: string;
  action: string;
  summary: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

export async function auditEntries(work: Work, filter: AuditFilter): Promise<AuditRow[]> {
  let query = read(work)
    .selectFrom('audit.entry')
    .select(['id', 'at', 'business_at as businessAt', 'actor_label as actor', 'action', 'summary', 'before', 'after'])
    .where(sql<boolean>`unit_id in (select id from organizations.unit where path <@ ${filter.path}::ltree)`)
    .orderBy('id', 'desc')
    .limit(filter.limit ?? 50)
    .offset(filter.offset ?? 0);
  if (filter.text) {
    const like = `%${filter.text.replace(/[%_\\]/g, '\\$&')}%`;
    query = query.where((q) => q.or([q('summary', 'ilike', like), q('actor_label', 'ilike', like)]));
  }
  if (filter.action) query = query.where('action', 'like', `${filter.action.replace(/[%_\\]/g, '\\$&')}%`);
  if (filter.object) query = query.where('object_kind', '=', filter.object.kind).where('object_id', '=', filter.object.id);
  if (filter.from) query = query.where(sql<boolean>`business_at >= ${`${filter.from}T00:00:00+07:00`}::timestamptz`);
  if (filter.to)
    query = query.where(sql<boolean>`business_at < ${`${filter.to}T00:00:00+07:00`}::timestamptz + interval '1 day'`);
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
