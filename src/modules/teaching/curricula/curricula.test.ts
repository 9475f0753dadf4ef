import { describe, expect, test } from 'vitest';
import { subjectList } from '#kernel/code-lists/subjects.ts';
import {
  curriculumOf,
  homeroomSheetOf,
  mayBeExcused,
  periodicTestsOf,
  planOf,
  strandsOf,
  subjectName,
  subjectsToOpen,
} from './curricula.ts';
import { curriculum2006 } from './curriculum-2006.ts';
import { gdpt2018, lowerYears, primaryYears, upperYear } from './gdpt-2018.ts';

const week = (grade: string): number =>
  (curriculum2006.plans[grade] ?? [])
    .filter((line) => !line.elective)
    .reduce((n, { periods: [a, b] }) => n + ((a ?? 0) + (b ?? 0)) / 2, 0) / 10;

describe('the curriculum of 2006', () => {
  test.each([
    // With two hours of activities a week, as the table of the circular sums them.
    ...[
      ['01', 22],
      ['02', 23],
      ['03', 23],
      ['04', 25],
      ['05', 25],
    ],
    // With two hours of activities and two of choice.
    ...[
      ['06', 27],
      ['07', 28.5],
      ['08', 29.5],
      ['09', 29],
    ],
    ...[
      ['10', 26.5],
      ['11', 26.5],
      ['12', 26.5],
    ],
  ] as [string, number][])('grade %s has %f periods a week', (grade, total) => {
    const choice = grade >= '06' && grade <= '09' ? 2 : 0;
    expect(week(grade) + (curriculum2006.activities[grade] ?? 0) / 10 + choice).toBe(total);
  });

  test.each([
    ['06', 9],
    ['07', 9],
    ['08', 10],
    ['09', 10],
    ['10', 12],
  ] as [string, number][])('grade %s has %i marked subjects', (grade, count) => {
    const marked = (curriculum2006.plans[grade] ?? []).filter(
      ({ subject, elective }) => !elective && !['TD', 'AN', 'MT'].includes(subject),
    );
    expect(marked).toHaveLength(count);
  });

  test('half a period a week is one period in one semester', () => {
    const of = (subject: string) => curriculum2006.plans['09']?.find((line) => line.subject === subject)?.periods;
    expect([of('AN'), of('MT'), of('SU')]).toEqual([
      [10, null],
      [null, 10],
      [15, 15],
    ]);
  });
});

describe('the curriculum of 2018', () => {
  const sum = (years: Record<string, number> | undefined) => Object.values(years ?? {}).reduce((a, b) => a + b, 0);
  test.each([
    ['01', 875],
    ['02', 875],
    ['03', 980],
    ['04', 1050],
    ['05', 1050],
  ] as [string, number][])('grade %s has %i periods a year', (grade, total) => {
    expect(sum(primaryYears[grade])).toBe(total);
  });
  test.each([
    ['06', 1015],
    ['07', 1015],
    ['08', 1032],
    ['09', 1032],
  ] as [string, number][])('grade %s has %i periods a year of 5.2', (grade, total) => {
    expect(sum(lowerYears[grade])).toBe(total);
  });
  test('upper secondary: what everybody learns', () => expect(sum(upperYear)).toBe(612));
});

test.each([
  ['01', '2019-2020', '2006'],
  ['01', '2020-2021', '2018'],
  ['02', '2020-2021', '2006'],
  ['02', '2021-2022', '2018'],
  ['06', '2021-2022', '2018'],
  ['03', '2021-2022', '2006'],
  ['03', '2022-2023', '2018'],
  ['07', '2022-2023', '2018'],
  ['10', '2022-2023', '2018'],
  ['11', '2022-2023', '2006'],
  ['04', '2023-2024', '2018'],
  ['08', '2023-2024', '2018'],
  ['11', '2023-2024', '2018'],
  ['12', '2023-2024', '2006'],
  ['05', '2024-2025', '2018'],
  ['09', '2024-2025', '2018'],
  ['12', '2024-2025', '2018'],
  ['09', '2018-2019', '2006'],
] as const)('grade %s in %s learns by %s', (grade, year, id) => expect(curriculumOf(grade, year)?.id).toBe(id));

