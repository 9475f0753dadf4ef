// What are the classes called that pupils are placed in? People holds the pointer, the classes module the record.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export type ClassName = { id: number; name: string; grade: string };

/** @param closed with the classes that were closed: those of a past year */
export async function classNamesOf(work: Work, unitId: number, schoolYear: string, closed = false): Promise<ClassName[]> {
  const { rows } = await sql<ClassName>`
    select id, name, grade from classes.class where unit_id = ${unitId} and school_year = ${schoolYear} and (active or ${closed})
    order by grade, sort_key`.execute(work.handle);
  return rows;
}
