import { expect, test } from 'vitest';
import type { CalendarException } from '#kernel/working-days.ts';
import { type Calendar, clockWords, dueOn, type Pace, paceOf } from './clock.ts';

const holiday = (date: string): [string, CalendarException] => [date, { date, kind: 'holiday', name: '', legal_basis: '' }];
const calendar: Calendar = new Map([holiday('2019-01-01')]);

test.each([
  ['2018-12-10', 10, '2018-12-24'],
  ['2018-12-08', 10, '2018-12-21'],
  ['2018-12-24', 10, '2019-01-08'],
  ['2018-12-10', 1, '2018-12-11'],
])('asked on %s with %i working days it is due on %s', (asked, days, due) => expect(dueOn(asked, days, calendar)).toBe(due));

test.each<[string, string | null, string, Pace, string]>([
  ['2018-12-24', null, '2018-12-10', 'fine', 'còn 10 ngày làm việc'],
  ['2018-12-24', null, '2018-12-20', 'soon', 'còn 2 ngày làm việc'],
  ['2018-12-24', null, '2018-12-24', 'soon', 'hạn hôm nay'],
  ['2018-12-07', null, '2018-12-10', 'overdue', 'quá hạn 1 ngày làm việc'],
  ['2018-12-07', null, '2018-12-08', 'overdue', 'quá hạn'],
  ['2018-12-24', '2018-12-24', '2019-02-01', 'closed', 'xong trong hạn'],
  ['2018-12-24', '2018-12-26', '2019-02-01', 'overdue', 'xong, muộn 2 ngày làm việc'],
])('due on %s, closed %s, seen on %s: %s', (due, until, today, pace, words) => {
  expect(paceOf(due, until, today, calendar)).toBe(pace);
  expect(clockWords(due, until, today, calendar)).toBe(words);
});
