// How far are the results of a school's classes? Counters only: a class is one line, whatever its marks.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import type { Period } from '../rules/outcome.ts';

export type ClassProgress = {
  id: number;
  name: string;
  grade: string;
  homeroom: string | null;
  /** Led by who asks. */
  own: boolean;
  /** Those of whom results are asked. */
  pupils: number;
  /** By period: how many pupils are complete, cells asked for and there, who approved, how many are others since. */
  periods: Record<Period, { complete: number; needed: number; present: number; approvedBy: string | null; changed: number }>;
};

export async function progressOf(work: Work, unitId: number, schoolYear: string): Promise<ClassProgress[]> {
  const me = work.actor.kind === 'person' ? work.actor.userId : null;
  const { rows } = await sql<Omit<ClassProgress, 'periods'> & { periods: Partial<ClassProgress['periods']> | null }>`
    select c.id, c.name, c.grade, s.full_name as homeroom, coalesce(s.user_id = ${me}, false) as own,
      -- Of a pupil with an individual plan no results are asked (R1.27); small children are all measured.
      (select count(*)::int from people.pupil p where p.class_id = c.id and p.active and (u.level = 'mn' or not p.disability_exempt))
        + (select count(*)::int from classes.enrolment e join people.pupil p on p.id = e.pupil_id
            where e.class_id = c.id and e.end_kind = 'year_closed' and (u.level = 'mn' or not p.disability_exempt)) as pupils,
      (select jsonb_object_agg(k.semester, jsonb_build_object('complete', greatest(0, k.complete - (select count(*)::int
            from assessment.result r join people.pupil p on p.id = r.pupil_id
            where u.level <> 'mn' and r.class_id = c.id and r.period = k.semester and r.complete and p.disability_exempt
              and (p.class_id = c.id and p.active or exists (select from classes.enrolment e
                where e.pupil_id = p.id and e.class_id = c.id and e.end_kind = 'year_closed')))), 'needed', k.cells_needed, 'present', k.cells_present,
          'approvedBy', (select l.locked_by_name from assessment.lock l where l.class_id = c.id and l.semester = k.semester and l.kind = 'approval'
            and l.class_subject_id is null and l.opened_at is null limit 1),
          'changed', (select count(*)::int from assessment.result r where r.class_id = c.id and r.period = k.semester
            and r.approved_at is not null and not r.approved)))
        from assessment.counter k where k.class_id = c.id) as periods
    from classes.class c join organizations.unit u on u.id = c.unit_id left join people.staff s on s.id = c.homeroom_staff_id
    where c.unit_id = ${unitId} and c.school_year = ${schoolYear} and (c.active or exists (select from assessment.counter k where k.class_id = c.id))
    order by c.grade, c.sort_key, c.id`.execute(work.handle);
  const none = { complete: 0, needed: 0, present: 0, approvedBy: null, changed: 0 };
  return rows.map(({ periods, ...row }) => ({
    ...row,
    periods: { 1: periods?.[1] ?? none, 2: periods?.[2] ?? none, 3: periods?.[3] ?? none },
  }));
}
