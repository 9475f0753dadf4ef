// How much of what it had to disclose by today has each unit disclosed?
import { schoolYearOf } from '#kernel/school-year.ts';
import { boardOf } from '#modules/disclosure/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Disclosed } from '../rules/ranking.ts';

/** By unit, at or below `path`; who discloses nothing by the plan of schools (offices, units without a site) is not in it. */
export async function disclosedBy(work: Work, path: string): Promise<Map<number, Disclosed>> {
  const rows = await boardOf(work, path, schoolYearOf(work.today), false);
  return new Map(rows.map((row) => [row.unitId, { due: row.due, missing: row.missing }]));
}
