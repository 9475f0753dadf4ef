// Does the pupil go up? The rows of the rule set in the law's order: absence first (TT58 Đ15, R1.25; TT22 Đ12, R1.42). What may still be mended
// in summer is in second-chance.ts.
import { decided, type Missing, type Outcome, undecided } from './outcome.ts';
import type { Decision, DecisionRow, SecondaryRuleSet } from './rule-sets/shape.ts';
import { notRated } from './title.ts';

export type PromotionInput = {
  learning: string | null;
  conduct: string | null;
  /** Half-days of the official timetable, with leave or without, over the whole year; not single periods, not the second session (R1.26). */
  absentSessions: number | null;
  /** A disabled pupil who is not rated: the principal decides on the plan (R1.27). */
  individualPlan?: boolean;
};

const fits = (row: DecisionRow, learning: string, conduct: string, absent: number): boolean =>
  (row.absentOver === undefined || absent > row.absentOver) &&
  (row.learning === undefined || row.learning.includes(learning)) &&
  (row.conduct === undefined || row.conduct.includes(conduct));

export const absenceLimit = (rules: SecondaryRuleSet): number =>
  rules.promotion.find((row) => row.absentOver !== undefined)?.absentOver ?? 0;

/** Before summer. Without a value and without anything missing, the principal decides. */
export function promotionOf(rules: SecondaryRuleSet, input: PromotionInput): Outcome<Decision, PromotionInput> {
  const { learning, conduct, absentSessions: absent } = input;
  if (input.individualPlan)
    return decided<Decision, PromotionInput>('promotion', rules, input, null, rules.individualPlan, [
      { step: 'principal', article: rules.individualPlan },
    ]);
  const missing: Missing[] = [];
  if (learning === null) missing.push({ what: 'learning' });
  if (conduct === null || (conduct === notRated && !rules.conduct.optional)) missing.push({ what: 'conduct' });
  if (absent === null) missing.push({ what: 'absences' });
  if (missing.length > 0 || learning === null || conduct === null || absent === null)
    return undecided('promotion', rules, input, missing);
  const row = rules.promotion.find((one) => fits(one, learning, conduct, absent));
  if (!row) throw new Error(`${rules.id} không quyết định được ${learning}, ${conduct}.`);
  const { decision, article } = row;
  return decided('promotion', rules, input, decision, article, [
    { step: 'decision', decision, learning, conduct, absent, limit: absenceLimit(rules), article },
  ]);
}
