// What are the classes called that pupils are placed in? People holds the pointer, the classes module the record.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export async function classNamesOf(work: Work, unitId: number, schoolYear: string): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from classes.class where unit_id = ${unitId} and school_year = ${schoolYear} and active order by grade, sort_key`.execute(
    work.handle,
  );
  return rows;
}
