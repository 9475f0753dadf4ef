import { expect, test } from 'vitest';
import { impossible, outsideFrame, type YearDays } from './school-year.ts';

const days: YearDays = {
  starts_on: '2018-08-01',
  semester1_starts_on: '2018-08-20',
  semester1_ends_on: '2019-01-05',
  semester2_starts_on: '2019-01-07',
  semester2_ends_on: '2019-05-18',
  ends_on: '2019-05-25',
};
test.each<[string, Partial<YearDays>, string[]]>([
  ['the days of R5.8', {}, []],
  ['returning in July', { starts_on: '2018-07-30' }, ['starts_on']],
  ['the second semester within the first', { semester2_starts_on: '2019-01-05' }, ['semester2_starts_on']],
  ['ending before the second semester does', { ends_on: '2019-05-01' }, ['ends_on']],
  ['ending in the next year', { ends_on: '2019-08-02' }, ['ends_on']],
])('%s', (_name, change, expected) =>
  expect(impossible('2018-2019', { ...days, ...change }).map((reason) => reason.field)).toEqual(expected),
);
test.each<[string, Partial<YearDays>, number]>([
  ['within the frame', {}, 0],
  ['the first semester until 15 January', { semester1_ends_on: '2019-01-15' }, 1],
  ['a year until July, as in 2020', { semester2_ends_on: '2019-07-10', ends_on: '2019-07-15' }, 2],
  ['the last day of May is the last', { ends_on: '2019-05-31' }, 0],
])('%s', (_name, change, count) => expect(outsideFrame('2018-2019', { ...days, ...change })).toHaveLength(count));
