import { expect, test } from 'vitest';
import { goingOf, nextClassName, nextYearOf } from './rules.ts';

test.each([
  ['6A', '06', '07', '7A'],
  ['10A1', '10', '11', '11A1'],
  ['11A11', '11', '12', '12A11'],
  ['Lớp 3B', '03', '04', 'Lớp 4B'],
  ['9/1', '09', '10', '10/1'],
  ['1/1', '01', '02', '2/1'],
  ['6A', '06', '06', '6A'],
  ['Hoa Sen', 'MG3', 'MG4', 'Hoa Sen'],
  ['Lớp 3 tuổi A', 'MG3', 'MG4', 'Lớp 4 tuổi A'],
])('%s of %s in %s is called %s', (name, grade, next, expected) => {
  expect(nextClassName(name, grade, next)).toBe(expected);
});

const thcs = ['06', '07', '08', '09'];
const mn = ['NT2', 'NT3', 'MG3', 'MG4', 'MG5'];
test.each([
  ['06', 'LEN_LOP', null, thcs, { going: 'up', grade: '07' }],
  ['09', 'LEN_LOP', null, thcs, { going: 'leave', grade: null }],
  ['09', 'O_LAI', null, thcs, { going: 'stay', grade: '09' }],
  ['07', 'KIEM_TRA_LAI', null, thcs, { going: 'wait', grade: null }],
  ['07', 'REN_LUYEN_HE', null, thcs, { going: 'wait', grade: null }],
  ['07', null, null, thcs, { going: 'open', grade: null }],
  ['MG3', null, '2015-11-30', mn, { going: 'up', grade: 'MG4' }],
  ['MG5', null, '2013-01-02', mn, { going: 'leave', grade: null }],
  ['MG4', null, null, mn, { going: 'open', grade: null }],
  // Younger than the group it sat in: one more year there.
  ['MG4', null, '2015-05-05', mn, { going: 'stay', grade: 'MG4' }],
  // The group for that age is elsewhere.
  ['NT3', null, '2016-05-05', ['NT2', 'NT3'], { going: 'leave', grade: null }],
] as const)('%s with %s born %s', (grade, decision, birthDate, grades, expected) => {
  expect(goingOf({ grade, decision, birthDate, nextYear: '2019-2020', grades })).toEqual(expected);
});

test('the next year', () => expect(nextYearOf('2018-2019')).toBe('2019-2020'));
