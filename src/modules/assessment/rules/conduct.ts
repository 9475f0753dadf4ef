// What is the year's conduct (hạnh kiểm, rèn luyện)? Under TT58 the homeroom teacher says it and semester II is only proposed (R1.20); under
// TT22 a table of both semesters says it (R1.40).
import { decided, type Missing, type Outcome, undecided } from './outcome.ts';
import { conductOf, notRated } from './ratings.ts';
import type { SecondaryRuleSet } from './rule-sets/shape.ts';

export type ConductInput = { first: string | null; second: string | null };
/** `binding`: the year follows from the semesters. Otherwise a proposal, to be entered or not. */
export type YearConduct = Outcome<string, ConductInput> & { readonly binding: boolean };

export function yearConduct(rules: SecondaryRuleSet, input: ConductInput): YearConduct {
  const { year, article } = rules.conduct;
  const binding = year !== null;
  const [first, second] = [conductOf(rules, input.first), conductOf(rules, input.second)];
  const missing: Missing[] = [];
  // A proposal needs semester II alone.
  // Nor does a learner who is not rated in semester II; one who is rated from then on has a semester I to be entered.
  const alone = !binding || second === notRated;
  if (!alone && (first === null || first === notRated)) missing.push({ what: 'semester', semester: 1 });
  if (second === null) missing.push({ what: 'semester', semester: 2 });
  const value = second === null || alone ? second : (year?.[second]?.[first ?? ''] ?? null);
  if (missing.length > 0 || value === null || second === null)
    return { ...undecided<string, ConductInput>('conduct_year', rules, input, missing), binding };
  return {
    ...decided('conduct_year', rules, input, value, article, [{ step: 'conduct', first, second, value, article }]),
    binding,
  };
}
