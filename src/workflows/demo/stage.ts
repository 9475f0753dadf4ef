// How far has a school of the demo come with its records? Decided by chance of its own, so that it can be asked before they are made.
import type { Random } from './random.ts';
import type { DemoUnit } from './units.ts';

export type Stage = 'complete' | 'working' | 'behind' | 'not_started';

/** Districts whose schools started late. */
const late = new Set(['360', '359']);

export function stageOf(unit: DemoUnit, rng: Random): Stage {
  const shift = late.has(unit.district ?? '') && unit.level !== 'thpt' ? 0.22 : 0;
  const x = rng.next() + shift;
  if (x < 0.66) return 'complete';
  if (x < 0.9) return 'working';
  return x < 1.195 && !(x >= 0.985 && x < 1) ? 'behind' : 'not_started';
}
