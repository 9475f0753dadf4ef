// Are the two ratings of a year there, and are they of this rule set? A level of another circular decides nothing: K is Khá in both, Y in one.
import type { Missing } from './outcome.ts';
import type { SecondaryRuleSet } from './rule-sets/shape.ts';

/** Adults who are not rated (GDTX). */
export const notRated = 'KHONG_XEP';
export type Ratings = { learning: string | null; conduct: string | null };

/** The rating of conduct that counts: null as well for whoever should have been rated. @throws Error at a level that the rule set does not have */
export function conductOf(rules: SecondaryRuleSet, conduct: string | null): string | null {
  if (conduct === notRated) return rules.conduct.optional ? conduct : null;
  if (conduct !== null && !rules.conduct.levels.some(({ code }) => code === conduct))
    throw new Error(`${rules.id} không có mức ${rules.words.conduct.toLowerCase()} ${conduct}.`);
  return conduct;
}

/** @throws Error at a level that the rule set does not have */
export function ratingsOf(rules: SecondaryRuleSet, { learning, conduct }: Ratings): Ratings & { missing: Missing[] } {
  if (learning !== null && !rules.learning.rungs.some(({ code }) => code === learning))
    throw new Error(`${rules.id} không có mức ${rules.words.learning.toLowerCase()} ${learning}.`);
  const rated = conductOf(rules, conduct);
  const missing: Missing[] = [];
  if (learning === null) missing.push({ what: 'learning' });
  if (rated === null) missing.push({ what: 'conduct' });
  return { learning, conduct: rated, missing };
}
