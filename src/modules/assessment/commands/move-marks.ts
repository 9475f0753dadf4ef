// A pupil sits in another class of the school now: marks and exemptions of the same subjects go along, and each cell says where it came from
// (R6.4).
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import { moveExemptions } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';

export type Moved = { pupilId: string; from: number; to: number };

/**
 * Subjects that the new class does not learn stay where they are, in the old book. A row that is there already stays as well: the pupil was
 * in that class before. The caller holds the marks of the school and counts both classes anew.
 */
export async function moveMarks(work: Work, moves: readonly Moved[]): Promise<void> {
  if (moves.length === 0) return;
  const userId = work.actor.kind === 'person' ? work.actor.userId : 'system';
  await sql`with moving as (
      select m.class_subject_id as old_id, n.id as new_id, m.semester, m.pupil_id, v.to as class_id, c.name as from_name
      from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as v("pupilId" uuid, "from" int, "to" int)
      join classes.class c on c.id = v.from join classes.class d on d.id = v.to and d.school_year = c.school_year and d.unit_id = c.unit_id
      join teaching.class_subject o on o.class_id = v.from
      join teaching.class_subject n on n.class_id = v.to and n.subject = o.subject and n.closed_on is null
      join assessment.mark_row m on m.class_subject_id = o.id and m.pupil_id = v."pupilId"
      where not exists (select from assessment.mark_row x where x.class_subject_id = n.id and x.semester = m.semester and x.pupil_id = m.pupil_id)
    ), moved as (
      update assessment.mark_row m set class_subject_id = g.new_id, class_id = g.class_id, updated_at = ${work.now}
      from moving g where m.class_subject_id = g.old_id and m.semester = g.semester and m.pupil_id = g.pupil_id
      returning m.class_subject_id, m.semester, m.pupil_id, m.unit_id, m.cells, g.from_name
    )
    insert into assessment.mark_change (unit_id, class_subject_id, semester, pupil_id, "column", op_id, old, new, version, via, reason, changed_by, changed_by_name, changed_at)
    select r.unit_id, r.class_subject_id, r.semester, r.pupil_id, cell.key, gen_random_uuid(), null, cell.value -> 0, (cell.value ->> 1)::int, 'move',
      'Chuyển từ lớp ' || r.from_name, ${userId}, ${actorName(work.actor)}, ${work.now}
    from moved r cross join lateral jsonb_each(r.cells) as cell where jsonb_typeof(cell.value -> 0) <> 'null'`.execute(
    work.handle,
  );
  await moveExemptions(work, moves);
}