test('preschool has no subjects', () => {
  expect(curriculumOf('MG5', '2018-2019')).toBeNull();
  expect(subjectsToOpen('mn', 'MG5', '2018-2019', []).map((one) => one.subject)).toEqual(['SK']);
});

test('every subject of a plan is known by name and stands once', () => {
  for (const plans of [curriculum2006.plans, gdpt2018.plans])
    for (const [grade, plan] of Object.entries(plans)) {
      const codes = plan.map((line) => line.subject);
      expect(codes.filter((code) => !subjectList.has(code))).toEqual([]);
      expect([grade, new Set(codes).size]).toEqual([grade, codes.length]);
    }
});

test('continuing education teaches seven subjects, others when asked for', () => {
  expect(
    planOf('gdtx', '10', '2018-2019')
      .filter((line) => !line.elective)
      .map((line) => line.subject),
  ).toEqual(['TOAN', 'LY', 'HOA', 'SINH', 'VAN', 'SU', 'DIA']);
  expect(
    planOf('gdtx', '10', '2022-2023')
      .filter((line) => !line.elective)
      .map((line) => line.subject),
  ).toEqual(['TOAN', 'VAN', 'SU']);
});

test.each([
  ['06', 'HK'],
  ['05', 'NLPC'],
  ['MG4', 'SK'],
  ['NT2', 'SK'],
  ['12', 'HK'],
] as const)('the homeroom teacher of grade %s rates %s', (grade, sheet) => expect(homeroomSheetOf(grade)).toBe(sheet));

test('a class is opened with its subjects, the electives asked for and one homeroom sheet', () => {
  const codes = (electives: string[]) => subjectsToOpen('thcs', '06', '2018-2019', electives).map((one) => one.subject);
  expect(codes([])).toEqual(['TOAN', 'LY', 'SINH', 'VAN', 'SU', 'DIA', 'NN', 'GDCD', 'CN', 'TD', 'AN', 'MT', 'HK']);
  expect(codes(['TIN', 'NN2'])).toContain('TIN');
});

test.each([
  ['06', 40, 2],
  ['06', 20, 1],
  ['06', 10, 1],
  ['06', null, 0],
  ['04', 80, 0],
] as [string, number | null, number][])('one-period tests of grade %s with %s tenths: %i', (grade, periods, tests) =>
  expect(periodicTestsOf(grade, '2018-2019', periods)).toBe(tests),
);

test.each([
  ['TD', '06', '2018-2019', true],
  ['AN', '08', '2018-2019', true],
  ['TOAN', '06', '2018-2019', false],
  ['TD', '04', '2018-2019', false],
  ['GDTC', '06', '2021-2022', true],
  ['NT', '06', '2021-2022', false],
  ['GDQP', '10', '2018-2019', false],
] as [string, string, string, boolean][])('may %s be excused in grade %s of %s: %s', (subject, grade, year, may) =>
  expect(mayBeExcused(subject, grade, year)).toBe(may),
);

test('names', () => {
  expect([subjectName('HK'), subjectName('TOAN'), subjectName('NN', 'FR'), subjectName('NN'), subjectName('TIN', 'EN')]).toEqual([
    'Hạnh kiểm và nhận xét',
    'Toán',
    'Tiếng Pháp',
    'Ngoại ngữ',
    'Tin học',
  ]);
  expect([strandsOf('KHTN', '06'), strandsOf('LSDL', '04'), strandsOf('TOAN', '06')]).toEqual([
    ['Vật lí', 'Hóa học', 'Sinh học'],
    [],
    [],
  ]);
});
