// What is the year's conduct (hạnh kiểm, rèn luyện)? Under TT58 the homeroom teacher says it and semester II is only proposed (R1.20); under
// TT22 a table of both semesters says it (R1.40).
import { decided, type Missing, type Outcome, undecided } from './outcome.ts';
import type { SecondaryRuleSet } from './rule-sets/shape.ts';

export type ConductInput = { first: string | null; second: string | null };
/** `binding`: the year follows from the semesters. Otherwise a proposal, to be entered or not. */
export type YearConduct = Outcome<string, ConductInput> & { readonly binding: boolean };

export function yearConduct(rules: SecondaryRuleSet, input: ConductInput): YearConduct {
  const { year, article } = rules.conduct;
  const binding = year !== null;
  const missing: Missing[] = [];
  // A proposal needs semester II alone.
  if (binding && input.first === null) missing.push({ what: 'semester', semester: 1 });
  if (input.second === null) missing.push({ what: 'semester', semester: 2 });
  const value = input.second === null ? null : year === null ? input.second : (year[input.second]?.[input.first ?? ''] ?? null);
  if (missing.length > 0 || value === null || input.second === null)
    return { ...undecided<string, ConductInput>('conduct_year', rules, input, missing), binding };
  return {
    ...decided('conduct_year', rules, input, value, article, [
      { step: 'conduct', first: input.first, second: input.second, value, article },
    ]),
    binding,
  };
}
