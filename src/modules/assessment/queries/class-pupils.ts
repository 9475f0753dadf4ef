// Who sits, or sat, in a class: in the order of its list, with what keeps a pupil from having a mark.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import type { Went } from '../rules/gone.ts';

export type ClassPupil = {
  id: string;
  name: string;
  sortKey: string;
  birthDate: string | null;
  code: string | null;
  ministryId: string | null;
  sex: 'male' | 'female' | null;
  /** Whether he or she sits in the class today; who left stays in the book, closed. */
  here: boolean;
  since: string;
  until: string | null;
  went: Went | null;
  endKind: 'moved_class' | 'left_school' | 'year_closed' | 'undone' | null;
  individualPlan: boolean;
};

/** `Went` of `classes.enrolment e` and `people.pupil p`. */
export const went = sql<Went | null>`case e.end_kind when 'moved_class' then 'moved_class'
  when 'left_school' then case p.status when 'moved_away' then 'moved_away' when 'left' then 'dropped_out' else 'left_school' end end`;

/** Of the last time somebody sat in the class; never who was entered by mistake. */
export async function classPupils(work: Work, classId: number): Promise<ClassPupil[]> {
  const { rows } = await sql<ClassPupil>`
    select * from (
      select distinct on (e.pupil_id) p.id, p.full_name as name, p.sort_key as "sortKey", p.birth_date as "birthDate", p.code, p.ministry_id as "ministryId", p.sex,
        coalesce(p.class_id = e.class_id and p.active, false) as here, e.valid_from as since, e.valid_to as until, e.end_kind as "endKind",
        ${went} as went,
        p.disability_exempt as "individualPlan"
      from classes.enrolment e join people.pupil p on p.id = e.pupil_id
      where e.class_id = ${classId} and e.end_kind is distinct from 'undone'
      order by e.pupil_id, e.valid_from desc
    ) as one order by "sortKey", id`.execute(work.handle);
  return rows;
}
