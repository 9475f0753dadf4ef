// What pupils have now in each period of a year, as far as marks may change it.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import type { Standing } from '../rules/standings.ts';

export async function standingsOf(work: Work, schoolYear: string, pupils: readonly string[]): Promise<Standing[]> {
  if (pupils.length === 0) return [];
  const { rows } = await sql<Standing>`
    select r.pupil_id as pupil, r.period, r.level, r.conduct, r.title, r.decision, r.approved_at is not null as approved
    from assessment.result r join people.pupil p on p.id = r.pupil_id
    where r.school_year = ${schoolYear} and r.pupil_id = any(${[...new Set(pupils)]}::uuid[])
    order by p.sort_key, p.id, r.period`.execute(work.handle);
  return rows;
}
