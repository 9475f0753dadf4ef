import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, weekday } from './calendar.ts';
import { daysOfWeek, mondayOf, mondayOfKey, weekKey, weekRange } from './week.ts';

test.each([
  ['2018-12-10', '2018-50', '2018-12-10'],
  ['2018-12-16', '2018-50', '2018-12-10'],
  // The last days of a year belong to the first week of the next, and the other way round.
  ['2018-12-31', '2019-01', '2018-12-31'],
  ['2019-01-06', '2019-01', '2018-12-31'],
  ['2021-01-03', '2020-53', '2020-12-28'],
  ['2026-09-07', '2026-37', '2026-09-07'],
])('%s lies in week %s, which begins on %s', (day, key, monday) => {
  expect(weekKey(day)).toBe(key);
  expect(mondayOf(day)).toBe(monday);
  expect(mondayOfKey(key)).toBe(monday);
});

test.each(['2018-53', '2018-00', '2018-5', '20185-1', 'x', '', null])('%j is no week', (key) => {
  expect(mondayOfKey(key)).toBeNull();
});

test('every day finds its way back through the name of its week', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80_000 }), (n) => {
      const day = addDays('1950-01-01', n);
      const monday = mondayOf(day);
      expect(weekday(monday)).toBe(1);
      expect(daysOfWeek(monday)).toContain(day);
      expect(mondayOfKey(weekKey(day))).toBe(monday);
    }),
    { numRuns: 300 },
  );
});

test('a week as people write it', () => {
  expect(weekRange('2018-12-10')).toBe('10/12 – 16/12/2018');
  expect(weekRange('2018-12-31', 5)).toBe('31/12 – 04/01/2019');
});
