// In which school year does a pupil of the school sit?
import { sql } from 'kysely';
import { schoolYearOf } from '#kernel/school-year.ts';
import type { Work } from '#platform/db/work.ts';

/**
 * In which school year does each sit? Once the year of a class is closed its pupils are in the next one already, while this one runs on until
 * August.
 */
export async function yearsOf(work: Work, pupils: readonly { class_id: number | null }[]): Promise<string[]> {
  const now = schoolYearOf(work.today);
  const ids = pupils.flatMap(({ class_id }) => class_id ?? []);
  const { rows } = await sql<{ id: number; year: string }>`
    select id, school_year as year from classes.class where id = any(${ids}::int[]) and school_year > ${now}`.execute(
    work.handle,
  );
  const later = new Map(rows.map(({ id, year }) => [id, year]));
  return pupils.map(({ class_id }) => later.get(class_id ?? 0) ?? now);
}
