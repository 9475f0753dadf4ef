// Where a teacher asks for closed cells of a sheet.
import { cellList, type NamedCell } from '../rules/cell-list.ts';
import type { Period } from '../tables.ts';
import { periodWord } from './period.ts';

export function unlockAddress(
  sheet: { unit: string; classSubject: number; period: Period },
  cells: readonly NamedCell[],
): string {
  const base = `/${sheet.unit}/assessment/sheets/${sheet.classSubject}/${periodWord[sheet.period]}/unlock`;
  return cells.length > 0 ? `${base}?${new URLSearchParams({ cells: cellList(cells) })}` : base;
}
