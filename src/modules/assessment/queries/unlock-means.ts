// Which mean of the subject had a pupil before an unlocking, and after it? Computed from the changes, which are never overwritten: what was written
// later is taken back from the row first, so that a closed unlocking says the same for good.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { type CellValues, rowOf } from '../rules/row.ts';
import type { CellValue } from '../tables.ts';
import type { CellDifference } from './cell-changes.ts';
import type { SheetRow } from './mark-sheet.ts';
import type { SheetContext } from './sheet-context.ts';

/** In tenths, or as a comment. */
export type MeanChange = { pupil: string; old: number | string | null; new: number | string | null };

/** Of every pupil whose cells differ, in their order; none where the sheet has no mean: conduct, the year, small children. */
export async function unlockMeans(
  work: Work,
  { input, sheet, kind, period, classSubjectId }: SheetContext,
  rows: readonly Pick<SheetRow, 'id' | 'cells'>[],
  difference: readonly CellDifference[],
): Promise<MeanChange[]> {
  if (difference.length === 0 || kind !== 'subject' || period === 3) return [];
  const byPupil = Map.groupBy(difference, ({ pupil }) => pupil);
  const last = [...byPupil].map(([pupil, cells]) => ({
    pupil,
    at: new Date(Math.max(...cells.flatMap(({ moments }) => moments.map((at) => at.getTime())))),
  }));
  const { rows: later } = await sql<{ pupil: string; column: string; old: CellValue | null }>`
    select m.pupil_id as pupil, m."column", m.old from assessment.mark_change m
    join jsonb_to_recordset(${JSON.stringify(last)}::jsonb) as l(pupil uuid, at timestamptz) on l.pupil = m.pupil_id and m.changed_at > l.at
    where m.class_subject_id = ${classSubjectId} and m.semester = ${period} order by m.id desc`.execute(work.handle);
  const meanOf = (cells: CellValues) => {
    const { mean, comment } = rowOf(input, sheet, cells);
    return mean ?? comment;
  };
  return [...byPupil].map(([pupil, cells]) => {
    const then: Record<string, CellValue | null> = {};
    for (const [key, [value]] of Object.entries(rows.find(({ id }) => id === pupil)?.cells ?? {})) then[key] = value;
    for (const change of later) if (change.pupil === pupil) then[change.column] = change.old;
    return {
      ...{ pupil, old: meanOf({ ...then, ...Object.fromEntries(cells.map(({ column, old }) => [column, old])) }) },
      new: meanOf(then),
    };
  });
}
