// A subject of a class is closed, unless there are marks in it: those would be lost from sight.
import { sql } from 'kysely';
import type { Unit } from '#modules/organizations/index.ts';
import { closeClassSubject } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';

/** How many pupils have something in the subject. */
export async function pupilsWithMarks(work: Work, classSubjectId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct pupil_id)::int as n from assessment.mark_row where class_subject_id = ${classSubjectId}
      and exists (select from jsonb_each(cells) c where c.value ->> 0 is not null)`.execute(work.handle);
  return rows[0]?.n ?? 0;
}

export async function closeSubject(work: Work, unit: Unit, id: number, version: number): Promise<void> {
  await closeClassSubject(work, unit, id, version, async (subject) => {
    const marked = await pupilsWithMarks(work, subject.id);
    return [
      marked > 0 && {
        code: 'marks',
        message: `${marked} học sinh lớp ${subject.className} đã có điểm môn này nên không đóng được. Xóa điểm có lý do trong sổ điểm, hoặc giữ môn.`,
      },
    ];
  });
}
