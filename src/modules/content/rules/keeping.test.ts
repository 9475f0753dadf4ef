import { expect, test } from 'vitest';
import { mustKeep } from './keeping.ts';

const at = (minutes: number) => new Date(Date.UTC(2018, 11, 10, 1, minutes));

test.each([
  ['the same hand goes on writing', { sameHand: true, minutes: 5, before: 400, after: 420 }, false],
  ['another takes over at once', { sameHand: false, minutes: 0, before: 400, after: 400 }, true],
  ['the same hand, after lunch', { sameHand: true, minutes: 30, before: 400, after: 420 }, true],
  ['the same hand, just before that', { sameHand: true, minutes: 29, before: 400, after: 420 }, false],
  ['all selected, something else typed', { sameHand: true, minutes: 1, before: 400, after: 12 }, true],
  ['half of it cut away', { sameHand: true, minutes: 1, before: 400, after: 200 }, false],
  ['hardly begun, begun again', { sameHand: true, minutes: 1, before: 20, after: 3 }, false],
] as const)('%s', (_, { sameHand, minutes, before, after }, kept) => {
  expect(mustKeep({ updatedAt: at(0), length: before }, { sameHand, length: after, now: at(minutes) })).toBe(kept);
});
