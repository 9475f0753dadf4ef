// A pupil sits in another class or school now: what he or she is excused from goes along (R1.14, R6.4, R6.5).
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
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

/**
 * From another school: what its principal had excused the pupil from, with where it was decided. What is not chosen stays behind as above. The
 * caller counts the class anew.
 */
export async function takeExemptions(
  work: Work,
  to: { unitId: number; classId: number; pupilId: string; school: string },
  excused: readonly { subject: string; semester: 1 | 2; kind: string; basis: string }[],
): Promise<void> {
  if (excused.length === 0) return;
  await sql`insert into teaching.exemption (unit_id, class_subject_id, pupil_id, semester, kind, basis, decided_on, recorded_by, recorded_at)
    select ${to.unitId}, n.id, ${to.pupilId}, v.semester, v.kind, left('Theo ' || ${to.school}::text || case when v.basis = '' then '' else ': ' || v.basis end, 500),
      ${work.today}, ${actorName(work.actor)}, ${work.now}
    from jsonb_to_recordset(${JSON.stringify(excused)}::jsonb) as v(subject text, semester smallint, kind text, basis text)
      join teaching.class_subject n on n.class_id = ${to.classId} and n.subject = v.subject and n.closed_on is null
    where v.kind <> 'not_chosen' or n.elective on conflict do nothing`.execute(work.handle);
}
