// Into which column of the sheet does a column of the file go? Pure.
import { gradebookOf } from '../rules/average.ts';
import { nextWord } from '../rules/column-words.ts';
import { columnsAtMost, lastPoint, type SheetColumn, type SheetInput } from '../rules/sheet.ts';
import type { MarkSign } from './header.ts';

export type Place =
  | { column: SheetColumn }
  /** Not there yet, and could be: one more of its kind. `like` says what may stand in it. */
  | { missing: string; title: string; like: SheetColumn | null }
  | { none: string };

/** Of the column whatever stands in it; of primary pupils a number is the test, a letter the level. */
export function placeOf(mark: MarkSign, input: SheetInput, columns: readonly SheetColumn[], value: string | number): Place {
  const there = (key: string): Place | null => {
    const column = columns.find((one) => one.key === key);
    return column ? { column } : null;
  };
  const words = { none: 'Bảng điểm này không có cột như vậy.' };
  if (mark.as === 'remark') return there('NX') ?? words;
  if (mark.as === 'conduct') return there('HK') ?? words;
  const { rules, period } = input;
  if (rules.kind === 'primary' && mark.as !== 'key') {
    const point = mark.as === 'final' ? lastPoint(period) : mark.as === 'middle' ? (period === 1 ? 'GK1' : 'GK2') : null;
    if (point === null) return words;
    return there(/^\d/.test(String(value)) ? `${point}T` : point) ?? words;
  }
  if (rules.kind !== 'secondary') return mark.as === 'key' ? (there(mark.key) ?? words) : words;
  if (period === 3) return mark.as === 'key' ? (there(mark.key) ?? words) : words;
  const kinds = gradebookOf(rules, input.gradebook ?? rules.gradebooks[0].code).columns;
  if (mark.as === 'key') {
    const found = there(mark.key);
    if (found) return found;
    const kind = kinds.find(({ code, single }) => !single && mark.key.startsWith(code));
    return kind ? onceMore(kind, Number(mark.key.slice(kind.code.length)), columns) : words;
  }
  const coefficient = { regular: 1, periodic: 2, middle: 2, final: 3 }[mark.as];
  const kind = kinds.find((one) => one.coefficient === coefficient);
  if (!kind) return words;
  const at = mark.as === 'regular' || mark.as === 'periodic' ? mark.at : 1;
  if (kind.single) return at === 1 ? (there(kind.code) ?? words) : words;
  return there(`${kind.code}${at}`) ?? onceMore(kind, at, columns);
}

function onceMore(kind: { code: string; name: string }, at: number, columns: readonly SheetColumn[]): Place {
  if (!Number.isSafeInteger(at) || at < 1 || at > columnsAtMost) return { none: `Mỗi loại nhiều nhất ${columnsAtMost} cột.` };
  const like = columns.find(({ code }) => code === kind.code) ?? columns.find(({ coefficient }) => coefficient !== null) ?? null;
  return { missing: `${kind.code}${at}`, title: nextWord(kind.code, kind.name, at), like };
}
