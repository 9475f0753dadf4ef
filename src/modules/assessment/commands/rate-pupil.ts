// What the homeroom teacher says of a pupil in the table of results: conduct, summer training, a comment. Stored as every mark is.
import { randomUUID } from 'node:crypto';
import { notFound, refuse } from '#kernel/refusal.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { classResults } from '../queries/class-results.ts';
import type { Period } from '../rules/outcome.ts';
import { columnId } from '../rules/sheet.ts';
import { enterMarks } from './enter-marks.ts';
import type { CellAnswer } from './mark-op.ts';

export type Rating = {
  classId: number;
  period: Period;
  opId: string;
  pupil: string;
  column: string;
  value: string;
  base: number;
};

export async function ratePupil(work: Work, unit: Unit, rating: Rating): Promise<CellAnswer> {
  const { ratingSheet } = await classResults(work, rating.classId, rating.period);
  if (!ratingSheet) throw notFound('Lớp chưa mở sổ của giáo viên chủ nhiệm.');
  const { opId, pupil, value, base } = rating;
  const op = { opId, pupil, classSubject: ratingSheet.id, column: columnId(rating.period, rating.column), baseVersion: base };
  const cells = await enterMarks(work, unit, [{ ...op, value: value === '' ? null : value }], 'grid');
  return cells[0] as CellAnswer;
}

/** The year's conduct begins with that of semester II (R1.20): for whoever has none yet. @returns how many pupils */
export async function acceptSecondSemester(work: Work, unit: Unit, classId: number): Promise<number> {
  const { ratingSheet, rows } = await classResults(work, classId, 3);
  if (!ratingSheet) throw notFound('Lớp chưa mở sổ của giáo viên chủ nhiệm.');
  const ops = rows
    .filter(({ pupil, rated, conductBefore }) => pupil.here && conductBefore !== null && (rated.HK?.[0] ?? null) === null)
    .map(({ pupil, rated, conductBefore }) => ({
      ...{ opId: randomUUID(), pupil: pupil.id, classSubject: ratingSheet.id, column: columnId(3, 'HK') },
      ...{ value: conductBefore, baseVersion: rated.HK?.[1] ?? 0 },
    }));
  if (ops.length === 0) return 0;
  const cells = await enterMarks(work, unit, ops, 'grid');
  const refused = cells.find(({ state }) => state !== 'saved');
  if (refused) throw refuse(refused.code ?? refused.state, refused.reason ?? 'Chưa ghi được hạnh kiểm cả năm.');
  return cells.length;
}
