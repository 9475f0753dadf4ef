// The stored side of imports: the file, its state, how far it is, and what it changed.

import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import { isUuid } from '#kernel/ids.ts';
import type { Work } from '#platform/db/work.ts';
import type { Correction } from '#platform/spreadsheet/columns.ts';
import { read, write } from '../handles.ts';
import type { ImportState, ImportTable } from '../tables.ts';

export type ImportKindName = ImportTable['kind'];
/** What the person decided: kept with the import, the same in the dry run, the import and the file of faulty rows. */
export type ImportOptions = { createClasses?: boolean; allOrNothing?: boolean; corrections?: Correction[] };
type WithOptions<T extends { options: unknown }> = Omit<T, 'options'> & { options: ImportOptions };
export type Import = WithOptions<Selectable<ImportTable>>;
/** Without the file, which may have ten megabytes. */
export type ImportRecord = Omit<Import, 'file'>;
export type ImportRowSummary = Pick<
  Import,
  | 'id'
  | 'kind'
  | 'state'
  | 'file_name'
  | 'created_at'
  | 'created_by'
  | 'applied_at'
  | 'result'
  | 'failure'
  | 'phase'
  | 'rows_done'
  | 'rows_total'
>;

const isId = (id: string) => isUuid(id);

export async function insertImport(
  work: Work,
  row: Pick<Import, 'id' | 'unit_id' | 'kind' | 'file_name' | 'file' | 'file_sha256'>,
): Promise<void> {
  await write(work)
    .insertInto('people.import')
    .values({
      ...row,
      state: 'uploaded',
      options: '{}',
      result: null,
      failure: null,
      phase: null,
      ...{ created_by: actorName(work.actor), created_at: work.now },
      applied_by: null,
      applied_at: null,
      undone_by: null,
      undone_at: null,
    })
    .execute();
}

export async function importById(work: Work, unitId: number, id: string): Promise<ImportRecord | undefined> {
  if (!isId(id)) return undefined;
  const row = await read(work)
    .selectFrom('people.import')
    .select([
      ...(['id', 'unit_id', 'kind', 'state', 'file_name', 'file_sha256', 'options', 'progress', 'result', 'failure'] as const),
      ...(['phase', 'rows_done', 'rows_total', 'created_by', 'created_at', 'applied_by', 'applied_at'] as const),
      ...(['undone_by', 'undone_at', 'updated_at'] as const),
    ])
    .where('id', '=', id)
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  return row && { ...row, options: row.options as ImportOptions };
}
export async function importForJob(work: Work, id: string): Promise<Import | undefined> {
  const row = await read(work).selectFrom('people.import').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { ...row, options: row.options as ImportOptions };
}
export async function listImports(
  work: Work,
  unitId: number,
  filter: { kind?: string; text?: string; limit?: number; offset?: number } = {},
): Promise<{ rows: ImportRowSummary[]; total: number }> {
  const where = sql`unit_id = ${unitId} and state <> 'discarded' and (${filter.kind ?? ''} = '' or kind = ${filter.kind ?? ''})
    and position(lower(${filter.text ?? ''}) in lower(file_name)) > 0`;
  const { rows } = await sql<ImportRowSummary>`
    select id, kind, state, file_name, created_at, created_by, applied_at, jsonb_build_object('counts', result -> 'counts') as result,
      failure, phase, rows_done, rows_total
    from people.import where ${where} order by created_at desc limit ${filter.limit ?? 50} offset ${filter.offset ?? 0}`.execute(
    work.handle,
  );
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from people.import where ${where}`.execute(
    work.handle,
  );
  return { rows, total: counted[0]?.n ?? 0 };
}

export async function setImportState(
  work: Work,
  id: string,
  state: ImportState,
  more: { options?: ImportOptions; result?: unknown; failure?: string | null; applied?: true; undone?: true } = {},
): Promise<void> {
  await write(work)
    .updateTable('people.import')
    .set({
      state,
      updated_at: new Date(),
      ...{ phase: null, rows_done: 0, rows_total: 0 },
      ...(more.options ? { options: JSON.stringify(more.options) } : {}),
      ...(more.result !== undefined ? { result: JSON.stringify(more.result) } : {}),
      ...(more.failure !== undefined ? { failure: more.failure } : {}),
      ...(more.applied ? { applied_at: work.now, applied_by: actorName(work.actor) } : {}),
      ...(more.undone ? { undone_at: work.now, undone_by: actorName(work.actor) } : {}),
    })
    .where('id', '=', id)
    .execute();
}

/** Told in a transaction of its own while the work's transaction is still open, so that watchers see it move. */
export async function setImportProgress(work: Work, id: string, phase: string, done: number, total: number): Promise<void> {
  await write(work)
    .updateTable('people.import')
    .set({ phase, rows_done: done, rows_total: total })
    .where('id', '=', id)
    .where('state', 'in', ['checking', 'applying', 'undoing'])
    .execute();
}

/** One record an import wrote, with what stood there before and what stood there right after. */
export type ImportChange = { kind: 'pupil' | 'staff' | 'class'; id: string; before: unknown; after: unknown };

export async function keepImportChanges(work: Work, importId: string, unitId: number, changes: ImportChange[]): Promise<void> {
  const json = changes.map((change, position) => ({ position, object_kind: change.kind, object_id: change.id, ...change }));
  await sql`insert into people.import_change (import_id, unit_id, position, object_kind, object_id, before, after)
    select ${importId}::uuid, ${unitId}, position, object_kind, object_id, nullif(before, 'null'::jsonb), after
    from jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as c(position int, object_kind text, object_id text, before jsonb, after jsonb)
    on conflict (import_id, position) do update set object_kind = excluded.object_kind, object_id = excluded.object_id,
      before = excluded.before, after = excluded.after`.execute(work.handle);
}

export async function importChanges(work: Work, importId: string): Promise<ImportChange[]> {
  const rows = await read(work)
    .selectFrom('people.import_change')
    .selectAll()
    .where('import_id', '=', importId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    kind: row.object_kind as ImportChange['kind'],
    id: row.object_id,
    before: row.before,
    after: row.after,
  }));
}
