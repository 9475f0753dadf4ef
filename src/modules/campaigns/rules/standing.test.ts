import { expect, test } from 'vitest';
import {
  completenessTenths,
  daysToFinish,
  inkStep,
  isForetold,
  mayBeLate,
  type Pace,
  type Standing,
  type StandingFacts,
  standingOf,
} from './standing.ts';

test.each([
  [0, 10, 0],
  [9999, 10000, 999],
  [10, 10, 1000],
  [1, 3, 333],
  [0, 0, 0],
])('%i of %i is %i tenths', (c, r, t) => expect(completenessTenths(c, r)).toBe(t));

const facts: StandingFacts = {
  complete: 90,
  required: 100,
  begun: true,
  opened: true,
  milestonePassed: true,
  milestoneTenths: 500,
  deadlinePassed: false,
};
test.each<[Partial<StandingFacts>, Standing]>([
  [{}, 'working'],
  [{ complete: 100 }, 'done'],
  [{ opened: false, milestonePassed: false }, 'not_started'],
  [{ complete: 0, begun: false }, 'not_started'],
  [{ complete: 0, milestonePassed: false }, 'working'],
  [{ complete: 0 }, 'overdue'],
  [{ complete: 0, opened: false, milestonePassed: false }, 'not_started'],
  [{ complete: 40 }, 'overdue'],
  [{ complete: 40, milestonePassed: false }, 'working'],
  [{ deadlinePassed: true }, 'overdue'],
  [{ deadlinePassed: true, complete: 0 }, 'overdue'],
  [{ deadlinePassed: true, complete: 100 }, 'done'],
  [{ required: 0, complete: 0, begun: false }, 'not_started'],
])('%j is %s', (change, expected) => expect(standingOf({ ...facts, ...change })).toBe(expected));

test.each<[Pace, number, number | null, boolean]>([
  [{ complete: 90, required: 100, weekAgo: 60 }, 4, 3, false],
  [{ complete: 90, required: 100, weekAgo: 60 }, 2, 3, true],
  [{ complete: 90, required: 100, weekAgo: 89 }, 4, 70, true],
  [{ complete: 90, required: 100, weekAgo: 90 }, 4, null, true],
  [{ complete: 90, required: 100, weekAgo: 95 }, 4, null, true],
  [{ complete: 0, required: 100, weekAgo: 0 }, 4, null, true],
  [{ complete: 90, required: 100, weekAgo: null }, 4, null, false],
  [{ complete: 100, required: 100, weekAgo: 100 }, 0, 0, false],
])('%j with %i days left', (pace, left, days, late) => {
  expect(daysToFinish(pace)).toBe(days);
  expect(mayBeLate(pace, left)).toBe(late);
});

test.each([
  [0, 0],
  [1, 1],
  [249, 1],
  [250, 2],
  [749, 3],
  [949, 4],
  [999, 5],
  [1000, 6],
])('%i tenths is ink %i', (tenths, step) => expect(inkStep(tenths)).toBe(step));

test('nothing foretold is not nobody late', () => {
  const unit = { standing: 'working', mayBeLate: false, daysToFinish: null } as const;
  expect(isForetold([unit], false)).toBe(false);
  expect(isForetold([unit, { ...unit, mayBeLate: true }], false)).toBe(true);
  expect(isForetold([unit, { ...unit, daysToFinish: 9 }], false)).toBe(true);
  expect(isForetold([{ ...unit, standing: 'done' }], false)).toBe(true);
  expect(isForetold([unit], true)).toBe(true);
});
