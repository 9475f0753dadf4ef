// What may the Sở order instead of a circular's least numbers of marks? The same bands of periods with other numbers (R1.33).

import { startYear } from '#kernel/school-year.ts';
import { ruleSets } from './rule-sets/catalogue.ts';
import type { Band, SecondaryRuleSet } from './rule-sets/shape.ts';

/** Secondary rule sets that some grade lives under in a school year, the newest version of each. */
export function secondaryRulesIn(schoolYear: string): SecondaryRuleSet[] {
  const found = new Map<string, SecondaryRuleSet>();
  for (const rules of ruleSets) {
    if (rules.kind !== 'secondary') continue;
    const holds = rules.validity.some(
      ({ firstYear, lastYear }) =>
        startYear(firstYear) <= startYear(schoolYear) && (lastYear === null || startYear(schoolYear) <= startYear(lastYear)),
    );
    if (holds && (found.get(rules.id)?.version ?? 0) < rules.version) found.set(rules.id, rules);
  }
  return [...found.values()];
}

const number = (n: number): string => String(n).replace('.', ',');
/** 'đến 1 tiết', 'dưới 3 tiết', 'nhiều hơn'. */
export function bandWords({ upTo, below }: Band, by: SecondaryRuleSet['minimums']['by']): string {
  const unit = by === 'periodsPerWeek' ? 'tiết một tuần' : 'tiết một năm';
  if (upTo !== undefined) return `đến ${number(upTo)} ${unit}`;
  return below === undefined ? 'nhiều hơn' : `dưới ${number(below)} ${unit}`;
}
