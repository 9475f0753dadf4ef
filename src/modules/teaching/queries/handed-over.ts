// Which subjects did this teacher take over, or hand over, since a moment? What the teacher entered alone is no news.
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import type { LocalDate } from '#kernel/calendar.ts';
import type { Work } from '#platform/db/work.ts';

export type HandedOver = {
  /** To this teacher, or away from. */
  taken: boolean;
  /** The other one. */
  other: string;
  subjects: readonly { subject: string; language: string | null; className: string }[];
  from: LocalDate;
  at: Date;
};

/** What was handed over in one act is one line; the newest first. */
export async function handedOver(work: Work, unitId: number, userId: string, since: Date): Promise<HandedOver[]> {
  const { rows } = await sql<HandedOver>`
    select taken, other, at, min("from")::text as "from",
      jsonb_agg(jsonb_build_object('subject', subject, 'language', language, 'className', "className") order by grade, key, position) as subjects
    from (
      select me.id = a.staff_id as taken, o.full_name as other, a.recorded_at as at, min(a.valid_from) as "from",
        cs.subject, cs.position, c.foreign_language_1 as language, c.name as "className", c.grade, c.sort_key as key
      from people.staff me
      join teaching.assignment a on a.unit_id = me.unit_id and (a.staff_id = me.id or a.from_staff_id = me.id)
      join people.staff o on o.id = case when me.id = a.staff_id then a.from_staff_id else a.staff_id end
      join teaching.class_subject cs on cs.id = a.class_subject_id join classes.class c on c.id = cs.class_id
      where me.user_id = ${userId} and me.unit_id = ${unitId} and a.recorded_at >= ${since} and a.valid_to is null
        and a.recorded_by is distinct from ${actorName(work.actor)}
      group by me.id, a.staff_id, o.full_name, a.recorded_at, cs.id, c.id
    ) as one group by taken, other, at order by at desc limit 5`.execute(work.handle);
  return rows;
}
