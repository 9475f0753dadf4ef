// What has whoever asks to do with a class: does he or she lead it, which subjects of it does he or she teach, or has taught, this year?
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export type Hand = { leads: boolean; teaches: readonly string[] };

/** Who is nobody of the staff has a hand in nothing. */
export async function handIn(work: Work, classId: number): Promise<Hand> {
  const me = work.actor.kind === 'person' ? work.actor.userId : null;
  const { rows } = await sql<Hand>`
    select coalesce(h.user_id = ${me}, false) as leads,
      array(select distinct s.subject from teaching.class_subject s join teaching.assignment a on a.class_subject_id = s.id
        join people.staff t on t.id = a.staff_id where s.class_id = c.id and t.user_id = ${me}) as teaches
    from classes.class c left join people.staff h on h.id = c.homeroom_staff_id where c.id = ${classId}`.execute(work.handle);
  return rows[0] ?? { leads: false, teaches: [] };
}
