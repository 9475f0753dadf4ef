import { expect, test } from 'vitest';
import { instantOf } from '#kernel/calendar.ts';
import { type Act, type Hand, mayAct, type Place, type Review, standingOf, timesOf } from './workflow.ts';

const places: Place[] = ['none', 'scheduled', 'live', 'expired', 'withdrawn', 'archived'];
const reviews: Review[] = [null, 'waiting', 'returned'];
const hands: Record<string, Hand> = {
  stranger: { writes: false, approves: false, wrote: false },
  writer: { writes: true, approves: false, wrote: true },
  'another writer': { writes: true, approves: false, wrote: false },
  approver: { writes: true, approves: true, wrote: false },
  'approver who wrote': { writes: true, approves: true, wrote: true },
};

// Where an act is possible: rows are places, columns the working copy idle, waiting, returned.
const yes: Record<Act, Record<Place, string>> = {
  save: { none: 'x-x', scheduled: 'x-x', live: 'x-x', expired: 'x-x', withdrawn: 'x-x', archived: '---' },
  send: { none: 'x-x', scheduled: 'x-x', live: 'x-x', expired: 'x-x', withdrawn: 'x-x', archived: '---' },
  publish: { none: 'x--', scheduled: 'x--', live: 'x--', expired: 'x--', withdrawn: 'x--', archived: '---' },
  take_back: { none: '-x-', scheduled: '-x-', live: '-x-', expired: '-x-', withdrawn: '-x-', archived: '---' },
  return: { none: '-x-', scheduled: '-x-', live: '-x-', expired: '-x-', withdrawn: '-x-', archived: '---' },
  approve: { none: '-x-', scheduled: '-x-', live: '-x-', expired: '-x-', withdrawn: '-x-', archived: '---' },
  withdraw: { none: '---', scheduled: 'xxx', live: 'xxx', expired: 'xxx', withdrawn: '---', archived: '---' },
  archive: { none: 'x-x', scheduled: '---', live: '---', expired: 'x-x', withdrawn: 'x-x', archived: '---' },
  restore: { none: '---', scheduled: '---', live: '---', expired: '---', withdrawn: '---', archived: 'xxx' },
};
// Who may, where it is possible: without the rule of separate approval, and with it.
const everyone = ['writer', 'another writer', 'approver', 'approver who wrote'];
const approvers = ['approver', 'approver who wrote'];
const who: Record<Act, { off: string[]; on: string[] }> = {
  ...{ save: { off: everyone, on: everyone }, send: { off: everyone, on: everyone } },
  ...{ take_back: { off: everyone, on: everyone }, return: { off: approvers, on: approvers } },
  ...{ approve: { off: approvers, on: ['approver'] }, publish: { off: everyone, on: [] } },
  ...{
    withdraw: { off: everyone, on: everyone },
    archive: { off: everyone, on: everyone },
    restore: { off: everyone, on: everyone },
  },
};

const acts = Object.keys(yes) as Act[];
test.each(acts)('%s: every state, every role, with and without the rule', (act) => {
  for (const place of places)
    for (const [i, review] of reviews.entries())
      for (const separate of [false, true]) {
        const possible = yes[act][place][i] === 'x';
        const allowed = Object.keys(hands).filter(
          (name) => mayAct(act, { place, review }, hands[name] as Hand, separate) === true,
        );
        expect({ place, review, separate, allowed }).toEqual({
          ...{ place, review, separate },
          allowed: possible ? who[act][separate ? 'on' : 'off'] : [],
        });
      }
});

test('whoever may not is told in a sentence', () => {
  for (const act of acts) {
    const answer = mayAct(act, { place: 'archived', review: 'waiting' }, hands.stranger as Hand, true);
    expect(answer).toMatchObject({ message: expect.stringMatching(/^[A-ZĐ].{20,}\.$/) });
  }
});

const at = (time: string) => instantOf('2018-12-10', `${time}:00`);
const now = at('08:00');

test.each([
  [{ state: 'draft', published_at: null, expires_at: null }, 'none'],
  [{ state: 'published', published_at: at('08:00'), expires_at: null }, 'live'],
  [{ state: 'published', published_at: at('08:01'), expires_at: null }, 'scheduled'],
  [{ state: 'published', published_at: at('07:00'), expires_at: at('08:01') }, 'live'],
  [{ state: 'published', published_at: at('07:00'), expires_at: at('08:00') }, 'expired'],
  [{ state: 'withdrawn', published_at: at('07:00'), expires_at: null }, 'withdrawn'],
  [{ state: 'archived', published_at: null, expires_at: null }, 'archived'],
] as const)('%o stands as %s', (article, place) => {
  expect(standingOf({ ...article, review: null }, now)).toEqual({ place, review: null });
});

test('the hours of an approved text', () => {
  const first = { place: 'none' as const, publishedAt: null };
  const times = (publishAt: string | null, expiresAt: string | null, before: Parameters<typeof timesOf>[1] = first) => {
    const t = timesOf({ publishAt: publishAt ? at(publishAt) : null, expiresAt: expiresAt ? at(expiresAt) : null }, before, now);
    return [t.publishedAt, t.expiresAt, t.turnAt, t.reasons.map((reason) => reason.field)];
  };
  expect(times(null, null)).toEqual([now, null, null, []]);
  expect(times('17:00', null)).toEqual([at('17:00'), null, at('17:00'), []]);
  expect(times('17:00', '18:00')).toEqual([at('17:00'), at('18:00'), at('17:00'), []]);
  expect(times(null, '18:00')).toEqual([now, at('18:00'), at('18:00'), []]);
  // An hour that has passed is no order to publish at once; the one at which it appeared is no wish.
  expect(times('07:00', null).at(3)).toEqual(['publishAt']);
  expect(times('08:00', '07:30').at(3)).toEqual(['publishAt', 'expiresAt']);
  expect(times('07:00', null, { place: 'withdrawn', publishedAt: at('07:00') })).toEqual([at('07:00'), null, null, []]);
  expect(times('06:00', null, { place: 'withdrawn', publishedAt: at('07:00') }).at(3)).toEqual(['publishAt']);
  expect(times('07:00', null, { place: 'live', publishedAt: at('06:00') })).toEqual([at('06:00'), null, null, []]);
  // What was on the page keeps its day.
  expect(times(null, null, { place: 'withdrawn', publishedAt: at('06:00') })).toEqual([at('06:00'), null, null, []]);
  // Scheduled, then wanted now.
  expect(times(null, null, { place: 'scheduled', publishedAt: at('17:00') })).toEqual([now, null, null, []]);
  expect(times('17:00', '16:00').at(3)).toEqual(['expiresAt']);
  expect(times(null, '08:00').at(3)).toEqual(['expiresAt']);
  const until = (day: string) => timesOf({ publishAt: null, expiresAt: null, priorityUntil: day }, first, now).reasons.length;
  expect([until('2018-12-09'), until('2018-12-10')]).toEqual([1, 0]);
  expect(times('17:00', null, { place: 'live', publishedAt: at('06:00') }).at(3)).toEqual(['publishAt']);
});
