import { expect, test } from 'vitest';
import {
  absenceStanding,
  countedSession,
  lastSchoolDay,
  lockReason,
  noSchool,
  type SchoolDays,
  sessionsOfClass,
} from './attendance.ts';

const days: SchoolDays = {
  today: '2018-12-10',
  year: { code: '2018-2019', semester1_starts_on: '2018-08-20', ends_on: '2019-05-31' },
  holidays: [{ first: '2018-11-19', last: '2018-11-20', name: 'Ngày Nhà giáo' }],
};

test.each([
  ['2018-12-10', null],
  ['2018-12-08', null],
  ['2018-12-09', 'sunday'],
  ['2018-12-11', 'future'],
  ['2018-11-20', 'holiday'],
  ['2018-08-19', 'year'],
])('%s: %s', (day, code) => {
  expect(noSchool(day, days)?.code ?? null).toBe(code);
});

test('the last school day passes over Sundays and holidays', () => {
  expect(lastSchoolDay('2018-11-20', days)).toBe('2018-11-17');
  expect(lastSchoolDay('2018-12-09', days)).toBe('2018-12-08');
});

test.each([
  ['morning', null, 'afternoon', 1, 'morning'],
  ['afternoon', false, 'morning', 1, 'afternoon'],
  ['full_day', null, 'own', 2, 'morning'],
  ['full_day', null, 'afternoon', 2, 'afternoon'],
  ['morning', true, 'afternoon', 2, 'afternoon'],
  [null, null, 'own', 1, 'morning'],
] as const)(
  'a class of %s (two sessions: %s) under %s has %i and counts the %s',
  (session, two_sessions, setting, n, counted) => {
    expect(sessionsOfClass({ session, two_sessions })).toHaveLength(n);
    expect(countedSession({ session, two_sessions }, setting)).toBe(counted);
  },
);

test.each([
  ['2018-12-03', false, '', null],
  ['2018-12-02', false, 'Có lý do hẳn hoi', 'locked'],
  ['2018-12-02', true, '', 'reason'],
  ['2018-12-02', true, 'Phụ huynh nộp đơn muộn', null],
])('on %s, head %s, reason "%s": %s', (day, heads, reason, code) => {
  expect(lockReason(day, { today: '2018-12-10', lockDays: 7, heads, reason })?.code ?? null).toBe(code);
});

test('45 sessions are still allowed, one more is not', () => {
  expect([34, 35, 45, 46].map(absenceStanding)).toEqual(['fine', 'near', 'near', 'over']);
});
