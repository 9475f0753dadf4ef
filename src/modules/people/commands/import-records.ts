// The stored side of imports: the file, its state, and what it changed.

import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import type { ImportState, ImportTable } from '../tables.ts';
import { loadPupils, type PupilToSave } from './assess-pupils.ts';
import { recountPupils } from './counters.ts';

export type Import = Selectable<ImportTable>;
export type ImportRowSummary = Pick<
  Import,
  'id' | 'state' | 'file_name' | 'created_at' | 'applied_at' | 'result' | 'failure' | 'progress'
>;

const userOf = (work: Work) => (work.actor.kind === 'person' ? work.actor.name : 'Hệ thống');

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
      created_by: userOf(work),
      applied_by: null,
      applied_at: null,
      undone_by: null,
      undone_at: null,
    })
    .execute();
}

export async function importById(work: Work, unitId: number, id: string): Promise<Import | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
  return read(work).selectFrom('people.import').selectAll().where('id', '=', id).where('unit_id', '=', unitId).executeTakeFirst();
}
export async function importForJob(work: Work, id: string): Promise<Import | undefined> {
  return read(work).selectFrom('people.import').selectAll().where('id', '=', id).executeTakeFirst();
}
export async function listImports(work: Work, unitId: number): Promise<ImportRowSummary[]> {
  const { rows } = await sql<ImportRowSummary>`
    select id, state, file_name, created_at, applied_at, jsonb_build_object('counts', result -> 'counts') as result, failure, progress
    from people.import where unit_id = ${unitId} and state <> 'discarded' order by created_at desc limit 50`.execute(work.handle);
  return rows;
}

export async function setImportState(
  work: Work,
  id: string,
  state: ImportState,
  more: {
    options?: Record<string, boolean>;
    result?: unknown;
    progress?: number;
    failure?: string | null;
    applied?: true;
    undone?: true;
  } = {},
): Promise<void> {
  await write(work)
    .updateTable('people.import')
    .set({
      state,
      updated_at: new Date(),
      ...(more.options ? { options: JSON.stringify(more.options) } : {}),
      ...(more.result !== undefined ? { result: JSON.stringify(more.result) } : {}),
      ...(more.progress !== undefined ? { progress: more.progress } : {}),
      ...(more.failure !== undefined ? { failure: more.failure } : {}),
      ...(more.applied ? { applied_at: work.now, applied_by: userOf(work) } : {}),
      ...(more.undone ? { undone_at: work.now, undone_by: userOf(work) } : {}),
    })
    .where('id', '=', id)
    .execute();
}

export type ImportChange = { pupilId: string; before: PupilToSave | null; after: PupilToSave };

export async function keepImportChanges(work: Work, importId: string, unitId: number, changes: ImportChange[]): Promise<void> {
  // What stands in the database after the write, so that undoing can tell whether anything was changed since.
  const stored = new Map(
    (
      await loadPupils(
        work,
        changes.map((change) => change.pupilId),
      )
    ).map((row) => [row.pupil.id, row]),
  );
  const json = changes.map((change, position) => ({
    position,
    object_id: change.pupilId,
    before: change.before,
    after: stored.get(change.pupilId) ?? change.after,
  }));
  await sql`insert into people.import_change (import_id, unit_id, position, object_kind, object_id, before, after)
    select ${importId}::uuid, ${unitId}, position, 'pupil', object_id, nullif(before, 'null'::jsonb), after
    from jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as c(position int, object_id text, before jsonb, after jsonb)
    on conflict (import_id, position) do update set object_id = excluded.object_id, before = excluded.before, after = excluded.after`.execute(
    work.handle,
  );
}

export async function importChanges(work: Work, importId: string): Promise<ImportChange[]> {
  const rows = await read(work)
    .selectFrom('people.import_change')
    .selectAll()
    .where('import_id', '=', importId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    pupilId: row.object_id,
    before: row.before as PupilToSave | null,
    after: row.after as PupilToSave,
  }));
}

/** Only for taking back what an import made: a pupil who was never more than a wrong line. */
export async function deletePupils(work: Work, unitId: number, ids: string[]): Promise<void> {
  const { rows } = await sql<{
    class_id: number | null;
  }>`select class_id from people.pupil where id = any(${ids}::uuid[]) and unit_id = ${unitId}`.execute(work.handle);
  await sql`delete from people.guardian where pupil_id = any(${ids}::uuid[])`.execute(work.handle);
  await sql`delete from people.pupil where id = any(${ids}::uuid[]) and unit_id = ${unitId}`.execute(work.handle);
  await recountPupils(
    work,
    unitId,
    rows.map((row) => row.class_id),
  );
}
