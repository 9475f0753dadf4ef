// The timing tables of TT 36/2017 and TT 09/2024 as cases (P-4.3, P-4.8); where an item stands never goes backwards.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#kernel/calendar.ts';
import { statutoryHolidays } from '#kernel/statutory-holidays.ts';
import { type Item, itemsOf, ruleSets } from './catalogue.ts';
import {
  changeDay,
  dueStates,
  lastDayOf,
  periodsOf,
  recurringStanding,
  standingOf,
  standingWords,
  yearlyStanding,
} from './due.ts';

const [tt36, tt09] = ruleSets;
if (!tt36 || !tt09) throw new Error('both circulars');
const holidays = new Map(statutoryHolidays.map((day) => [day.date, day]));
const kindergarten = itemsOf({ type: 'MAM_NON', boarding: true }, '2026-2027');
const item = (items: readonly Item[], slug: string) => {
  const found = items.find((one) => one.slug === slug);
  if (!found) throw new Error(slug);
  return found;
};
const year = (slug: string, type: string, schoolYear: string) =>
  lastDayOf(item(itemsOf({ type, boarding: false }, schoolYear), slug).due, schoolYear, '', schoolYear < '2024' ? tt36 : tt09);

test.each<[string, string, string, string, string]>([
  ['commitment, put right in September', 'bieu-mau-05-th', 'TIEU_HOC', '2018-2019', '2018-09-30'],
  ['quality, in June at the end', 'bieu-mau-06-th', 'TIEU_HOC', '2018-2019', '2019-06-30'],
  ['a September before the circular was in force', 'bieu-mau-09-thcs', 'THCS', '2017-2018', '2018-06-30'],
  ['fees', 'khoan-thu', 'MAM_NON', '2018-2019', '2018-09-30'],
  ['TT 09: all before 30/06', 'ket-qua-thcs', 'THCS', '2025-2026', '2026-06-30'],
])('the last day of %s', (_what, slug, type, schoolYear, day) => {
  expect(year(slug, type, schoolYear)).toBe(day);
});

test('menu, weekly and monthly plans: before Saturday of the week before, before the 25th of the month before', () => {
  expect(lastDayOf(item(kindergarten, 'thuc-don').due, '2026-2027', '2026-09-07', tt09)).toBe('2026-09-04');
  expect(lastDayOf(item(kindergarten, 'ke-hoach-tuan-mn').due, '2026-2027', '2026-09-07', tt09)).toBe('2026-09-04');
  expect(lastDayOf(item(kindergarten, 'ke-hoach-thang-mn').due, '2026-2027', '2026-10', tt09)).toBe('2026-09-24');
  expect(lastDayOf(item(kindergarten, 'ke-hoach-thang-mn').due, '2026-2027', '2027-01', tt09)).toBe('2026-12-24');
});

test.each<[string, string, string | null, string, number, string]>([
  ['30/06 published on 01/07', '2026-06-30', '2026-07-01', '2026-07-05', 7, 'Trễ 1 ngày'],
  ['on the day itself', '2026-06-30', '2026-06-30', '2026-07-05', 7, 'Đúng hạn'],
  ['long before', '2026-06-30', null, '2026-06-22', 7, 'Chưa đến hạn'],
  ['a week before', '2026-06-30', null, '2026-06-23', 7, 'Còn 7 ngày'],
  ['on the last day', '2026-06-30', null, '2026-06-30', 7, 'Hạn hôm nay'],
  ['a day after', '2026-06-30', null, '2026-07-01', 7, 'Thiếu, quá hạn 1 ngày'],
  ['a menu two days before', '2026-09-04', null, '2026-09-02', 1, 'Chưa đến hạn'],
  ['a menu one day before', '2026-09-04', null, '2026-09-03', 1, 'Còn 1 ngày'],
  ['a menu put up on Saturday', '2026-09-04', '2026-09-05', '2026-09-07', 1, 'Trễ 1 ngày'],
])('%s', (_what, lastDay, publishedOn, today, soon, words) => {
  expect(standingWords(standingOf(lastDay, publishedOn, today, soon))).toBe(words);
});

