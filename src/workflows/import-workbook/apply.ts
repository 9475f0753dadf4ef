// A plan becomes true, or is taken back: in the caller's one transaction, with each change kept.
import { refuse } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { record } from '#modules/audit/index.ts';
import { removeEmptyClasses } from '#modules/classes/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { demand, importChanges, keepImportChanges, mayWriteRecords } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Planned } from './kinds.ts';
import { countsOf, type ImportKind, normal, type Progress } from './plan.ts';

export type ApplyOptions = { createClasses: boolean; allOrNothing: boolean; importId: string };
const silent: Progress = async () => {};

export const allOrNothingRefusal = (refused: number) =>
  refuse('all_or_nothing', `Còn ${refused} dòng lỗi, theo lựa chọn “tất cả hoặc không” nên chưa ghi dòng nào.`);

/** @throws Refused when nothing may be written */
export async function applyPlan(
  work: Work,
  unit: Unit,
  { kind, plan }: Planned,
  options: ApplyOptions,
  progress: Progress = silent,
): Promise<ReturnType<typeof countsOf>> {
  demand(mayWriteRecords(work.actor, unit));
  const counts = countsOf(plan.rows);
  if (options.allOrNothing && counts.refused > 0) throw allOrNothingRefusal(counts.refused);
  const rows = plan.rows.filter((row) => row.verdict === 'new' || row.verdict === 'changed');
  if (rows.length === 0) return counts;
  const changes = await kind.write(work, unit, plan, rows, { createClasses: options.createClasses }, progress);
  await keepImportChanges(work, options.importId, unit.id, changes);
  await record(work, {
    action: `people.import-${kind.name}`,
    object: { kind: 'import', id: options.importId },
    unitId: unit.id,
    summary: `Nhập ${kind.one} từ Excel: ${counts.new} mới, ${counts.changed} thay đổi, ${counts.unchanged} không đổi, ${counts.refused} lỗi`,
    after: counts,
  });
  return counts;
}

/** Takes an import back: changed records get their old values, new ones go. Refused, with names, when one was changed since. */
export async function undoImport(
  work: Work,
  unit: Unit,
  kind: ImportKind,
  importId: string,
  progress: Progress = silent,
): Promise<number> {
  demand(mayWriteRecords(work.actor, unit));
  const changes = await importChanges(work, importId);
  const own = changes.filter((change) => change.kind === kind.record);
  const now = await kind.stored(
    work,
    unit,
    own.map((change) => change.id),
  );
  const same = (a: unknown, b: unknown) => JSON.stringify(normal(a)) === JSON.stringify(normal(b));
  const later = own.filter((change) => !same(now.get(change.id)?.record, change.after));
  if (later.length > 0) {
    const names = later.slice(0, 5).map((change) => now.get(change.id)?.name ?? `một ${kind.one} đã rời trường`);
    throw refuse(
      'changed_since',
      `${later.length} ${kind.one} đã được sửa sau lần nhập này (${names.join(', ')}${later.length > 5 ? ' …' : ''}), nên không hoàn tác cả tệp được.`,
    );
  }
  await progress('Trả lại hồ sơ cũ', 0, own.length);
  await kind.undo(work, unit, own);
  // Classes that a file of pupils had opened go with it when nobody else sits in them by now.
  const opened = changes
    .filter((change) => change.kind === 'class' && kind.record !== 'class')
    .map((change) => Number(change.id));
  await removeEmptyClasses(work, unit.id, schoolYearOf(work.today), opened);
  await record(work, {
    action: 'people.undo-import',
    object: { kind: 'import', id: importId },
    unitId: unit.id,
    summary: `Hoàn tác lần nhập Excel: ${own.length} ${kind.one} trở lại như trước`,
  });
  return own.length;
}
