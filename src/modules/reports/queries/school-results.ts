// Results of all pupils of a school, or of one class, in one period: for lists and statistics, in one question.
import { sql } from 'kysely';
import type { CellValue, Period } from '#modules/assessment/index.ts';
import type { Work } from '#platform/db/work.ts';

export type SchoolResult = {
  pupil: string;
  name: string;
  birthDate: string | null;
  girl: boolean;
  minority: boolean;
  individualPlan: boolean;
  classId: number;
  subjects: Readonly<Record<string, CellValue>>;
  mean: number | null;
  level: string | null;
  conduct: string | null;
  title: string | null;
  decision: string | null;
  absent: number | null;
  before: { level: string | null; conduct: string | null; decision: string | null } | null;
  retaken: Readonly<Record<string, CellValue>> | null;
  complete: boolean;
  approved: boolean;
};

/** Classes in the order of the school; the pupils of each in the order of its list. */
export async function schoolResults(
  work: Work,
  at: { unitId: number; schoolYear: string; classId: number | null },
  period: Period,
): Promise<SchoolResult[]> {
  const { rows } = await sql<SchoolResult>`
    select p.id as pupil, p.full_name as name, p.birth_date::text as "birthDate", coalesce(p.sex = 'female', false) as girl,
      coalesce(p.ethnicity <> '01', false) as minority, p.disability_exempt as "individualPlan", c.id as "classId",
      coalesce(r.subjects, '{}') as subjects, r.overall_mean as mean, r.level, r.conduct, r.title, r.decision,
      r.absent_with_leave + r.absent_without_leave as absent, r.extra -> 'before' as before, r.extra -> 'retaken' as retaken,
      coalesce(r.complete, false) as complete, coalesce(r.approved, false) as approved
    from classes.class c
    join classes.enrolment e on e.class_id = c.id and (e.valid_to is null or e.end_kind = 'year_closed')
    join people.pupil p on p.id = e.pupil_id
    left join assessment.result r on r.pupil_id = p.id and r.school_year = c.school_year and r.period = ${period}
    where c.unit_id = ${at.unitId} and c.school_year = ${at.schoolYear} and ${at.classId === null ? sql`c.active` : sql`c.id = ${at.classId}`}
    order by c.grade, c.sort_key collate "C", c.id, p.sort_key collate "C", p.id`.execute(work.handle);
  return rows;
}

export type SchoolClassRow = { id: number; name: string; grade: string; pupils: number; homeroom: string | null; own: boolean };
/** Open classes of a school in a year, with how many sit in each; `own`: led by who asks. */
export async function schoolClasses(work: Work, unitId: number, schoolYear: string): Promise<SchoolClassRow[]> {
  const me = work.actor.kind === 'person' ? work.actor.userId : null;
  const { rows } = await sql<SchoolClassRow>`
    select c.id, c.name, c.grade, s.full_name as homeroom, coalesce(s.user_id = ${me}, false) as own,
      (select count(*)::int from classes.enrolment e where e.class_id = c.id and (e.valid_to is null or e.end_kind = 'year_closed')) as pupils
    from classes.class c left join people.staff s on s.id = c.homeroom_staff_id
    where c.unit_id = ${unitId} and c.school_year = ${schoolYear} and c.active order by c.grade, c.sort_key collate "C", c.id`.execute(
    work.handle,
  );
  return rows;
}
