import { expect, test } from 'vitest';
import { addWorkingDays, announcedExceptions, isWorkingDay, workingDaysBetween } from './working-days.ts';

const table = new Map(announcedExceptions.map((e) => [e.date, e]));

test.each([
  ['2018-12-10', true, 'Thứ Hai'],
  ['2018-12-15', false, 'Thứ Bảy'],
  ['2018-12-31', false, 'hoán đổi'],
  ['2019-01-05', true, 'Thứ Bảy làm bù'],
  ['2019-02-05', false, 'Tết'],
])('%s works: %s (%s)', (date, works) => expect(isWorkingDay(date, table)).toBe(works));

test.each([
  ['2018-12-28', 1, '2019-01-02'],
  ['2019-02-01', 2, '2019-02-12'],
  ['2018-12-10', 0, '2018-12-10'],
])('%s + %i working days = %s', (from, n, to) => {
  expect(addWorkingDays(from, n, table)).toBe(to);
  expect(workingDaysBetween(from, to, table)).toBe(n);
});
