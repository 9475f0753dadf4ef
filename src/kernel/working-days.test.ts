import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from './calendar.ts';
import { statutoryHolidays } from './statutory-holidays.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts';

const table = new Map(statutoryHolidays.map((e) => [e.date, e]));

test.each([
  ['2018-12-10', true, 'Thứ Hai'],
  ['2018-12-15', false, 'Thứ Bảy'],
  ['2018-12-31', false, 'hoán đổi'],
  ['2019-01-05', true, 'Thứ Bảy làm bù'],
  ['2019-02-05', false, 'Tết'],
  ['2020-01-29', false, 'nghỉ bù Tết'],
  ['2026-08-22', true, 'Thứ Bảy làm bù'],
])('%s works: %s (%s)', (date, works) => expect(isWorkingDay(date, table)).toBe(works));

test.each([
  ['2018-12-28', 1, '2019-01-02'],
  ['2019-02-01', 2, '2019-02-12'],
  ['2018-12-10', 0, '2018-12-10'],
  ['2018-12-14', 1, '2018-12-17'],
  ['2023-04-28', 1, '2023-05-04'],
  ['2025-04-25', 4, '2025-05-05'],
])('%s + %i working days = %s', (from, n, to) => {
  expect(addWorkingDays(from, n, table)).toBe(to);
  expect(workingDaysBetween(from, to, table)).toBe(n);
});

const day = fc.integer({ min: 0, max: 3600 }).map((n) => addDays('2018-01-01', n));
test('what is added can be counted again, and always ends on a working day', () =>
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), (from, n) => {
      const to = addWorkingDays(from, n, table);
      expect(isWorkingDay(to, table)).toBe(true);
      expect(workingDaysBetween(from, to, table)).toBe(n);
    }),
  ));
