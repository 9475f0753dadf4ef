// The life of a file of marks: read, looked at, decided about, applied or dropped. The plan is made anew whenever somebody looks.
import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Actor, actorName, holds } from '#kernel/actor.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, type Reason, refuse } from '#kernel/refusal.ts';
import { likePatterns, nfc } from '#kernel/vietnamese-text.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { readWorkbook } from '#platform/spreadsheet/read.ts';
import { read, write } from '../handles.ts';
import { overseers } from '../policy.ts';
import { applyMarks } from './apply.ts';
import type { Choices, Counts, FileTable, Undone } from './file.ts';
import { type Plan, planMarks } from './plan.ts';
import { readMarkTables } from './read-marks.ts';

/** More than this is written by a job. */
export const cellsAtOnce = 4000;

type UnitRef = { path: string; shortName: string };
export const mayImportMarks = (actor: Actor, unit: UnitRef): true | Reason =>
  holds(actor, ['principal', 'clerk', 'teacher'], unit.path) || {
    code: 'not_allowed',
    message: `Nhập điểm từ Excel dành cho giáo viên (các lớp mình dạy), hiệu trưởng và văn thư của ${unit.shortName}.`,
  };
export const mayExportSchool = (actor: Actor, unit: UnitRef): true | Reason =>
  seesAll(actor, unit) || {
    code: 'not_allowed',
    message: `Bảng điểm toàn trường do hiệu trưởng, văn thư của ${unit.shortName} và cấp trên tải. Môn mình dạy, lớp mình chủ nhiệm thì giáo viên tải được.`,
  };
export function demandImport(actor: Actor, unit: UnitRef): void {
  const may = mayImportMarks(actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
}
export const ownId = (actor: Actor): string => (actor.kind === 'person' ? actor.userId : 'system');
const seesAll = (actor: Actor, unit: UnitRef) => holds(actor, ['principal', 'clerk', ...overseers], unit.path);

export type MarkFile = { name: string; sha256: string; tables: readonly FileTable[] };
/** @throws Refused when it cannot be read, or holds no marks */
export async function readMarkFile(name: string, bytes: Uint8Array): Promise<MarkFile> {
  const tables = readMarkTables(await readWorkbook(bytes));
  return { name, sha256: createHash('sha256').update(bytes).digest('hex'), tables };
}

export async function keepMarkFile(work: Work, unit: Unit, file: MarkFile, choices: Choices = {}): Promise<string> {
  demandImport(work.actor, unit);
  const id = randomUUID();
  await write(work)
    .insertInto('assessment.mark_import')
    .values({
      ...{ id, unit_id: unit.id, file_name: nfc(file.name).slice(0, 120) || 'bang-diem.xlsx' },
      ...{ file_sha256: file.sha256, tables: JSON.stringify(file.tables), choices: JSON.stringify(choices) },
      ...{ created_by: ownId(work.actor), created_by_name: actorName(work.actor), created_at: work.now },
    })
    .execute();
  return id;
}

export type MarkImport = {
  id: string;
  fileName: string;
  sha256: string;
  tables: readonly FileTable[];
  choices: Choices;
  state: 'read' | 'applying' | 'applied' | 'discarded' | 'undoing' | 'undone';
  counts: Counts | null;
  failure: string | null;
  by: string;
  createdBy: string;
  at: Date;
  appliedAt: Date | null;
  /** Acts that it wrote. */
  written: readonly string[];
  undone: Undone | null;
  undoneBy: string | null;
  undoneAt: Date | null;
};
/** A teacher's own; those who answer for the school see all. @throws Refused not_found */
export async function markImport(work: Work, unit: Unit, id: string, lock = false): Promise<MarkImport> {
  const query = read(work)
    .selectFrom('assessment.mark_import')
    .select(['id', 'file_name as fileName', 'file_sha256 as sha256', 'tables', 'choices', 'state', 'counts', 'failure'])
    .select(['created_by as createdBy', 'created_by_name as by', 'created_at as at', 'applied_at as appliedAt', 'written'])
    .select(['undone', 'undone_by_name as undoneBy', 'undone_at as undoneAt'])
    .where('unit_id', '=', unit.id)
    .where('id', '=', isUuid(id) ? id : '00000000-0000-0000-0000-000000000000');
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row || row.state === 'discarded' || (row.createdBy !== ownId(work.actor) && !seesAll(work.actor, unit)))
    throw notFound('Không tìm thấy lần nhập điểm này.');
  return row;
}

