import { expect, test } from 'vitest';
import { statutoryHolidays } from '#kernel/statutory-holidays.ts';
import { delayOf, delayWords, dueOn, isLate } from './delay.ts';

const calendar = new Map(statutoryHolidays.map((day) => [day.date, day]));

test.each([
  ['the same day', '2018-12-07', '2018-12-07', 0],
  ['from Friday to Monday', '2018-12-07', '2018-12-10', 1],
  ['from Friday to Tuesday', '2018-12-07', '2018-12-11', 2],
  ['from Friday to Wednesday', '2018-12-07', '2018-12-12', 3],
  // 31/12/2018 was off for Saturday 05/01/2019, which was worked.
  ['over New Year', '2018-12-28', '2019-01-02', 1],
  ['over the Saturday that was worked', '2019-01-04', '2019-01-07', 2],
  ['over Tết', '2019-02-01', '2019-02-11', 1],
  ['dated after it was published', '2018-12-12', '2018-12-10', 0],
])('%s: %s to %s is %i working days', (_name, issued, published, days) => {
  const delay = delayOf(issued, published, calendar);
  expect(delay).toBe(days);
  expect(isLate(delay)).toBe(days > 2);
  expect(published <= dueOn(issued, calendar)).toBe(days <= 2);
});

test('in words', () =>
  expect([0, 2, 3].map(delayWords)).toEqual(['cùng ngày ký', 'sau 2 ngày làm việc', 'sau 3 ngày làm việc, muộn']));
