// What follows from the cells of one pupil in one sheet: the semester's result of the subject, and how many of the cells asked for are there.
import { type Cells, semesterMean } from './average.ts';
import { commentSemester } from './comment.ts';
import { isCommentSubject } from './minimum.ts';
import type { Outcome } from './outcome.ts';
import type { Comment, Tenths } from './rule-sets/shape.ts';
import { formerKey, lastPoint, type Sheet, type SheetInput } from './sheet.ts';

export type CellValues = Readonly<Record<string, number | string | null>>;
export type RowResult = {
  mean: Tenths | null;
  /** Đ or CĐ, a primary level, the conduct. */
  comment: string | null;
  clause: string | null;
  /** Cells that the minimum asks for; how many of them are there. */
  needed: number;
  present: number;
  /** With its steps, where a rule computed something. */
  outcome: Outcome<unknown> | null;
};

/** By code, in the order of the columns, as the rules take them. */
function byCode<V>(sheet: Sheet, cells: CellValues): Cells<V> {
  const found: Record<string, (V | null)[]> = {};
  for (const { key, code, scale } of sheet.columns) {
    if (scale.as === 'text') continue;
    const list = found[code] ?? [];
    list.push((cells[key] ?? null) as V | null);
    found[code] = list;
  }
  return found;
}

function counted(sheet: Sheet, cells: CellValues): { needed: number; present: number } {
  const there: Record<string, number> = {};
  for (const { key, code } of sheet.columns) if ((cells[key] ?? null) !== null) there[code] = (there[code] ?? 0) + 1;
  let needed = 0;
  let present = 0;
  for (const [code, least] of Object.entries(sheet.minimum)) {
    needed += least;
    present += Math.min(least, there[code] ?? 0);
  }
  // Of a semester at another school no cell is asked for here.
  if (there[formerKey]) present = needed;
  return { needed, present };
}

export function rowOf(input: SheetInput, sheet: Sheet, cells: CellValues): RowResult {
  const { rules, subject, period } = input;
  const base = { ...counted(sheet, cells), mean: null, comment: null, clause: null, outcome: null };
  const text = (key: string) => (typeof cells[key] === 'string' ? (cells[key] as string) : null);
  if (subject === 'HK')
    return { ...base, comment: text('HK'), clause: rules.kind === 'secondary' ? rules.conduct.article : null };
  if (rules.kind === 'primary') {
    const point = lastPoint(period);
    const test = cells[`${point}T`];
    return subject === 'NLPC' ? base : { ...base, comment: text(point), mean: typeof test === 'number' ? test : null };
  }
  if (rules.kind !== 'secondary' || period === 3) return base;
  const gradebook = input.gradebook ?? rules.gradebooks[0].code;
  if (isCommentSubject(rules, subject)) {
    const outcome = commentSemester(rules, { gradebook, cells: byCode<Comment>(sheet, cells), minimum: sheet.minimum });
    return { ...base, comment: outcome.value, clause: outcome.clause, outcome };
  }
  const outcome = semesterMean(rules, { gradebook, cells: byCode<Tenths>(sheet, cells), minimum: sheet.minimum });
  return { ...base, mean: outcome.value, clause: outcome.clause, outcome };
}
