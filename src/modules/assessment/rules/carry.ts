// A pupil comes from another school: does what its sheet holds fit into the sheet of the new class, cell by cell, or as a result only (R6.5)?
import type { CellValues } from './row.ts';
import { columnsAtMost, formerKey, type Sheet, type SheetInput, sheetOf } from './sheet.ts';

export type FormerRow = { input: SheetInput; cells: CellValues; mean: number | null; comment: string | null };
export type Carried =
  /** `add`: columns that the new sheet does not have yet and may have. */
  | { as: 'cells'; cells: Record<string, number | string>; add: readonly string[] }
  | { as: 'result'; cells: Record<string, number | string>; add: readonly string[] }
  | { as: 'read' };

const filledOf = (cells: CellValues): [string, number | string][] =>
  Object.entries(cells).filter((one): one is [string, number | string] => one[1] !== null);

/** The same kind of column under the same rules holds the same thing; a sum over columns of other rules would be nobody's result. */
export function carry(from: FormerRow, to: { input: SheetInput; sheet: Sheet }): Carried {
  const filled = filledOf(from.cells);
  if (filled.length === 0) return { as: 'read' };
  if (sameBook(from.input, to.input)) {
    const add = filled.map(([key]) => key).filter((key) => !to.sheet.columns.some((column) => column.key === key));
    if (add.every((key) => mayAdd(to, key))) return { as: 'cells', cells: Object.fromEntries(filled), add };
  }
  const { rules } = to.input;
  if (rules.kind !== 'secondary' || to.input.subject !== from.input.subject) return { as: 'read' };
  const offered = sheetOf({ ...to.input, notes: [...to.input.notes, { key: formerKey }] }).columns;
  const place = offered.find(({ key }) => key === formerKey);
  const value = place?.scale.as === 'comment' ? from.comment : from.mean;
  if (!place || value === null || (place.scale.as === 'comment' && value !== 'Đ' && value !== 'CĐ')) return { as: 'read' };
  const add = to.sheet.columns.some(({ key }) => key === formerKey) ? [] : [formerKey];
  return { as: 'result', cells: { [formerKey]: value }, add };
}

function sameBook(from: SheetInput, to: SheetInput): boolean {
  if (from.rules.id !== to.rules.id || from.subject !== to.subject || from.period !== to.period) return false;
  if (from.rules.kind !== 'secondary' || to.rules.kind !== 'secondary') return true;
  const first = to.rules.gradebooks[0].code;
  return (from.gradebook ?? first) === (to.gradebook ?? first);
}

/** One more of a kind that repeats, or the result of a school before that one. */
function mayAdd({ input, sheet }: { input: SheetInput; sheet: Sheet }, key: string): boolean {
  if (key === formerKey) return sheetOf({ ...input, notes: [{ key }] }).columns.some((column) => column.key === key);
  const kind = sheet.columns.find(({ repeated, code }) => repeated && key.startsWith(code))?.code;
  const at = kind ? Number(key.slice(kind.length)) : Number.NaN;
  return Number.isSafeInteger(at) && at >= 1 && at <= columnsAtMost;
}
