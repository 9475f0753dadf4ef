import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PupilYearInput, pupilYear, type SemesterRows } from './pupil-year.ts';
import { ruleSetFor } from './rule-sets/catalogue.ts';
import type { RuleSet } from './rule-sets/shape.ts';

const rulesOf = (grade: string, year: string) => ruleSetFor('general', grade, year) as RuleSet;
const codes = ['VAN', 'TOAN', 'NN', 'LY', 'SINH', 'SU', 'DIA', 'GDCD'];
const rows = (mean: number, other: Record<string, { mean: number | null; comment: string | null }> = {}): SemesterRows => ({
  ...Object.fromEntries(codes.map((code) => [code, { mean, comment: null }])),
  TD: { mean: null, comment: 'Đ' },
  ...other,
});
const inputOf = (given: Partial<PupilYearInput> = {}): PupilYearInput => ({
  ...{
    rules: rulesOf('06', '2018-2019'),
    grade: '06',
    excused: [{}, {}],
    conduct: ['T', 'T', 'T'],
    absentSessions: 3,
    individualPlan: false,
  },
  subjects: [...codes, 'TD'].map((subject) => ({ subject, taught: [true, true], specialised: false })),
  ...{ rows: [rows(80), rows(80)], retaken: {}, summerDone: null, ratings: [{}, {}] },
  ...given,
});
const brief = (input: PupilYearInput) =>
  pupilYear(input).map(({ level, conduct, title, decision, complete }) => [level, conduct, title, decision, complete]);

test('a year of eights', () => {
  expect(brief(inputOf())).toEqual([
    ['G', 'T', 'HSG', null, true],
    ['G', 'T', 'HSG', null, true],
    ['G', 'T', 'HSG', 'LEN_LOP', true],
  ]);
});

const told: [string, Partial<PupilYearInput>, [string | null, string | null, boolean]][] = [
  ['nothing of semester II', { rows: [rows(80), {}] }, [null, null, false]],
  ['conduct of the year not said', { conduct: ['T', 'T', null] }, ['G', null, false]],
  ['absent too often', { absentSessions: 46 }, ['G', 'O_LAI', true]],
  ['weak', { rows: [rows(40), rows(40)] }, ['Y', 'KIEM_TRA_LAI', true]],
  [
    'weak and tested again',
    {
      rows: [rows(60, { TOAN: { mean: 20, comment: null } }), rows(60, { TOAN: { mean: 20, comment: null } })],
      retaken: { TOAN: 60 },
    },
    ['Tb', 'LEN_LOP', true],
  ],
  ['bad conduct', { conduct: ['T', 'Y', 'Y'] }, ['G', 'REN_LUYEN_HE', true]],
  ['bad conduct, summer done', { conduct: ['T', 'Y', 'Y'], summerDone: true }, ['G', 'LEN_LOP', true]],
  ['bad conduct, summer not done', { conduct: ['T', 'Y', 'Y'], summerDone: false }, ['G', 'O_LAI', true]],
  [
    'excused from TD',
    {
      excused: [{ TD: 'MIEN' }, { TD: 'MIEN' }],
      rows: [rows(80, { TD: { mean: null, comment: null } }), rows(80, { TD: { mean: null, comment: null } })],
    },
    ['G', 'LEN_LOP', true],
  ],
  ['plan of his own', { individualPlan: true, rows: [{}, {}] }, [null, null, true]],
];
test.each(told)('%s', (_, given, wanted) => {
  const year = pupilYear(inputOf(given))[2];
  expect([year.level, year.decision, year.complete]).toEqual(wanted);
});

test('a subject of one semester gives the year its result (R1.12)', () => {
  const subjects = inputOf().subjects.map((one) => (one.subject === 'TD' ? { ...one, taught: [true, false] as const } : one));
  const [, second, year] = pupilYear(inputOf({ subjects, rows: [rows(80), rows(80, { TD: { mean: null, comment: null } })] }));
  expect(second.subjects.TD).toBeUndefined();
  expect([second.complete, year.subjects.TD, year.level]).toEqual([true, 'Đ', 'G']);
});

test('primary: complete when levels, tests and ratings are there; completed when they suffice', () => {
  const rules = rulesOf('04', '2018-2019');
  if (rules.kind !== 'primary') throw new Error(rules.id);
  const ratings = Object.fromEntries([...rules.competences, ...rules.qualities].map(({ code }) => [code, 'T']));
  const of = (level: string, mean: number): SemesterRows => ({ TOAN: { mean, comment: level }, TV: { mean, comment: level } });
  const input = (level: string, mean: number, given = ratings): PupilYearInput =>
    inputOf({
      ...{ rules, grade: '04', rows: [of(level, mean), of(level, mean)], ratings: [given, given] },
      subjects: ['TOAN', 'TV'].map((subject) => ({ subject, taught: [true, true], specialised: false })),
    });
  expect(brief(input('HTT', 100))[2]).toEqual([null, null, 'HTXS', 'LEN_LOP', true]);
  expect(brief(input('HT', 60))[2]).toEqual([null, null, null, 'LEN_LOP', true]);
  expect(brief(input('HT', 40))[2]).toEqual([null, null, null, null, true]);
  expect(brief(input('HT', 60, {}))[2]?.[4]).toBe(false);
});

test('what is complete misses nothing, and a complete year has a decision', () => {
  const mark = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
  const semester = fc.record(
    Object.fromEntries([
      ...codes.map((code) => [code, mark.map((mean) => ({ mean, comment: null }))]),
      ['TD', fc.constantFrom('Đ', 'CĐ', null).map((comment) => ({ mean: null, comment }))],
    ]),
  );
  const conduct = fc.constantFrom('T', 'K', 'Tb', 'Y', null);
  fc.assert(
    fc.property(
      semester,
      semester,
      fc.tuple(conduct, conduct, conduct),
      fc.integer({ min: 0, max: 60 }),
      (one, two, rated, absentSessions) => {
        const periods = pupilYear(
          inputOf({ rows: [one, two] as unknown as PupilYearInput['rows'], conduct: rated, absentSessions }),
        );
        for (const { complete, missing, level, conduct: has } of periods) {
          expect(complete).toBe(missing.length === 0);
          if (complete) expect([level, has]).not.toContain(null);
        }
        if (periods[2].complete) expect(periods[2].decision).not.toBeNull();
      },
    ),
  );
});
