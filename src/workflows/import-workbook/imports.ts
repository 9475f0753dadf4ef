// The life of an import: uploaded, checked, corrected, applied or discarded, perhaps undone. The file and its dry run outlive a crash.
import { createHash, randomUUID } from 'node:crypto';
import { notFound, refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import type { Unit } from '#modules/organizations/index.ts';
import {
  demand,
  type ImportKindName,
  type ImportOptions,
  type ImportState,
  importById,
  insertImport,
  mayWriteRecords,
  setImportState,
} from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { inspectWorkbook } from '#platform/spreadsheet/inspect.ts';
import type { Sheet } from '#platform/spreadsheet/read.ts';
import { groupIssues, type IssueGroup } from '#platform/spreadsheet/read-table.ts';
import { allOrNothingRefusal, applyPlan } from './apply.ts';
import { type Planned, planFile } from './kinds.ts';
import { countsOf, type MissingClass, type PlannedRow } from './plan.ts';

export type DryRun = {
  sheet: string;
  headerRow: number;
  columns: string[];
  unknownColumns: string[];
  counts: ReturnType<typeof countsOf>;
  groups: IssueGroup[];
  missingClasses: MissingClass[];
  choices: Record<string, string[]>;
  rows: Pick<PlannedRow, 'row' | 'verdict' | 'name' | 'raw' | 'was' | 'issues' | 'changes'>[];
};

export function dryRunOf({ read, plan }: Planned): DryRun {
  const groups = groupIssues(plan.rows);
  const mended = new Set(groups.filter((group) => group.value !== undefined).map((group) => group.field));
  return {
    ...{ sheet: read.sheet, headerRow: read.headerRow, columns: read.columns, unknownColumns: read.unknownColumns },
    ...{ counts: countsOf(plan.rows), groups, missingClasses: plan.missingClasses },
    choices: Object.fromEntries(Object.entries(plan.choices).filter(([field]) => mended.has(field))),
    rows: plan.rows.map(({ row, verdict, name, raw, was, issues, changes }) => ({
      row,
      verdict,
      name,
      raw,
      was,
      issues,
      changes,
    })),
  };
}

type File = { name: string; bytes: Uint8Array };

async function keepFile(work: Work, unit: Unit, kind: ImportKindName, file: File): Promise<string> {
  demand(mayWriteRecords(work.actor, unit));
  inspectWorkbook(file.bytes);
  const id = randomUUID();
  await insertImport(work, {
    ...{ id, unit_id: unit.id, kind },
    file_name: nfc(file.name).slice(0, 120) || 'tep.xlsx',
    file: Buffer.from(file.bytes),
    file_sha256: createHash('sha256').update(file.bytes).digest('hex'),
  });
  return id;
}

export async function uploadFile(work: Work, unit: Unit, kind: ImportKindName, file: File): Promise<string> {
  const id = await keepFile(work, unit, kind, file);
  await enqueue(work, 'import-check', { id }, { key: `import-check:${id}`, queue: `imports:${unit.id}` });
  return id;
}

/** Check and import in one go, as the command line does; it can be undone on the screen like any other. */
export async function importNow(
  work: Work,
  unit: Unit,
  kind: ImportKindName,
  file: File,
  sheets: Sheet[],
  options: ImportOptions & { dryRun?: boolean },
): Promise<Planned> {
  demand(mayWriteRecords(work.actor, unit));
  const planned = await planFile(work, unit, kind, sheets, options);
  if (options.dryRun || (options.allOrNothing && countsOf(planned.plan.rows).refused > 0)) return planned;
  const importId = await keepFile(work, unit, kind, file);
  const { createClasses = false, allOrNothing = false } = options;
  await applyPlan(work, unit, planned, { createClasses, allOrNothing, importId });
  await setImportState(work, importId, 'applied', {
    options: { createClasses, allOrNothing },
    result: dryRunOf(planned),
    applied: true,
  });
  return planned;
}

const steps: Record<'check' | 'apply' | 'undo' | 'discard', { from: ImportState[]; to: ImportState; task: string | null }> = {
  check: { from: ['checked', 'failed', 'undone'], to: 'uploaded', task: 'import-check' },
  apply: { from: ['checked'], to: 'applying', task: 'import-apply' },
  undo: { from: ['applied'], to: 'undoing', task: 'import-undo' },
  discard: { from: ['uploaded', 'checked', 'failed', 'undone'], to: 'discarded', task: null },
};

/** One step of an import's life, by somebody who may; the work itself is a job that survives a crash. */
export async function stepImport(
  work: Work,
  unit: Unit,
  id: string,
  step: keyof typeof steps,
  options?: Partial<ImportOptions>,
): Promise<void> {
  demand(mayWriteRecords(work.actor, unit));
  const stored = await importById(work, unit.id, id);
  if (!stored) throw notFound('Không tìm thấy lần nhập này.');
  const { from, to, task } = steps[step];
  if (!from.includes(stored.state)) throw refuse('state', 'Lần nhập này đang ở bước khác, tải lại trang để xem.');
  const refused = (stored.result as DryRun | null)?.counts.refused ?? 0;
  if (step === 'apply' && options?.allOrNothing && refused > 0) throw allOrNothingRefusal(refused);
  await setImportState(work, id, to, { ...(options ? { options: { ...stored.options, ...options } } : {}), failure: null });
  if (task) await enqueue(work, task, { id, actor: work.actor }, { key: `${task}:${id}`, queue: `imports:${unit.id}` });
  await announceMoved(work, unit.id);
}

/** Adds or takes back the correction of a value in a whole column, and checks the file again. */
export async function correctImport(
  work: Work,
  unit: Unit,
  id: string,
  field: string,
  from: string,
  to: string | null,
): Promise<void> {
  const stored = await importById(work, unit.id, id);
  if (!stored) throw notFound('Không tìm thấy lần nhập này.');
  if (to !== null && (to.trim() === '' || to.length > 200)) throw refuse('to', 'Chọn giá trị đúng trước.', 'to');
  const others = (stored.options.corrections ?? []).filter((c) => c.field !== field || c.from !== from);
  const corrections = to === null ? others : [...others, { field, from, to: nfc(to) }];
  if (corrections.length > 500) throw refuse('many', 'Quá nhiều cách sửa cho một tệp. Sửa trong Excel rồi nhập lại.');
  await stepImport(work, unit, id, 'check', { corrections });
}
