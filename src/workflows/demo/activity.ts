// How does a site of the demo live? The province some months after everybody was given a site: of its 874 units about
//   six in ten     publish every week or two and have filled what they must (steady),
//   one in seven   publish in bursts and then nothing for weeks (uneven),
//   one in eight   publish steadily while many mandatory sections are empty (bare),
//   one in ten     told the beginning of the year and fell silent (silent),
//   one in forty   have a site and next to nothing on it (opening),
// better at large schools and where the Phòng asks for it, worse in two districts. Who is in regular use follows from what is loaded, by the
// rule's own job; nothing here says so. The mission's 241 with a portal and 101 in regular use are the survey of 1/12/2018, taken of the
// old websites: those that had one brought its articles along. Decided by chance of its own, so that any part of the load can ask.
import { addDays } from '#kernel/calendar.ts';
import { type Random, random } from './random.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

export type Rhythm = 'steady' | 'uneven' | 'bare' | 'silent' | 'opening';

/** Percent that a district has more (or fewer) of the sites that do not go well. */
const trouble: Record<string, number> = { '356': -7, '366': -6, '364': -3, '358': 9, '359': 12 };
const offices: Record<string, Rhythm> = { '358': 'bare', '359': 'uneven' };

export function rhythmOf(unit: DemoUnit): Rhythm {
  if (unit.level === 'department' || unit.slug === demoSchoolSlug) return 'steady';
  if (unit.level === 'district') return offices[unit.district ?? ''] ?? 'steady';
  const rng = random(`rhythm-${unit.slug}`);
  const ease =
    (unit.level === 'thpt' ? -14 : unit.level === 'gdtx' ? 12 : unit.level === 'mn' ? 3 : 0) + (unit.pupils > 900 ? -6 : 0);
  const x = rng.next() * 100 + (unit.level === 'thpt' ? 0 : (trouble[unit.district ?? ''] ?? 0)) + ease;
  return x < 62 ? 'steady' : x < 76 ? 'uneven' : x < 88 ? 'bare' : x < 97 ? 'silent' : 'opening';
}

/** Had a website of its own before, whose articles came along. */
const cameAlong = (unit: DemoUnit): boolean =>
  unit.level === 'department' ||
  unit.level === 'district' ||
  random(`old-site-${unit.slug}`).chance(
    unit.level === 'thpt' ? 0.8 : unit.level === 'thcs' ? 0.34 : unit.level === 'th' ? 0.2 : 0.12,
  );

/** How many articles of this school year, and of each of the two before. */
export function articleCount(unit: DemoUnit): { now: number; before: number } {
  const rng = random(`articles-${unit.slug}`);
  if (unit.level === 'department') return { now: 150, before: 80 };
  // With what it tells by hand one short of the rule: two more and it is in regular use.
  if (unit.slug === demoSchoolSlug) return { now: 9, before: 5 };
  const rhythm = rhythmOf(unit);
  const before = cameAlong(unit) ? (unit.level === 'district' ? 24 : rng.int(3, 8)) : 0;
  if (unit.level === 'district') return { now: rhythm === 'uneven' ? 28 : 64, before };
  const more = unit.level === 'thpt' ? 5 : 0;
  const now: Record<Rhythm, [number, number]> = {
    ...{ steady: [18, 25], uneven: [7, 17], bare: [18, 22], silent: [3, 9], opening: [0, 2] },
  };
  const [from, to] = now[rhythm];
  return { now: rng.int(from, to) + (rhythm === 'steady' ? more : 0), before };
}

/** The days on which an article of this school year may have been published, first and last of each stretch. */
export function stretchesOf(unit: DemoUnit): [from: string, to: string][] {
  const rng: Random = random(`stretches-${unit.slug}`);
  switch (rhythmOf(unit)) {
    case 'silent':
      return [['2018-08-20', addDays('2018-09-12', rng.int(0, 38))]];
    case 'opening':
      return [['2018-11-28', '2018-12-09']];
    case 'uneven': {
      const second = addDays('2018-10-08', rng.int(0, 20));
      return [
        ['2018-08-27', addDays('2018-09-10', rng.int(0, 12))],
        [second, addDays(second, rng.int(12, 22))],
        // Some are back in December, some not yet.
        ...(rng.chance(0.45) ? ([['2018-11-28', '2018-12-09']] as [string, string][]) : []),
      ];
    }
    default:
      return [['2018-08-06', '2018-12-09']];
  }
}

/** Does it keep its week, its events, its albums up to date? Whoever fell silent does not. */
export const isAwake = (unit: DemoUnit): boolean => !['silent', 'opening'].includes(rhythmOf(unit));

/** Which share of the pages that people write is written. */
export function diligenceOf(unit: DemoUnit, rng: Random): number {
  switch (rhythmOf(unit)) {
    case 'steady':
      return rng.weighted([[1, 7] as const, [0.93, 3] as const]);
    case 'uneven':
      return rng.weighted([[1, 3] as const, [0.85, 3] as const, [0.5, 2] as const]);
    case 'bare':
      return rng.weighted([[0.5, 2] as const, [0.25, 2] as const]);
    case 'silent':
      return rng.weighted([[0.9, 1] as const, [0.5, 2] as const, [0.15, 2] as const]);
    case 'opening':
      return 0.1;
  }
}
