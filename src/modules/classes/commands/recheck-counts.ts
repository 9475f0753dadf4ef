// Check 2 of a school year: held against what is known, like every check.
import { sql } from 'kysely';
import { teaches } from '#kernel/code-lists/units-and-grades.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import { assessClassCounts } from '../rules/class-counts.ts';

/** Called by whoever rechecks the classes, under the lock of the school's counters. */
export async function recheckClassCounts(work: Work, unitId: number, schoolYear: string, unitType: string): Promise<void> {
  // The check speaks of the current year; mending an old class says nothing about it.
  if (schoolYear !== schoolYearOf(work.today)) return;
  const from = Number(schoolYear.slice(0, 4));
  const { rows } = await sql<{ school_year: string; grade: string; n: number }>`
    select school_year, grade, count(*)::int as n from classes.class
    where unit_id = ${unitId} and active and school_year in (${schoolYear}, ${`${from - 1}-${from}`}) group by 1, 2`.execute(
    work.handle,
  );
  const of = (year: boolean) =>
    Object.fromEntries(rows.filter((row) => (row.school_year === schoolYear) === year).map((row) => [row.grade, row.n]));
  const findings = teaches(unitType) ? assessClassCounts(of(true), of(false)) : [];
  const known = await read(work)
    .selectFrom('classes.finding')
    .select(['id', 'rule', 'field'])
    .where('unit_id', '=', unitId)
    .where('class_id', 'is', null)
    .where('state', '<>', 'fixed')
    .execute();
  const gone = known.filter((was) => !findings.some((f) => f.rule === was.rule && f.field === was.field)).map((was) => was.id);
  const fresh = findings.filter((f) => !known.some((was) => f.rule === was.rule && f.field === was.field));
  if (gone.length > 0)
    await write(work)
      .updateTable('classes.finding')
      .set({ state: 'fixed', fixed_at: work.now })
      .where('id', '=', sql<number>`any(${gone}::bigint[])`)
      .execute();
  if (fresh.length > 0)
    await write(work)
      .insertInto('classes.finding')
      .values(
        fresh.map((finding) => ({
          ...finding,
          ...{ unit_id: unitId, class_id: null, state: 'open' as const, first_seen: work.now },
          ...{ reason: null, decided_by: null, decided_at: null, fixed_at: null },
        })),
      )
      .execute();
}
