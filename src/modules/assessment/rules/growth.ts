// How does a small child grow, and how many of a group do so how? One measuring round, three indicators (R2.14). Given is the deviation from
// the WHO median, or the class that the health station wrote; never weight and height alone (see rule-sets/who.ts).
import { decided, type Missing, type Outcome, type Step, undecided } from './outcome.ts';
import type { GrowthBand, GrowthIndicator, PreschoolRuleSet } from './rule-sets/shape.ts';

/** Deviation in hundredths: -215 is -2,15. */
export type Measured = { deviation: number } | { band: string } | null;
export type GrowthInput = Readonly<Record<GrowthIndicator, Measured>>;
export type Growth = Record<GrowthIndicator, string>;
const indicators: readonly GrowthIndicator[] = ['weightForAge', 'heightForAge', 'weightForHeight'];

/** @throws Error for a band that the rule set does not have */
function bandOf(bands: readonly GrowthBand[], measured: Exclude<Measured, null>): GrowthBand {
  const found =
    'band' in measured
      ? bands.find(({ code }) => code === measured.band)
      : bands.find(
          ({ below, upTo }) =>
            (below === undefined || measured.deviation < below) && (upTo === undefined || measured.deviation <= upTo),
        );
  if (!found) throw new Error(`Không có loại ${'band' in measured ? measured.band : measured.deviation}.`);
  return found;
}

export function growthOf(rules: PreschoolRuleSet, input: GrowthInput): Outcome<Growth, GrowthInput> {
  const missing: Missing[] = indicators.flatMap((rating) =>
    input[rating] === null ? [{ what: 'rating', rating } as const] : [],
  );
  if (missing.length > 0) return undecided('growth', rules, input, missing);
  const steps: Step[] = [];
  const value = {} as Growth;
  for (const indicator of indicators) {
    const measured = input[indicator] as Exclude<Measured, null>;
    const band = bandOf(rules.indicators[indicator].bands, measured).code;
    value[indicator] = band;
    const deviation = 'deviation' in measured ? measured.deviation : null;
    steps.push({ step: 'growth', indicator, deviation, band, article: rules.article });
  }
  return decided('growth', rules, input, value, rules.article, steps);
}

export type GrowthCounts = Record<'children' | 'normal' | 'underweight' | 'stunted' | 'both' | 'wasted' | 'overweight', number>;
/** As the reports want them. `normal`: in all three; `both`: underweight and stunted, counted in each of the two as well. */
export function growthCounts(rules: PreschoolRuleSet, children: readonly Growth[]): GrowthCounts {
  const counts: GrowthCounts = {
    children: children.length,
    normal: 0,
    underweight: 0,
    stunted: 0,
    both: 0,
    wasted: 0,
    overweight: 0,
  };
  for (const child of children) {
    const found = new Set(indicators.map((one) => bandOf(rules.indicators[one].bands, { band: child[one] }).counts));
    for (const what of found) if (what !== 'normal') counts[what]++;
    if (found.size === 1 && found.has('normal')) counts.normal++;
    if (found.has('underweight') && found.has('stunted')) counts.both++;
  }
  return counts;
}
