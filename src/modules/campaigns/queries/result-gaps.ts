// Which classes of a school still lack results in the semesters that a campaign counts, and what is doubtful about those that are there?
import { progressOf, resultFindings } from '#modules/assessment/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { resultSemesters } from '../rules/standing.ts';
import type { Campaign } from './campaigns.ts';

type ClassResultGaps = {
  id: number;
  name: string;
  homeroom: string | null;
  pupils: number;
  complete: number;
  /** Cells that are asked for, those that are there. */
  needed: number;
  present: number;
};
export type ResultGapsOf = {
  periods: { semester: 1 | 2; classes: ClassResultGaps[] }[];
  /** What nobody has given a reason for. */
  findings: { text: string; error: boolean; to: string }[];
  explained: number;
};

export async function resultGaps(work: Work, unit: Unit, campaign: Campaign): Promise<ResultGapsOf> {
  const classes = await progressOf(work, unit.id, campaign.schoolYear);
  const semesters = resultSemesters(campaign.measures);
  const findings = (await resultFindings(work, unit, campaign.schoolYear)).filter(
    ({ period }) => period === 3 || semesters.includes(period),
  );
  return {
    periods: semesters.map((semester) => ({
      semester,
      classes: classes.flatMap(({ id, name, homeroom, pupils, periods }) => {
        const { complete, needed, present } = periods[semester];
        return complete >= pupils ? [] : [{ id, name, homeroom, pupils, complete, needed, present }];
      }),
    })),
    findings: findings
      .filter(({ explained }) => explained === null)
      .map(({ text, level, to }) => ({ text, error: level === 'E', to })),
    explained: findings.filter(({ explained }) => explained !== null).length,
  };
}
