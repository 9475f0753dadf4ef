// Which schools have no class in the current year, and have not been asked about it? (check 2)
import { sql } from 'kysely';
import { teaches, unitTypes } from '#kernel/code-lists/units-and-grades.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import type { Work } from '#platform/db/work.ts';

export async function schoolsWithoutClasses(work: Work): Promise<number[]> {
  const types = unitTypes.map((type) => type.code).filter(teaches);
  const { rows } = await sql<{ id: number }>`
    select u.id from organizations.unit u
    where u.type = any(${types}) and u.closed_on is null and u.hidden_at is null
      and not exists (select from classes.class c where c.unit_id = u.id and c.active and c.school_year = ${schoolYearOf(work.today)})
      and not exists (select from classes.finding f where f.unit_id = u.id and f.class_id is null and f.rule = 2 and f.field = ''
                      and f.state <> 'fixed')
    order by u.id`.execute(work.handle);
  return rows.map((row) => row.id);
}
