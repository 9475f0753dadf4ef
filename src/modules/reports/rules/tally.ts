// How many pupils of each class are at each level? Counts that add up to the class, percentages of all who have to be rated (R3.1).
import { formatPercent, percentTenths } from '#kernel/numbers.ts';

export type Rated = { girl: boolean; minority: boolean; individualPlan: boolean; level: string | null };
export type Tally = {
  size: number;
  girls: number;
  minority: number;
  minorityGirls: number;
  /** Not rated, by an individual plan or excused: in the size, not in the denominator. */
  aside: number;
  /** Should have a level and has none yet. */
  without: number;
  counts: Readonly<Record<string, number>>;
};

/** @throws Error when the counts do not add up to the size: a level that the circular does not have, or a fault of ours */
export function tally(pupils: readonly Rated[], levels: readonly string[]): Tally {
  const counts: Record<string, number> = Object.fromEntries(levels.map((level) => [level, 0]));
  const found: Tally = { size: pupils.length, girls: 0, minority: 0, minorityGirls: 0, aside: 0, without: 0, counts };
  for (const { girl, minority, individualPlan, level } of pupils) {
    if (girl) found.girls++;
    if (minority) found.minority++;
    if (girl && minority) found.minorityGirls++;
    if (individualPlan) found.aside++;
    else if (level === null) found.without++;
    else if (level in counts) counts[level] = (counts[level] ?? 0) + 1;
  }
  const sum = Object.values(counts).reduce((n, one) => n + one, 0) + found.aside + found.without;
  if (sum !== found.size) throw new Error(`statistics do not add up: ${sum} of ${found.size} pupils have a known level`);
  return found;
}
export function addTallies(some: readonly Tally[], levels: readonly string[]): Tally {
  const sum = (of: (one: Tally) => number) => some.reduce((n, one) => n + of(one), 0);
  return {
    ...{ size: sum((one) => one.size), girls: sum((one) => one.girls), minority: sum((one) => one.minority) },
    ...{ minorityGirls: sum((one) => one.minorityGirls), aside: sum((one) => one.aside), without: sum((one) => one.without) },
    counts: Object.fromEntries(levels.map((level) => [level, sum((one) => one.counts[level] ?? 0)])),
  };
}
/** Of the whole class but those who are not rated: who has no level yet is in it, so that the shares of a row add up. */
export const shareText = (part: number, { size, aside }: Pick<Tally, 'size' | 'aside'>): string =>
  formatPercent(percentTenths(part, size - aside)).replace(/\u00a0%$/, '');

/** Bands of a mean in tenths, from below (school-records section 3). */
export const bands = [
  { code: '0', name: '0 đến dưới 2', from: 0 },
  { code: '2', name: '2 đến dưới 3,5', from: 20 },
  { code: '3', name: '3,5 đến dưới 5', from: 35 },
  { code: '5', name: '5 đến dưới 6,5', from: 50 },
  { code: '6', name: '6,5 đến dưới 8', from: 65 },
  { code: '8', name: '8 đến 10', from: 80 },
] as const;
export const bandOf = (mean: number): string => [...bands].reverse().find(({ from }) => mean >= from)?.code ?? '0';
export const passing: readonly string[] = ['5', '6', '8'];
