import { expect, test } from 'vitest';
import { asksForReminder, endingOf, isChanged, isLate, receiptState } from './standing.ts';

test.each([
  [null, null, 'delivered'],
  [1, null, 'seen'],
  [1, 1, 'done'],
  [2, 1, 'done'],
] as const)('seen %j, done %j: %s', (seenVersion, doneVersion, state) => {
  expect(receiptState({ seenVersion, doneVersion })).toBe(state);
});

test.each([
  [null, 2, false],
  [2, 2, false],
  [1, 2, true],
])('opened at version %j of %j: changed since is %j', (seenVersion, version, changed) => {
  expect(isChanged({ seenVersion, doneVersion: null }, version)).toBe(changed);
});

test.each([
  ['delivered', null, true, '2018-12-20', false],
  ['delivered', '2018-12-15', true, '2018-12-14', false],
  // "Before the 15th" is over when the 15th begins.
  ['delivered', '2018-12-15', true, '2018-12-15', true],
  ['seen', '2018-12-15', true, '2018-12-16', true],
  ['done', '2018-12-15', true, '2018-12-16', false],
  ['delivered', '2018-12-15', false, '2018-12-16', true],
  ['seen', '2018-12-15', false, '2018-12-16', false],
] as const)('%s, before %j, to confirm %j, on %s: late is %j', (state, dueOn, mustConfirm, today, late) => {
  expect(isLate(state, { dueOn, mustConfirm }, today)).toBe(late);
});

test.each([
  ['just sent, no day', null, '2018-12-10T02:00:00Z', false],
  ['just sent, the day is far', '2018-12-20', '2018-12-10T02:00:00Z', false],
  ['just sent, the day is near', '2018-12-13', '2018-12-10T02:00:00Z', true],
  ['the day is past', '2018-12-09', '2018-12-10T02:00:00Z', true],
  ['a day after sending', null, '2018-12-11T01:00:00Z', true],
])('%s: is it time to remind', (_what, dueOn, now, time) => {
  expect(asksForReminder({ dueOn, sentAt: new Date('2018-12-10T01:00:00Z') }, new Date(now))).toBe(time);
});

test('recalled says more than withdrawn, withdrawn more than expired', () => {
  const now = new Date('2018-12-10T01:00:00Z');
  const earlier = new Date('2018-12-09T01:00:00Z');
  const live = { recalledAt: null, recallReason: null, withdrawnAt: null, withdrawReason: null, expiresAt: null };
  expect(endingOf(live, now)).toBe(null);
  expect(endingOf({ ...live, expiresAt: new Date('2018-12-11') }, now)).toBe(null);
  expect(endingOf({ ...live, expiresAt: now }, now)?.how).toBe('expired');
  const withdrawn = { ...live, expiresAt: earlier, withdrawnAt: earlier, withdrawReason: 'sai ngày' };
  expect(endingOf(withdrawn, now)).toEqual({ how: 'withdrawn', at: earlier, reason: 'sai ngày' });
  expect(endingOf({ ...withdrawn, recalledAt: now, recallReason: 'gửi nhầm' }, now)?.reason).toBe('gửi nhầm');
});
