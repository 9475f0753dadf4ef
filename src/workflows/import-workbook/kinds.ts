// The three kinds of workbook, and which of them a file is.
import { refuse } from '#kernel/refusal.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { ImportKindName } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Correction } from '#platform/spreadsheet/columns.ts';
import type { Sheet } from '#platform/spreadsheet/read.ts';
import { columnsKnown, type ReadTable, readTable } from '#platform/spreadsheet/read-table.ts';
import { classesKind } from './classes.ts';
import type { ImportKind, Plan } from './plan.ts';
import { pupilsKind } from './pupils.ts';
import { staffKind } from './staff.ts';
import { isKind, kindNames } from './web/words.ts';

export const kinds: Record<ImportKindName, ImportKind> = {
  pupils: pupilsKind as ImportKind,
  staff: staffKind as ImportKind,
  classes: classesKind as ImportKind,
};
export { isKind, kindNames };

export type Planned = { kind: ImportKind; read: ReadTable; plan: Plan };

export async function planFile(
  work: Work,
  unit: Unit,
  name: ImportKindName,
  sheets: Sheet[],
  options: { createClasses?: boolean; corrections?: Correction[] },
): Promise<Planned> {
  const kind = kinds[name];
  const own = columnsKnown(kind.table, sheets);
  const other = kindNames
    .filter((n) => n !== name)
    .map((n) => ({ kind: kinds[n], known: columnsKnown(kinds[n].table, sheets) }))
    .sort((a, b) => b.known - a.known)[0];
  // A list of staff read as pupils would be three hundred errors; it is one mistake.
  if (other && other.known > own + 1)
    throw refuse(
      'other_kind',
      `Tệp này là danh sách ${other.kind.one}, không phải danh sách ${kind.one}. Chọn đúng loại rồi nhập lại.`,
    );
  const read = readTable(kind.table, sheets, { today: work.today, corrections: options.corrections ?? [] });
  const plan = await kind.plan(work, unit, read, { createClasses: options.createClasses ?? false });
  return { kind, read, plan };
}
