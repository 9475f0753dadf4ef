// Who can teach at a school, what does each owe and how much has each?
import { sql } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { Work } from '#platform/db/work.ts';
import { normOf } from '../rules/load.ts';
import type { Semester } from '../rules/semester.ts';

export type TeacherLoad = {
  id: string;
  name: string;
  mainSubject: string | null;
  groupId: number | null;
  leads: string | null;
  duty: 'head' | 'deputy' | null;
  /** A principal's hours are another article's. */
  manager: boolean;
  /** Tenths a week. */
  periods: number;
  norm: number | null;
};

/** @param staffIds only these; without it everybody who works at the school and is no plain employee */
export async function loadsOf(
  work: Work,
  unit: { id: number; level: UnitLevel },
  schoolYear: string,
  semester: Semester,
  staffIds?: readonly string[],
): Promise<TeacherLoad[]> {
  const { rows } = await sql<Omit<TeacherLoad, 'norm'>>`
    select s.id, s.full_name as name, s.main_subject as "mainSubject", m.group_id as "groupId", s.kind = 'manager' as manager,
      (select string_agg(c.name, ', ' order by c.sort_key) from classes.class c
        where c.homeroom_staff_id = s.id and c.school_year = ${schoolYear} and c.active) as leads,
      (select case when g.head_staff_id = s.id then 'head' else 'deputy' end from teaching.professional_group g
        where s.id in (g.head_staff_id, g.deputy_staff_id) and g.closed_on is null order by g.head_staff_id = s.id desc limit 1) as duty,
      coalesce((select sum(coalesce(a.periods, case a.semester when 1 then cs.periods1 else cs.periods2 end)) from teaching.assignment a
        join teaching.class_subject cs on cs.id = a.class_subject_id
        where a.staff_id = s.id and a.valid_to is null and a.semester = ${semester} and cs.school_year = ${schoolYear} and cs.closed_on is null), 0)::int as periods
    from people.staff s left join teaching.group_member m on m.staff_id = s.id
    where s.unit_id = ${unit.id} and s.active and s.kind is distinct from 'employee'
      and (${staffIds === undefined} or s.id = any(${staffIds ?? []}::uuid[]))
    order by s.sort_key, s.id`.execute(work.handle);
  return rows.map((row) => ({
    ...row,
    norm: row.manager
      ? null
      : normOf(unit.level, { homeroom: row.leads !== null, heads: row.duty === 'head', deputises: row.duty === 'deputy' }),
  }));
}
