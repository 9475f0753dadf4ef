// Does the pupil go up? The rows of the rule set in the law's order: absence first (TT58 Đ15, R1.25; TT22 Đ12, R1.42). What may still be mended
// in summer is in second-chance.ts.
import { decided, type Outcome, undecided } from './outcome.ts';
import { ratingsOf } from './ratings.ts';
import type { Decision, DecisionRow, SecondaryRuleSet } from './rule-sets/shape.ts';

export type PromotionInput = {
  learning: string | null;
  conduct: string | null;
  /** Half-days of the official timetable, with leave or without, over the whole year; not single periods, not the second session (R1.26). */
  absentSessions: number | null;
  /** A disabled pupil who is not rated: the principal decides on the plan (R1.27). */
  individualPlan?: boolean;
};

const fits = (row: DecisionRow, learning: string, conduct: string): boolean =>
  row.absentOver === undefined &&
  (row.learning === undefined || row.learning.includes(learning)) &&
  (row.conduct === undefined || row.conduct.includes(conduct));

export const absenceLimit = (rules: SecondaryRuleSet): number =>
  rules.promotion.find((row) => row.absentOver !== undefined)?.absentOver ?? 0;

/** Before summer. Without a value and without anything missing, the principal decides. */
export function promotionOf(rules: SecondaryRuleSet, input: PromotionInput): Outcome<Decision, PromotionInput> {
  const { absentSessions: absent } = input;
  if (input.individualPlan)
    return decided<Decision, PromotionInput>('promotion', rules, input, null, rules.individualPlan, [
      { step: 'principal', article: rules.individualPlan },
    ]);
  const { learning, conduct, missing } = ratingsOf(rules, input);
  const by = ({ decision, article }: DecisionRow, days: number) =>
    decided<Decision, PromotionInput>('promotion', rules, input, decision, article, [
      { step: 'decision', decision, learning, conduct, absent: days, limit: absenceLimit(rules), article },
    ]);
  const tooLong = rules.promotion.find(({ absentOver }) => absentOver !== undefined && (absent ?? 0) > absentOver);
  if (tooLong) return by(tooLong, absent ?? 0);
  if (absent === null) missing.push({ what: 'absences' });
  if (learning === null || conduct === null || absent === null) return undecided('promotion', rules, input, missing);
  // The first row that fits; the last one asks nothing.
  return by(
    rules.promotion.reduceRight((found, row) => (fits(row, learning, conduct) ? row : found)),
    absent,
  );
}
