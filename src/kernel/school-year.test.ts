import { expect, test } from 'vitest';
import { gradeOf } from './code-lists/units-and-grades.ts';
import { ageIn, schoolYearOf, startYear } from './school-year.ts';

test.each([
  ['2018-07-31', '2017-2018'],
  ['2018-08-01', '2018-2019'],
  ['2018-12-31', '2018-2019'],
  ['2019-01-01', '2018-2019'],
  ['2019-07-31', '2018-2019'],
])('%s is in %s', (date, year) => expect(schoolYearOf(date)).toBe(year));

test.each([
  ['01', 2012],
  ['05', 2008],
  ['06', 2007],
  ['09', 2004],
  ['10', 2003],
  ['12', 2001],
  ['MG5', 2013],
])('grade %s of 2018-2019 was born in %i', (grade, born) => {
  expect(ageIn('2018-2019', `${born}-12-31`)).toBe(gradeOf(grade)?.age);
  expect(startYear('2018-2019')).toBe(2018);
});
