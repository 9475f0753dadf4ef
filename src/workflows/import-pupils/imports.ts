// The life of an import: uploaded, checked, applied or discarded, perhaps undone. The file and its dry run outlive a crash.
import { createHash, randomUUID } from 'node:crypto';
import { notFound, refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import type { Unit } from '#modules/organizations/index.ts';
import {
  demand,
  groupIssues,
  type ImportState,
  type IssueGroup,
  importById,
  insertImport,
  mayWriteRecords,
  setImportState,
} from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { inspectWorkbook } from '#platform/spreadsheet/inspect.ts';
import { countsOf, type MissingClass, type Plan, type PlannedRow } from './plan.ts';

export type DryRun = {
  sheet: string;
  headerRow: number;
  columns: string[];
  unknownColumns: string[];
  counts: { new: number; changed: number; unchanged: number; refused: number };
  groups: IssueGroup[];
  missingClasses: MissingClass[];
  rows: Pick<PlannedRow, 'row' | 'verdict' | 'name' | 'raw' | 'issues' | 'changes'>[];
};

export const dryRunOf = (plan: Plan): DryRun => ({
  ...{
    sheet: plan.sheet,
    headerRow: plan.headerRow,
    columns: plan.columns,
    unknownColumns: plan.unknownColumns,
    missingClasses: plan.missingClasses,
  },
  counts: countsOf(plan),
  groups: groupIssues(plan.rows),
  rows: plan.rows.map(({ row, verdict, name, raw, issues, changes }) => ({ row, verdict, name, raw, issues, changes })),
});

export async function uploadPupils(work: Work, unit: Unit, file: { name: string; bytes: Uint8Array }): Promise<string> {
  demand(mayWriteRecords(work.actor, unit));
  inspectWorkbook(file.bytes);
  const id = randomUUID();
  await insertImport(work, {
    id,
    unit_id: unit.id,
    kind: 'pupils',
    file_name: nfc(file.name).slice(0, 120) || 'tep.xlsx',
    file: Buffer.from(file.bytes),
    file_sha256: createHash('sha256').update(file.bytes).digest('hex'),
  });
  await enqueue(work, 'import-check', { id }, { key: `import-check:${id}`, queue: `imports:${unit.id}` });
  return id;
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
  options?: Record<string, boolean>,
): Promise<void> {
  demand(mayWriteRecords(work.actor, unit));
  const stored = await importById(work, unit.id, id);
  if (!stored) throw notFound('Không tìm thấy lần nhập này.');
  const { from, to, task } = steps[step];
  if (!from.includes(stored.state)) throw refuse('state', 'Lần nhập này đang ở bước khác, tải lại trang để xem.');
  const dryRun = stored.result as DryRun | null;
  if (step === 'apply' && options?.allOrNothing && (dryRun?.counts.refused ?? 0) > 0)
    throw refuse(
      'all_or_nothing',
      `Còn ${dryRun?.counts.refused} dòng lỗi. Sửa hết rồi đưa vào, hoặc bỏ chọn “tất cả hoặc không”.`,
    );
  const userId = work.actor.kind === 'person' ? work.actor.userId : 'system';
  await setImportState(work, id, to, { ...(options ? { options } : {}), progress: 0, failure: null });
  if (task) await enqueue(work, task, { id, actor: work.actor, userId }, { key: `${task}:${id}`, queue: `imports:${unit.id}` });
  await announceMoved(work, unit.id);
}
