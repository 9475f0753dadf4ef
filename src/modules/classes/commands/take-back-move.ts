// A move of today was a mistake: the pupil never sat in the class it led to, and never left the one before.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export type MoveOfToday = { from: { id: number; name: string }; to: { id: number; name: string } };

/** Null unless a pupil moved within the school today. */
export async function moveOfToday(work: Work, pupilId: string): Promise<MoveOfToday | null> {
  const { rows } = await sql<MoveOfToday>`
    select json_build_object('id', c.id, 'name', c.name) as "from", json_build_object('id', d.id, 'name', d.name) as "to"
    from classes.enrolment n join classes.class d on d.id = n.class_id
    join classes.enrolment o on o.pupil_id = n.pupil_id and o.id <> n.id and o.valid_to = n.valid_from and o.end_kind = 'moved_class'
    join classes.class c on c.id = o.class_id and c.unit_id = d.unit_id and c.school_year = d.school_year
    where n.pupil_id = ${pupilId} and n.valid_to is null and n.valid_from = ${work.today} and c.id <> d.id
    order by o.recorded_at desc limit 1`.execute(work.handle);
  return rows[0] ?? null;
}

/** @returns the classes that were touched; none when no move of today leads back there */
export async function takeBackMove(work: Work, pupilId: string, classId: number): Promise<number[]> {
  const move = await moveOfToday(work, pupilId);
  if (move?.from.id !== classId) return [];
  await sql`update classes.enrolment set valid_to = ${work.today}, end_kind = 'undone'
    where pupil_id = ${pupilId} and class_id = ${move.to.id} and valid_to is null`.execute(work.handle);
  await sql`update classes.enrolment set valid_to = null, end_kind = null, end_reason = null
    where pupil_id = ${pupilId} and class_id = ${classId} and valid_to = ${work.today} and end_kind = 'moved_class'`.execute(
    work.handle,
  );
  return [move.to.id, classId];
}
