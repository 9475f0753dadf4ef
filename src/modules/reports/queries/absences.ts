// Who of a class was away on which half-day of the year.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export type AbsenceLine = { pupil: string; day: string; state: 'P' | 'K' };

export async function absenceLines(work: Work, pupils: readonly string[], schoolYear: string): Promise<AbsenceLine[]> {
  const { rows } = await sql<AbsenceLine>`
    select pupil_id as pupil, day::text, state from teaching.absence
    where pupil_id = any(${pupils as string[]}::uuid[]) and school_year = ${schoolYear} and state in ('P', 'K') order by day, session`.execute(
    work.handle,
  );
  return rows;
}
