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

/** By code, in the order of the columns, as the rules take them. Words stand under none. */
function byCode({ columns }: Sheet, cells: CellValues): Cells<number | string> {
  const found: Record<string, (number | string | null)[]> = {};
  for (const { key, code, scale } of columns) {
    if (scale.as === 'text') continue;
    const value = cells[key] ?? null;
    const list = found[code];
    if (list) list.push(value);
    else found[code] = [value];
  }
  return found;
}

function filledIn(cells: readonly (number | string | null)[] | undefined): number {
  let there = 0;
  for (const cell of cells ?? []) if (cell !== null) there += 1;
  return there;
}

function counted({ minimum }: Sheet, cells: Cells<number | string>): { needed: number; present: number } {
  let needed = 0;
  let present = 0;
  for (const code in minimum) {
    const least = minimum[code] ?? 0;
    needed += least;
    present += Math.min(least, filledIn(cells[code]));
  }
  // Of a semester at another school no cell is asked for here.
  if (filledIn(cells[formerKey]) > 0) present = needed;
  return { needed, present };
}

export function rowOf(input: SheetInput, sheet: Sheet, cells: CellValues): RowResult {
  const { rules, subject, period } = input;
  const given = byCode(sheet, cells);
  const base = { ...counted(sheet, given), mean: null, comment: null, clause: null, outcome: null };
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
    const outcome = commentSemester(rules, { gradebook, cells: given as Cells<Comment>, minimum: sheet.minimum });
    return { ...base, comment: outcome.value, clause: outcome.clause, outcome };
  }
  const outcome = semesterMean(rules, { gradebook, cells: given as Cells<Tenths>, minimum: sheet.minimum });
  return { ...base, mean: outcome.value, clause: outcome.clause, outcome };
}
