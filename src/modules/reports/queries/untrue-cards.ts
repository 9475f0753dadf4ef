// Which cards in force say what the results no longer are? Counted by what is printed in one go: a class, a kind, a period.
import { sql } from 'kysely';
import { startYear } from '#kernel/school-year.ts';
import type { Period } from '#modules/assessment/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { CardKind } from '../rules/books.ts';

export type UntrueCards = {
  classId: number;
  className: string;
  kind: CardKind;
  schoolYear: string;
  period: Period;
  /** In the order of the class. */
  pupils: readonly string[];
  /** Of these, whose results wait to be approved again: they get a number after that. */
  waiting: number;
};

/**
 * As `reports.since_issue` says 'changed': results that are again what was approved before the card was issued leave it true. Of this year and the
 * one before, which re-tests of summer change.
 */
export async function untrueCards(work: Work, unitId: number, schoolYear: string): Promise<UntrueCards[]> {
  const before = startYear(schoolYear) - 1;
  const { rows } = await sql<UntrueCards>`
    select k.id as "classId", k.name as "className", c.kind, c.school_year as "schoolYear", c.period,
      array_agg(c.name order by c.sort_key, c.pupil_id) as pupils, (count(*) filter (where c.waits))::int as waiting
    from (
      select c.id, c.pupil_id, c.class_id, c.kind, c.school_year, c.period, p.full_name as name, p.sort_key, bool_or(not r.approved) as waits
      from reports.card c join people.pupil p on p.id = c.pupil_id
      join assessment.result r on r.pupil_id = c.pupil_id and r.school_year = c.school_year and r.period <= c.period and r.class_id = c.class_id
      where c.unit_id = ${unitId} and c.replaced_on is null and c.school_year >= ${`${before}-${before + 1}`} and p.unit_id = c.unit_id and p.active
      group by c.id, p.id
      having not bool_or(r.period = c.period and r.approved_at is null)
        and bool_or(r.updated_at > c.issued_at and not (r.approved and r.approved_at <= c.issued_at))
    ) as c join classes.class k on k.id = c.class_id
    group by k.id, c.kind, c.school_year, c.period order by c.school_year desc, k.grade, k.sort_key, k.id, c.period, c.kind`.execute(
    work.handle,
  );
  return rows;
}
