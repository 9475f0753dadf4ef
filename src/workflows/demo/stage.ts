// How far has a school of the demo come with its records? Decided by chance of its own, so that it can be asked before they are made.
import { type Random, random } from './random.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

export type Stage = 'complete' | 'working' | 'behind' | 'not_started';

/** Districts whose schools started late. */
const late = new Set(['360', '359']);

export function stageOf(unit: DemoUnit, rng: Random): Stage {
  const shift = late.has(unit.district ?? '') && unit.level !== 'thpt' ? 0.16 : 0;
  const x = rng.next() + shift;
  if (x < 0.68) return 'complete';
  if (x < 0.965) return 'working';
  return x >= 0.99 && x < 1 ? 'not_started' : 'behind';
}

/** Shares of faulty records from, to, and how often: most schools at work are nearly there, a few have only begun. */
const working: [number, number, number][] = [
  [0.01, 0.05, 24],
  [0.06, 0.24, 48],
  [0.26, 0.41, 18],
  [0.42, 0.49, 3],
  [0.52, 0.74, 7],
  [0.755, 0.79, 2],
];

/** The share of a school's records in which something is wrong or missing. */
export function faultyShareOf(unit: DemoUnit, stage: Stage): number {
  const rng = random(`pace-${unit.slug}`);
  if (stage === 'complete') return 0;
  // Enough for its clerk to do, little enough to be seen through.
  if (unit.slug === demoSchoolSlug) return 0.08;
  if (stage === 'not_started') return 1;
  if (stage === 'behind') return 0.83 + rng.next() * 0.1;
  const [from, to] = rng.weighted(working.map(([a, b, n]) => [[a, b] as const, n] as const));
  return from + rng.next() * (to - from);
}

/** Where much is wrong, the rarer troubles are found too: shared numbers, pupils in two places, leaving without a reason. */
export const isTroubled = (unit: DemoUnit, stage: Stage): boolean =>
  stage === 'behind' || (stage === 'working' && faultyShareOf(unit, stage) > 0.25);
