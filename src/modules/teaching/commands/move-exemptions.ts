// A pupil sits in another class of the school now: what he or she is excused from goes along (R1.14, R6.4).
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

/**
 * To the same subject of the new class. What somebody did not choose stays behind where everybody has to learn it. The caller counts both
 * classes anew.
 */
export async function moveExemptions(work: Work, moves: readonly { pupilId: string; from: number; to: number }[]): Promise<void> {
  await sql`update teaching.exemption e set class_subject_id = n.id
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as v("pupilId" uuid, "from" int, "to" int)
      join teaching.class_subject o on o.class_id = v.from
      join teaching.class_subject n on n.class_id = v.to and n.subject = o.subject and n.closed_on is null
        and n.school_year = o.school_year and n.unit_id = o.unit_id
    where e.class_subject_id = o.id and e.pupil_id = v."pupilId" and (e.kind <> 'not_chosen' or n.elective)
      and not exists (select from teaching.exemption x where x.class_subject_id = n.id and x.pupil_id = e.pupil_id and x.semester = e.semester)`.execute(
    work.handle,
  );
}
