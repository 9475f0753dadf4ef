import { expect, test } from 'vitest';
import { loadStateOf, normOf, parsePeriods, periodWords } from './load.ts';

const none = { homeroom: false, heads: false, deputises: false };
test.each([
  ['thcs', none, 190],
  ['thcs', { ...none, homeroom: true }, 150],
  ['th', { ...none, homeroom: true }, 200],
  ['thpt', { ...none, heads: true }, 140],
  ['thcs', { homeroom: true, heads: false, deputises: true }, 140],
  ['mn', none, null],
] as const)('norm at %s with %o is %s', (level, duties, norm) => expect(normOf(level, duties)).toBe(norm));

test.each([
  [0, 190, 'none'],
  [190, 190, 'within'],
  [195, 190, 'over'],
  [250, 190, 'over'],
  [251, 190, 'far_over'],
  [300, null, 'within'],
] as const)('%i periods of %s are %s', (periods, norm, state) => expect(loadStateOf(periods, norm)).toBe(state));

test.each([
  ['1,5', 15],
  ['2', 20],
  ['0.5', 5],
  ['', null],
  ['0', undefined],
  ['abc', undefined],
  ['1,55', undefined],
  ['41', undefined],
] as const)('periods typed as "%s"', (typed, tenths) => expect(parsePeriods(typed)).toBe(tenths));
test('periods are written with a comma', () =>
  expect([periodWords(15), periodWords(20), periodWords(null)]).toEqual(['1,5', '2', '']));
