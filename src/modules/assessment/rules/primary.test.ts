import { expect, test } from 'vitest';
import { parseLevel, primaryYear, readingAndWriting, testsAt, yearFromLists } from './primary.ts';
import type { PrimaryRuleSet } from './rule-sets/shape.ts';
import { tt27 } from './rule-sets/tt27.ts';
import { tt30 } from './rule-sets/tt30.ts';

const codes = ['TV', 'TOAN', 'AN'];
/** The ratings that are not named are Tốt. */
const given = (rules: PrimaryRuleSet, subjects: string, ratings: string, tests: (number | null)[], grade = '03') => {
  const named = ratings.split(' ');
  return {
    grade,
    subjects: Object.fromEntries(subjects.split(' ').map((level, i) => [codes[i] ?? i, level === '?' ? null : level])),
    ratings: Object.fromEntries(
      [...rules.competences, ...rules.qualities].map(({ code }, i) => [code, named[i] === '?' ? null : (named[i] ?? 'T')]),
    ),
    tests: Object.fromEntries(tests.map((mark, i) => [codes[i] ?? i, mark])),
  };
};

test.each<[string, string, number[], boolean, string | null]>([
  ['HTT HTT HTT', 'T T T', [90, 100], true, 'HTXS'],
  ['HTT HTT HTT', 'T T T', [100, 80], true, null],
  ['HTT HTT HT', 'T T T', [100, 100], true, null],
  ['HTT HTT HTT', 'T T Đ', [100, 100], true, null],
  ['HT HT HT', 'T Đ Đ', [50, 60], true, null],
  ['HT HT HT', 'T Đ Đ', [40, 60], false, null],
  ['HT CHT HT', 'T Đ Đ', [60, 60], false, null],
  ['HTT HT HT', 'T C Đ', [80, 60], false, null],
  ['HTT HTT MIEN', 'T T T', [90, 90], true, 'HTXS'],
])('TT30: %s, %s, %j: completed %s, praise %s', (subjects, ratings, tests, completed, praise) =>
  expect(primaryYear(tt30, given(tt30, subjects, ratings, tests)).value).toMatchObject({
    completed,
    praise,
    level: null,
    // Whoever does not have the praise may be chosen by the class.
    praiseByVote: praise === null ? 'VUOT_TROI' : null,
  }),
);

test.each<[string, string, number[], string, boolean, string | null, string | null]>([
  ['HTT HTT HTT', 'T T T', [90, 100], 'HTXS', true, 'HSXS', null],
  ['HTT HTT HTT', 'T T T', [70, 100], 'HTT', true, null, 'HSTB'],
  ['HTT HTT HTT', 'T T T', [60, 100], 'HT', true, null, null],
  // A single Hoàn thành, were it in Âm nhạc, bars both upper levels.
  ['HTT HTT HT', 'T T T', [100, 100], 'HT', true, null, null],
  ['HT HT HT', 'Đ Đ T', [50, 90], 'HT', true, null, null],
  ['HT HT HT', 'Đ Đ T', [40, 90], 'CHT', false, null, null],
  ['HTT HTT HTT', 'T C T', [90, 90], 'CHT', false, null, null],
  ['CHT HTT HTT', 'T T T', [90, 90], 'CHT', false, null, null],
])(
  'TT27: %s, %s, %j: %s, completed %s, praise %s, by vote %s',
  (subjects, ratings, tests, level, completed, praise, praiseByVote) =>
    expect(primaryYear(tt27, given(tt27, subjects, ratings, tests)).value).toMatchObject({
      level,
      completed,
      praise,
      praiseByVote,
    }),
);

test('grade 5 completed is primary school completed', () => {
  expect(primaryYear(tt30, given(tt30, 'HT HT HT', 'Đ Đ Đ', [50, 50], '05')).value?.completedPrimary).toBe(true);
  expect(primaryYear(tt30, given(tt30, 'HT HT HT', 'Đ Đ Đ', [50, 50], '04')).value?.completedPrimary).toBe(false);
  expect(primaryYear(tt30, given(tt30, 'CHT HT HT', 'Đ Đ Đ', [50, 50], '05')).value?.completedPrimary).toBe(false);
});

test('nothing is concluded from what is not there', () =>
  expect(primaryYear(tt30, given(tt30, 'HT ? HT', 'Đ ? Đ', [50, null]))).toMatchObject({
    value: null,
    missing: [
      { what: 'subject', subject: 'TOAN' },
      { what: 'rating', rating: 'HTAC' },
      { what: 'test', subject: 'TOAN' },
    ],
  }));

test('what is not handed in lacks as well: every competence and quality, and the tests of the subjects that the pupil has', () => {
  const all = given(tt27, 'HTT HTT HTT', 'T', [90, 90]);
  expect(primaryYear(tt27, all).value?.praise).toBe('HSXS');
  const { YN: _, ...ratings } = all.ratings;
  expect(primaryYear(tt27, { ...all, ratings }).missing).toEqual([{ what: 'rating', rating: 'YN' }]);
  expect(primaryYear(tt27, { ...all, tests: { TV: 90 } }).missing).toEqual([{ what: 'test', subject: 'TOAN' }]);
  // Whoever is excused from a subject sits no test in it.
  const excused = { ...all, subjects: { ...all.subjects, TOAN: 'MIEN' } };
  expect(primaryYear(tt27, { ...excused, tests: { TV: 90 } }).value?.praise).toBe('HSXS');
  const bare = { ...all, ratings: {}, tests: {} };
  expect(primaryYear(tt27, bare)).toMatchObject({ value: null, steps: [] });
  expect(primaryYear(tt27, bare).missing).toHaveLength(17);
  expect(yearFromLists(tt27, bare).value?.praise).toBe('HSXS');
});

test('what is tested when', () => {
  expect(testsAt(tt30, '05', 'GK1')).toEqual(['TV', 'TOAN']);
  expect(testsAt(tt30, '03', 'GK1')).toEqual([]);
  expect(testsAt(tt30, '03', 'CN')).toContain('NN');
  expect(testsAt(tt27, '04', 'CK1')).toContain('THCN');
});

test.each([
  [80, 90, 90],
  [70, 80, 80],
  [80, 80, 80],
  [65, 70, 70],
])('reading %i and writing %i make a whole %i', (reading, writing, mark) =>
  expect(readingAndWriting(reading, writing)).toBe(mark),
);

test.each([
  ['HTT', 'HTT'],
  ['t', 'HTT'],
  ['Hoàn thành', 'HT'],
  ['H', 'HT'],
  ['c', 'CHT'],
  ['hoan thanh tot', 'HTT'],
  ['ht', 'HT'],
  ['Đ', null],
  ['', null],
])('the level %j is read as %s', (typed, code) => expect(parseLevel(tt27.subjectLevels, typed)).toBe(code));

test.each([
  ['d', 'Đ'],
  ['D', 'Đ'],
  ['dat', 'Đ'],
  ['t', 'T'],
  ['ć', null],
  ['cd', null],
  ['', null],
])('the rating %j is read as %s', (typed, code) => expect(parseLevel(tt27.ratings, typed)).toBe(code));

test('D is no Đ where a level is called D', () => {
  const levels = [
    { code: 'CĐ', name: 'Chưa đạt' },
    { code: 'Đ', name: 'Đạt' },
    { code: 'D', name: 'Dở' },
  ];
  expect([parseLevel(levels, 'd'), parseLevel(levels, 'đ'), parseLevel(levels, 'cd')]).toEqual(['D', 'Đ', 'CĐ']);
});
