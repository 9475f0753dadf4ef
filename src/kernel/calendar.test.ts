import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  endOfDayBefore,
  formatDate,
  instantOf,
  isDay,
  parseDate,
  remaining,
  toLocal,
  weekdayName,
} from './calendar.ts';

test.each([
  ['21/12/2006', '2006-12-21'],
  ['1/2/2007', '2007-02-01'],
  ['2007-02-01', '2007-02-01'],
  ['01.02.2007', '2007-02-01'],
  [39072, '2006-12-21'],
  ['39072', '2006-12-21'],
  ['29/02/2008', '2008-02-29'],
  ['\u00A021 / 12 / 2006', '2006-12-21'],
  ['21/12/2006 00:00:00', '2006-12-21'],
  ['2006-12-21 00:00:00', '2006-12-21'],
  ['2006-12-21T00:00:00.000Z', '2006-12-21'],
  [39072.75, '2006-12-21'],
])('%s is the day %s', (given, date) => expect(parseDate(given)).toEqual({ ok: true, date }));

test.each([
  ['31/02/2006', 'Tháng 2 không có ngày 31'],
  ['29/02/2007', 'Tháng 2 không có ngày 29'],
  ['12/13/2006', 'Không có tháng 13'],
  ['21/12/06', 'Ngày viết như 21/12/2006'],
  ['', 'Ngày viết như 21/12/2006'],
  [Number.NaN, 'Con số này không phải là ngày, ngày viết như 21/12/2006'],
  [20061221, 'Con số này không phải là ngày, ngày viết như 21/12/2006'],
  ['hôm qua', 'Ngày viết như 21/12/2006'],
  ['21/12/0206', 'Năm 206 không hợp lý'],
])('%s is refused: %s', (given, reason) => expect(parseDate(given)).toEqual({ ok: false, reason }));

test('before 15/12/2018 means until 23:59:59 of the 14th in Vietnam', () =>
  expect(endOfDayBefore('2018-12-15').toISOString()).toBe('2018-12-14T16:59:59.000Z'));

test.each([
  ['2018-12-10', '14:38:00', '2018-12-14', '23:59:59', 'còn 4 ngày 9 giờ'],
  ['2018-12-14', '23:25:00', '2018-12-14', '23:59:59', 'còn 34 phút'],
  ['2018-12-17', '00:00:00', '2018-12-14', '23:59:59', 'đã qua 2 ngày'],
])('from %s %s to %s %s: %s', (d1, t1, d2, t2, text) => expect(remaining(instantOf(d1, t1), instantOf(d2, t2))).toBe(text));

test('local day of an instant', () => {
  expect(toLocal(new Date('2018-12-10T17:30:00Z'))).toEqual({ date: '2018-12-11', time: '00:30' });
  expect(weekdayName('2018-12-10')).toBe('Thứ Hai');
});

const day = fc.integer({ min: -20000, max: 40000 }).map((n) => addDays('2000-01-01', n));
test('what is written can be read; days add up', () =>
  fc.assert(
    fc.property(day, fc.integer({ min: -5000, max: 5000 }), (date, n) => {
      expect(parseDate(formatDate(date))).toEqual({ ok: true, date });
      expect(daysBetween(date, addDays(date, n))).toBe(n);
    }),
  ));

test.each([
  ['2018-12-10', true],
  ['2019-02-28', true],
  ['2019-02-31', false],
  ['2018-11-31', false],
  ['2019-13-01', false],
  ['2019-2-1', false],
  ['2018-12-10T00:00', false],
  ['31/12/2018', false],
  ['', false],
  [null, false],
])('%s as a day in an address: %s', (text, is) => expect(isDay(text)).toBe(is));
