import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feedState, lagWords, nextAsked, type PulledItem, takenDown } from './feed.ts';

const now = new Date('2018-12-10T08:00:00+07:00');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const feed = { pausedAt: null, triedAt: ago(10), okAt: ago(10), failure: null, everyMinutes: 60 };

test.each([
  ['fine', {}],
  ['fine', { okAt: ago(180) }],
  ['slow', { okAt: ago(181) }],
  ['failing', { failure: 'Không kết nối được' }],
  ['new', { okAt: null, triedAt: null }],
  ['paused', { pausedAt: now, failure: 'Không kết nối được' }],
] as const)('%s: %o', (state, change) => expect(feedState({ ...feed, ...change }, now)).toBe(state));

test.each([
  [60, 0, 60],
  [60, 1, 120],
  [60, 3, 480],
  [60, 30, 1440],
  [1440, 4, 1440],
])('every %i minutes after %i failures: in %i', (every, failures, minutes) =>
  expect((nextAsked(now, every, failures).getTime() - now.getTime()) / 60_000).toBe(minutes),
);

test.each([
  [0, 'vừa xong'],
  [59, '59 phút'],
  [60, '1 giờ'],
  [2879, '47 giờ'],
  [2880, '2 ngày'],
])('%i minutes: %s', (minutes, words) => expect(lagWords(ago(minutes), now)).toBe(words));

const item = (key: string, minutes: number): PulledItem => ({
  ...{ key, title: key, summary: '', link: 'https://a.example/', origin: '', at: ago(minutes) },
});
test('what is missing between the items of a feed was taken down; what is older has only left the list', () => {
  const kept = [item('a', 5), item('b', 10), item('c', 15), item('alt', 500)];
  expect(takenDown(kept, [item('a', 5), item('c', 15)])).toEqual(['b']);
  expect(takenDown(kept, [])).toEqual([]);
});
test('nothing that is listed is taken down', () => {
  const items = fc.array(fc.record({ key: fc.string({ minLength: 1 }), minutes: fc.nat(10_000) }));
  fc.assert(
    fc.property(items, items, (kept, listed) => {
      const gone = takenDown(
        kept.map((one) => item(one.key, one.minutes)),
        listed.map((one) => item(one.key, one.minutes)),
      );
      expect(listed.some((one) => gone.includes(one.key))).toBe(false);
    }),
  );
});