test('a change has ten working days, holidays skipped', () => {
  // 02/01/2026 is itself a day off, swapped with Saturday the 10th, which counts.
  expect(changeDay('2026-01-02', tt09, holidays)).toBe('2026-01-15');
  expect(changeDay('2019-02-01', tt36, holidays)).toBe('2019-02-22');
  const due = item(itemsOf({ type: 'THCS', boarding: false }, '2018-2019'), 'bieu-mau-11-thcs').due;
  const at = (today: string, answeredOn: string | null) => {
    const published = { firstOn: '2018-09-20', changedOn: '2018-11-26', answeredOn };
    return standingWords(yearlyStanding(due, '2018-2019', published, today, tt36, holidays));
  };
  expect(at('2018-11-25', null)).toBe('Đúng hạn');
  expect(at('2018-11-27', null)).toBe('Chưa đến hạn');
  expect(at('2018-12-08', null)).toBe('Còn 2 ngày');
  expect(at('2018-12-11', null)).toBe('Thiếu, quá hạn 1 ngày');
  expect(at('2018-12-14', '2018-12-12')).toBe('Trễ 2 ngày');
});

test('what comes every week stands as the week that runs; when the next is nearly due, as the next', () => {
  const { due } = item(kindergarten, 'thuc-don');
  const teaching = { from: '2026-09-07', to: '2027-05-28' };
  const at = (today: string, published: [string, string][]) => {
    const found = recurringStanding(due, '2026-2027', new Map(published), today, tt09, teaching);
    return found && `${found.period} ${standingWords(found)}`;
  };
  expect(periodsOf(due, teaching).slice(0, 2)).toEqual(['2026-09-07', '2026-09-14']);
  expect(at('2026-09-03', [])).toBe('2026-09-07 Còn 1 ngày');
  expect(at('2026-09-05', [])).toBe('2026-09-07 Thiếu, quá hạn 1 ngày');
  expect(at('2026-09-08', [['2026-09-07', '2026-09-04']])).toBe('2026-09-07 Đúng hạn');
  expect(at('2026-09-10', [['2026-09-07', '2026-09-04']])).toBe('2026-09-14 Còn 1 ngày');
  expect(at('2026-09-12', [['2026-09-07', '2026-09-04']])).toBe('2026-09-14 Thiếu, quá hạn 1 ngày');
  expect(at('2026-09-09', [['2026-09-07', '2026-09-08']])).toBe('2026-09-07 Trễ 4 ngày');
  expect(at('2027-07-01', [])).toBeNull();
  const months = item(kindergarten, 'ke-hoach-thang-mn').due;
  expect(
    recurringStanding(months, '2026-2027', new Map([['2026-09', '2026-08-20']]), '2026-09-20', tt09, teaching),
  ).toMatchObject({
    ...{ period: '2026-10', state: 'soon', days: 4 },
  });
});

test('where an item stands never goes backwards in time', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2018-01-01', n));
  // Before the end: not due, soon, missing; at the end in time or late, for ever.
  const rank = { not_due: 0, soon: 1, missing: 2, in_time: 3, late: 3 };
  fc.assert(
    fc.property(day, fc.option(day), day, day, fc.constantFrom(1, 7), (lastDay, publishedOn, a, b, soon) => {
      const [earlier, later] = a <= b ? [a, b] : [b, a];
      const before = standingOf(lastDay, publishedOn, earlier, soon);
      const after = standingOf(lastDay, publishedOn, later, soon);
      expect(dueStates).toContain(after.state);
      expect(rank[after.state]).toBeGreaterThanOrEqual(rank[before.state]);
      if (before.state === 'missing' && after.state === 'missing') expect(after.days).toBeGreaterThanOrEqual(before.days);
      if (before.state === 'missing' && after.state !== 'missing') expect(after.state).toBe('late');
      if (rank[before.state] === 3) expect(after).toEqual(before);
    }),
  );
});
