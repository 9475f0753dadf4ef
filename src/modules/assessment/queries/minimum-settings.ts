// What has the Sở ordered for a school year?
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import type { Band, RuleSetId } from '../rules/rule-sets/shape.ts';

export type KeptMinimum = {
  ruleSet: RuleSetId;
  semester: 1 | 2;
  regular: readonly Band[];
  periodic: readonly Band[] | null;
  comment: number | null;
  basis: string;
  version: number;
};

export async function minimumSettings(work: Work, schoolYear: string): Promise<KeptMinimum[]> {
  const { rows } = await sql<KeptMinimum>`select rule_set as "ruleSet", semester, regular, periodic, comment, basis, version
    from assessment.minimum_setting where school_year = ${schoolYear} order by rule_set, semester`.execute(work.handle);
  return rows;
}