export type MarkImportRow = Pick<MarkImport, 'id' | 'fileName' | 'state' | 'counts' | 'failure' | 'by' | 'at'>;
export async function listMarkImports(
  work: Work,
  unit: Unit,
  filter: { text: string; limit: number; offset: number },
): Promise<{ rows: MarkImportRow[]; total: number }> {
  const patterns = likePatterns(filter.text);
  const { rows } = await sql<MarkImportRow & { total: number }>`
    select id, file_name as "fileName", state, counts, failure, created_by_name as by, created_at as at, count(*) over ()::int as total
    from assessment.mark_import
    where unit_id = ${unit.id} and state <> 'discarded' and (${seesAll(work.actor, unit)} or created_by = ${ownId(work.actor)})
      and platform.fold(file_name || ' ' || created_by_name) like all(${patterns}::text[])
    order by created_at desc, id limit ${filter.limit} offset ${filter.offset}`.execute(work.handle);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export const planOf = (work: Work, unit: Unit, { sha256, tables, choices }: MarkImport): Promise<Plan> =>
  planMarks(work, unit, { sha256, tables }, choices);

function demandOpen(one: MarkImport): void {
  if (one.state !== 'read') throw refuse('state', 'Lần nhập này đã ghi hoặc đang ghi, tải lại trang để xem.');
}

export async function chooseForImport(work: Work, unit: Unit, id: string, choose: (now: Choices) => Choices): Promise<void> {
  demandImport(work.actor, unit);
  const one = await markImport(work, unit, id, true);
  demandOpen(one);
  await write(work)
    .updateTable('assessment.mark_import')
    .set({ choices: JSON.stringify(choose(one.choices)) })
    .where('id', '=', id)
    .execute();
}

export async function discardMarkImport(work: Work, unit: Unit, id: string): Promise<void> {
  demandImport(work.actor, unit);
  demandOpen(await markImport(work, unit, id, true));
  await write(work).updateTable('assessment.mark_import').set({ state: 'discarded' }).where('id', '=', id).execute();
}

/** Everything good in one transaction; much of it by a job in the name of whoever asked. */
export async function applyMarkImport(work: Work, unit: Unit, id: string): Promise<void> {
  demandImport(work.actor, unit);
  const one = await markImport(work, unit, id, true);
  demandOpen(one);
  const plan = await planOf(work, unit, one);
  if (plan.counts.new + plan.counts.changed > cellsAtOnce) {
    await write(work)
      .updateTable('assessment.mark_import')
      .set({ state: 'applying', failure: null })
      .where('id', '=', id)
      .execute();
    await enqueue(work, importJob, { id, actor: work.actor }, { key: `${importJob}:${id}`, queue: `imports:${unit.id}` });
    return announceMoved(work, unit.id);
  }
  await finish(work, unit, one, plan);
}
export const importJob = 'mark-import-apply';

/** The part of the job: again after a crash it finds nothing half done. */
export async function applyWaitingImport(work: Work, unit: Unit, id: string): Promise<void> {
  const one = await markImport(work, unit, id, true);
  if (one.state === 'applying') await finish(work, unit, one, await planOf(work, unit, one));
}
export async function failMarkImport(work: Work, id: string, failure: string): Promise<number | null> {
  const row = await write(work)
    .updateTable('assessment.mark_import')
    .set((expression) => ({
      state: sql`case state when 'undoing' then 'applied' else 'read' end`,
      failure: expression.val(failure),
    }))
    .where('id', '=', id)
    .where('state', 'in', ['applying', 'undoing'])
    .returning('unit_id')
    .executeTakeFirst();
  return row?.unit_id ?? null;
}

async function finish(work: Work, unit: Unit, one: MarkImport, plan: Plan): Promise<Counts> {
  const about = { fileName: one.fileName, importId: one.id, addColumns: one.choices.addColumns ?? false };
  const { counts, written } = await applyMarks(work, unit, plan, about);
  await write(work)
    .updateTable('assessment.mark_import')
    .set({
      ...{ state: 'applied', counts: JSON.stringify(counts), failure: null, written },
      ...{ applied_at: work.now, applied_by_name: actorName(work.actor) },
    })
    .where('id', '=', one.id)
    .execute();
  await announceMoved(work, unit.id);
  return counts;
}

/** Read and brought in in one go, as the command line does. */
export async function importMarksNow(
  work: Work,
  unit: Unit,
  file: MarkFile,
  options: Choices & { dryRun: boolean },
): Promise<Plan> {
  const { dryRun, ...choices } = options;
  if (dryRun) {
    demandImport(work.actor, unit);
    return planMarks(work, unit, file, choices);
  }
  const one = await markImport(work, unit, await keepMarkFile(work, unit, file, choices));
  const plan = await planOf(work, unit, one);
  return { ...plan, counts: await finish(work, unit, one, plan) };
}
