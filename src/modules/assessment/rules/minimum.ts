// How many marks must a pupil have in a subject and semester, and what lacks? (R1.4, R1.28, R1.33, R1.35) The circular's numbers are where it
// begins; the Sở may set others for a school year and semester.
import type { Missing, Semester } from './outcome.ts';
import type { Band, Column, RuleSetId, SecondaryRuleSet } from './rule-sets/shape.ts';

/** By code of the column. */
export type Minimum = Readonly<Record<string, number>>;
/** A subject as the plan of the class has it in one semester. A 1,5-period subject counts with 1,5, unless the school says otherwise. */
export type SubjectPlan = {
  subject: string;
  periodsPerWeek: number;
  periodsPerYear: number;
  /** One-period tests of the curriculum's distribution: not from TT58, set by subject, grade and semester. */
  periodicTests: number;
};

/** What the Sở ordered for a while. `periodic`: at most so many one-period tests are asked for. */
export type MinimumSetting = {
  ruleSet: RuleSetId;
  schoolYear: string;
  semester: Semester;
  regular: readonly Band[];
  periodic: readonly Band[] | null;
  /** Subjects assessed by comment, where they have a number of their own; null: as the circular has it. */
  comment: number | null;
  basis: string;
};

/** The ministry's cut in the spring of 2020; limits of the bands as in TT58 Đ8.2. */
export const knownSettings: readonly MinimumSetting[] = [
  {
    ...{ ruleSet: 'TT58/2011', schoolYear: '2019-2020', semester: 2 },
    regular: [{ upTo: 1, atLeast: 1 }, { below: 3, atLeast: 2 }, { atLeast: 3 }],
    periodic: [{ upTo: 2, atLeast: 1 }, { atLeast: 2 }],
    comment: null,
    basis: 'Hướng dẫn của Bộ GD&ĐT cho học kỳ II năm học 2019-2020 (COVID-19)',
  },
];
export const settingFor = (
  settings: readonly MinimumSetting[],
  ruleSet: RuleSetId,
  schoolYear: string,
  semester: Semester,
): MinimumSetting | undefined =>
  settings.find((one) => one.ruleSet === ruleSet && one.schoolYear === schoolYear && one.semester === semester);

/** @throws Error when no band fits, which no rule set has */
function bandOf(bands: readonly Band[], periods: number): number {
  const band = bands.find(
    ({ upTo, below }) => (upTo === undefined || periods <= upTo) && (below === undefined || periods < below),
  );
  if (!band) throw new Error(`Không có mức số lần kiểm tra cho ${periods} tiết.`);
  return band.atLeast;
}

export const isCommentSubject = (rules: SecondaryRuleSet, subject: string): boolean => rules.commentSubjects.includes(subject);

/** Regular tests and assessments of one semester. */
export function regularMinimum(
  rules: SecondaryRuleSet,
  plan: Pick<SubjectPlan, 'subject' | 'periodsPerWeek' | 'periodsPerYear'>,
  setting?: MinimumSetting,
): number {
  const { minimums } = rules;
  const comment = setting?.comment ?? minimums.comment;
  if (comment !== null && isCommentSubject(rules, plan.subject)) return comment;
  return bandOf(setting?.regular ?? minimums.bands, plan[minimums.by]);
}

/** What each column of the gradebook must have. */
export function minimumFor(
  rules: SecondaryRuleSet,
  columns: readonly Column[],
  plan: SubjectPlan,
  setting?: MinimumSetting,
): Minimum {
  const regular = regularMinimum(rules, plan, setting);
  const periodic = setting?.periodic
    ? Math.min(plan.periodicTests, bandOf(setting.periodic, plan.periodsPerWeek))
    : plan.periodicTests;
  return Object.freeze(
    Object.fromEntries(
      columns.map(({ code, single, coefficient }) => [code, single ? 1 : coefficient === 1 ? regular : periodic]),
    ),
  );
}

/**
 * A single column is always needed, whatever the minimum says.
 * @throws Error when it holds more than one: the second would count with the column's whole weight
 */
export function missingColumns(
  columns: readonly Column[],
  cells: Readonly<Record<string, readonly unknown[]>>,
  minimum: Minimum,
): Missing[] {
  const missing: Missing[] = [];
  for (const { code, single } of columns) {
    const needed = single ? 1 : (minimum[code] ?? 0);
    let present = 0;
    for (const cell of cells[code] ?? []) if (cell !== null) present++;
    if (single && present > 1) throw new Error(`Cột ${code} chỉ có một kết quả mỗi học kỳ, không nhận ${present}.`);
    if (present < needed) missing.push({ what: 'column', column: code, needed, present });
  }
  return missing;
}
