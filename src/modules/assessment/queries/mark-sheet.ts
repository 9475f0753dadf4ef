// One sheet with its pupils and cells, as the grid, an export and the API read it.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import type { Period } from '../rules/outcome.ts';
import type { StoredCells } from '../tables.ts';
import { type ClassPupil, classPupils } from './class-pupils.ts';
import { type SheetContext, sheetContext } from './sheet-context.ts';

export type SheetRow = ClassPupil & {
  cells: StoredCells;
  mean: number | null;
  comment: string | null;
  /** Takes no part in the subject this semester, and why. */
  excused: 'exempt' | 'not_chosen' | 'not_taught' | null;
  /** Days on which the pupil was absent; only days that a column names. */
  absentOn: readonly string[];
};
export type MarkSheet = { context: SheetContext; rows: SheetRow[] };

/** @throws Refused when there is no such sheet in the actor's scope */
export async function markSheet(work: Work, classSubjectId: number, period: Period): Promise<MarkSheet> {
  const context = await sheetContext(work, classSubjectId, period);
  const pupils = await classPupils(work, context.classId);
  const days = [...new Set(context.sheet.columns.flatMap(({ on }) => on ?? []))];
  const ids = pupils.map(({ id }) => id);
  const { rows } = await sql<Pick<SheetRow, 'id' | 'cells' | 'mean' | 'comment' | 'excused' | 'absentOn'>>`
    select p.id, coalesce(m.cells, '{}') as cells, m.mean, m.comment, x.kind as excused,
      array(select a.day::text from teaching.absence a where a.pupil_id = p.id and a.day = any(${days}::date[]) and a.state in ('P', 'K')) as "absentOn"
    from unnest(${ids}::uuid[]) as p(id)
    left join assessment.mark_row m on m.class_subject_id = ${classSubjectId} and m.semester = ${period} and m.pupil_id = p.id
    left join teaching.exemption x on x.class_subject_id = ${classSubjectId} and x.pupil_id = p.id and x.semester = ${period === 3 ? null : period}`.execute(
    work.handle,
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return {
    context,
    rows: pupils.map((pupil) => {
      const { cells = {}, mean = null, comment = null, excused = null, absentOn = [] } = found.get(pupil.id) ?? {};
      return { ...pupil, cells, mean, comment, excused, absentOn };
    }),
  };
}
