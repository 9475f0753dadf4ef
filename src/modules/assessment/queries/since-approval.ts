// What was written into the cells behind approved results since, so that the principal sees what is to be approved again.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import type { Period } from '../rules/outcome.ts';
import { type CellChange, differenceSince, withWords } from './cell-changes.ts';
import type { ClassResults } from './class-results.ts';
import { sheetContext } from './sheet-context.ts';

export type SinceApproval = Pick<CellChange, 'shownOld' | 'shown' | 'columnName' | 'by' | 'at'> & {
  subject: string;
  period: Period;
};

/** By pupil; who is not named changed by something else than marks: absences, exemptions, columns. */
export async function changesSinceApproval(
  work: Work,
  { facts, period, rows }: ClassResults,
): Promise<Map<string, SinceApproval[]>> {
  const since = new Map(
    rows.flatMap(({ pupil, changed, approvedAt }) => (changed && approvedAt ? [[pupil.id, approvedAt]] : [])),
  );
  const found = new Map<string, SinceApproval[]>();
  if (since.size === 0) return found;
  const { rows: sheets } = await sql<{ id: number; semester: Period }>`
    select distinct m.class_subject_id as id, m.semester from assessment.mark_change m join teaching.class_subject s on s.id = m.class_subject_id
    where s.class_id = ${facts.classId} and m.pupil_id = any(${[...since.keys()]}::uuid[]) and (m.semester = ${period} or ${period} = 3)
      and m.changed_at > ${new Date(Math.min(...[...since.values()].map((at) => at.getTime())))}
    order by m.semester, m.class_subject_id`.execute(work.handle);
  for (const { id, semester } of sheets) {
    const sheet = await sheetContext(work, id, semester);
    for (const cell of await differenceSince(work, sheet, since)) {
      const { pupil, shownOld, shown, columnName, by, at } = withWords(sheet.sheet.columns, cell);
      const list = found.get(pupil) ?? [];
      list.push({ subject: sheet.subject, period: semester, shownOld, shown, columnName, by, at });
      found.set(pupil, list);
    }
  }
  return found;
}
