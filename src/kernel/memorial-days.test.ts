import { expect, test } from 'vitest';
import { anniversariesFrom, memorialDays } from './memorial-days.ts';

test('every day of the list exists and they stand in order', () => {
  const days = memorialDays.map(({ day }) => day);
  expect([...days].sort()).toEqual(days);
  expect(new Set(days).size).toBe(days.length);
  for (const day of days) expect(new Date(`2018-${day}T00:00:00Z`).toISOString().slice(5, 10)).toBe(day);
});

test.each([
  ['2018-12-10', 30, ['2018-12-22 74', '2019-01-09 69']],
  ['2018-12-22', 0, ['2018-12-22 74']],
  ['2018-12-23', 5, []],
  ['2018-11-01', 20, ['2018-11-09 null', '2018-11-20 36']],
])('from %s, %i days ahead', (today, days, expected) => {
  expect(anniversariesFrom(today, days).map(({ date, years }) => `${date} ${years}`)).toEqual(expected);
});
