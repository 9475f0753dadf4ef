// A move was a mistake: the pupil never sat in the class it led to, and never left the one before.
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import type { Work } from '#platform/db/work.ts';

export type MoveOfDay = { pupilId: string; from: { id: number; name: string }; to: { id: number; name: string } };

/** The last one of each of these pupils, of those who moved within the school on that day. */
export async function movesOfDay(work: Work, pupilIds: readonly string[], day: LocalDate): Promise<MoveOfDay[]> {
  const { rows } = await sql<MoveOfDay>`
    select distinct on (n.pupil_id) n.pupil_id as "pupilId",
      json_build_object('id', c.id, 'name', c.name) as "from", json_build_object('id', d.id, 'name', d.name) as "to"
    from classes.enrolment n join classes.class d on d.id = n.class_id
    join classes.enrolment o on o.pupil_id = n.pupil_id and o.id <> n.id and o.valid_to = n.valid_from and o.end_kind = 'moved_class'
    join classes.class c on c.id = o.class_id and c.unit_id = d.unit_id and c.school_year = d.school_year
    where n.pupil_id = any(${[...pupilIds]}::uuid[]) and n.valid_to is null and n.valid_from = ${day} and c.id <> d.id
    order by n.pupil_id, o.recorded_at desc`.execute(work.handle);
  return rows;
}

/** @returns the moves that led from there on that day and are taken back; the other pupils stay where they are */
export async function takeBackMoves(
  work: Work,
  pupilIds: readonly string[],
  classId: number,
  day: LocalDate,
): Promise<MoveOfDay[]> {
  const back = (await movesOfDay(work, pupilIds, day)).filter(({ from }) => from.id === classId);
  if (back.length === 0) return [];
  const pupils = sql`any(${back.map(({ pupilId }) => pupilId)}::uuid[])`;
  await sql`update classes.enrolment set valid_to = ${day}, end_kind = 'undone'
    where pupil_id = ${pupils} and valid_to is null`.execute(work.handle);
  await sql`update classes.enrolment set valid_to = null, end_kind = null, end_reason = null
    where pupil_id = ${pupils} and class_id = ${classId} and valid_to = ${day} and end_kind = 'moved_class'`.execute(work.handle);
  return back;
}
