// Which classes of a school have results that nobody has approved as they are, although the class is approved? Not by a year: re-tests of summer
// change results of the year before.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import type { Period } from '../rules/outcome.ts';

export type AwaitingAgain = {
  classId: number;
  className: string;
  schoolYear: string;
  period: Period;
  /** In the order of the class. */
  pupils: readonly string[];
  since: Date;
};

/** As `awaitsApproval` says of one class; at the end of the year whoever nothing is decided for is decided for first. */
export async function awaitingAgain(work: Work, unitId: number): Promise<AwaitingAgain[]> {
  const { rows } = await sql<AwaitingAgain>`
    select c.id as "classId", c.name as "className", c.school_year as "schoolYear", l.semester as period,
      array_agg(p.full_name order by p.sort_key, p.id) as pupils, min(r.updated_at) as since
    from assessment.lock l join classes.class c on c.id = l.class_id
    left join assessment.class_rules k on k.class_id = c.id
    join assessment.result r on r.class_id = c.id and r.period = l.semester and r.school_year = c.school_year
    join people.pupil p on p.id = r.pupil_id
    where l.unit_id = ${unitId} and l.kind = 'approval' and l.class_subject_id is null and l.opened_at is null and k.frozen_at is null
      and r.complete and not r.approved and (r.period < 3 or r.decision is not null)
    group by c.id, l.semester order by c.school_year desc, l.semester, c.grade, c.sort_key, c.id`.execute(work.handle);
  return rows;
}

/** Who came into a class after it was approved and has no results to be approved: by class and period. */
export async function cameWithoutResults(work: Work, unitId: number): Promise<Omit<AwaitingAgain, 'since'>[]> {
  const { rows } = await sql<Omit<AwaitingAgain, 'since'>>`
    select c.id as "classId", c.name as "className", c.school_year as "schoolYear", l.semester as period,
      array_agg(p.full_name order by p.sort_key, p.id) as pupils
    from assessment.lock l join classes.class c on c.id = l.class_id
    left join assessment.class_rules k on k.class_id = c.id
    join classes.enrolment e on e.class_id = c.id and e.valid_to is null and e.valid_from >= (l.locked_at at time zone 'Asia/Ho_Chi_Minh')::date
    join people.pupil p on p.id = e.pupil_id and p.class_id = c.id and p.active
    left join assessment.result r on r.pupil_id = p.id and r.school_year = c.school_year and r.period = l.semester
    where l.unit_id = ${unitId} and l.kind = 'approval' and l.class_subject_id is null and l.opened_at is null and k.frozen_at is null
      and not coalesce(r.complete, false)
    group by c.id, l.semester order by c.school_year desc, l.semester, c.grade, c.sort_key, c.id`.execute(work.handle);
  return rows;
}
