// Only for taking back what an import opened: a class in which nobody sits and nobody has sat for real.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { recheckClasses } from './recheck-classes.ts';

/** Removes those of the classes that are empty; the others stay. @returns how many went */
export async function removeEmptyClasses(work: Work, unitId: number, schoolYear: string, ids: number[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { rows } = await sql<{ id: number }>`
    select c.id from classes.class c where c.id = any(${ids}::int[]) and c.unit_id = ${unitId}
      and not exists (select from people.pupil p where p.class_id = c.id)
      and not exists (select from classes.enrolment e where e.class_id = c.id and e.end_kind is distinct from 'undone')`.execute(
    work.handle,
  );
  const empty = rows.map((row) => row.id);
  await sql`delete from classes.enrolment where class_id = any(${empty}::int[])`.execute(work.handle);
  await sql`delete from classes.homeroom where class_id = any(${empty}::int[])`.execute(work.handle);
  await sql`delete from classes.class where id = any(${empty}::int[]) and unit_id = ${unitId}`.execute(work.handle);
  // The counter of classes is recounted also when none of those given is left.
  await recheckClasses(work, unitId, schoolYear, []);
  return empty.length;
}
