// The classes of today in which pupils sit, for narrowing a list of them.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export async function classesOf(work: Work, unitId: number): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select c.id, c.name from classes.class c
    where c.unit_id = ${unitId} and exists (select from people.pupil p where p.class_id = c.id and p.active) order by c.grade, c.sort_key`.execute(
    work.handle,
  );
  return rows;
}
