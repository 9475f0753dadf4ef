import { expect, test } from 'vitest';
import { formatCell, parseCell } from './cell.ts';
import type { Period } from './outcome.ts';
import { rowOf } from './row.ts';
import { ruleSetFor } from './rule-sets/catalogue.ts';
import type { RuleSet } from './rule-sets/shape.ts';
import { columnId, columnsAtMost, parseColumnId, type SheetInput, sheetOf } from './sheet.ts';

const rulesOf = (grade: string, year: string): RuleSet => {
  const rules = ruleSetFor(/^\d/.test(grade) ? 'general' : 'preschool', grade, year);
  if (!rules) throw new Error(`${grade} ${year}`);
  return rules;
};
const inputOf = (
  grade: string,
  year: string,
  subject: string,
  period: Period,
  periodsPerWeek = 2,
  notes: SheetInput['notes'] = [],
): SheetInput => ({
  ...{ rules: rulesOf(grade, year), grade, subject, period, notes, gradebook: null },
  plan: { subject, periodsPerWeek, periodsPerYear: periodsPerWeek * 35, periodicTests: 2 },
});

const cases: [string, string, string, Period, number, string][] = [
  ['06', '2018-2019', 'TOAN', 1, 4, 'KTtx1 KTtx2 KTtx3 KTtx4 KTdk1 KTdk2 KThk NX'],
  ['06', '2018-2019', 'GDCD', 1, 1, 'KTtx1 KTtx2 KTdk1 KTdk2 KThk NX'],
  ['06', '2018-2019', 'TD', 2, 2, 'KTtx1 KTtx2 KTtx3 KTdk1 KTdk2 KThk NX'],
  ['06', '2018-2019', 'TOAN', 3, 4, 'KTL'],
  ['06', '2018-2019', 'HK', 1, 0, 'HK NX'],
  ['06', '2018-2019', 'HK', 3, 0, 'HK RLH NX'],
  // The table of TT22 says the year's.
  ['06', '2021-2022', 'HK', 3, 0, 'RLH NX'],
  ['06', '2021-2022', 'VAN', 1, 4, 'DDGtx1 DDGtx2 DDGtx3 DDGtx4 DDGgk DDGck NX'],
  ['06', '2018-2019', 'NLPC', 1, 0, ''],
  ['04', '2018-2019', 'TOAN', 1, 5, 'GK1 GK1T CK1 CK1T NX'],
  ['04', '2018-2019', 'KH', 1, 2, 'GK1 CK1 CK1T NX'],
  ['01', '2018-2019', 'AN', 2, 1, 'GK2 CN NX'],
  ['01', '2018-2019', 'HK', 1, 0, ''],
  ['MG5', '2018-2019', 'HK', 1, 0, ''],
];
test.each(cases)('%s of %s, %s in period %i at %d periods', (grade, year, subject, period, week, keys) => {
  const { columns } = sheetOf(inputOf(grade, year, subject, period, week));
  expect(columns.map(({ key }) => key).join(' ')).toBe(keys);
});

test('what a column is called in a sentence keeps its numerals', () => {
  const long = (subject: string, grade = '04') =>
    sheetOf(inputOf(grade, '2018-2019', subject, 1, 5)).columns.map((one) => one.long);
  expect(long('TOAN').slice(0, 2)).toEqual(['Mức đạt được giữa học kỳ I', 'Bài kiểm tra giữa học kỳ I']);
});

test('the middle of a semester of a primary class is asked for as its end is', () => {
  const middle = (grade: string, subject: string, cells: Record<string, number | string>) => {
    const input = inputOf(grade, '2018-2019', subject, 1, 5);
    const { needed, present } = rowOf(input, sheetOf(input), cells);
    return [present, needed];
  };
  expect(middle('04', 'TOAN', {})).toEqual([0, 4]);
  expect(middle('04', 'TOAN', { GK1: 'HTT', GK1T: 90 })).toEqual([2, 4]);
  expect(middle('01', 'TOAN', { GK1: 'HT' })).toEqual([1, 3]);
  expect(middle('04', 'NLPC', { 'GK1.TPV': 'T' })).toEqual([1, 14]);
  expect(middle('04', 'TOAN', { GK1: 'HTT', GK1T: 90, CK1: 'HT', CK1T: 80 })).toEqual([4, 4]);
});

test('a school may add columns, and say what a column was', () => {
  const notes = [
    { key: 'KTtx4', kind: 'M' },
    { key: 'KTtx1', on: '2018-10-01', title: '15 phút' },
    { key: `KTtx${columnsAtMost + 1}` },
    { key: 'XX' },
  ];
  const { columns, minimum } = sheetOf(inputOf('06', '2018-2019', 'GDCD', 1, 1, notes));
  expect(columns.map(({ key }) => key)).toEqual(['KTtx1', 'KTtx2', 'KTtx4', 'KTdk1', 'KTdk2', 'KThk', 'NX']);
  expect(columns.filter(({ removable }) => removable).map(({ key }) => key)).toEqual(['KTtx4']);
  expect(columns[0]).toMatchObject({ on: '2018-10-01', title: '15 phút', needed: true });
  expect(minimum).toEqual({ KTtx: 2, KTdk: 2, KThk: 1 });
});

test('growth: the rounds of a semester, with measures and classes', () => {
  const { columns } = sheetOf(inputOf('MG5', '2018-2019', 'SK', 1, 0));
  expect(columns.map(({ key }) => key)).toEqual(
    ['D1', 'D2'].flatMap((round) =>
      ['CAN', 'CAO', 'weightForAge', 'heightForAge', 'weightForHeight'].map((what) => `${round}.${what}`),
    ),
  );
});

const ids: [string, Period, unknown][] = [
  ['HK1.KTtx1', 2, { period: 1, key: 'KTtx1' }],
  ['CN.KTL', 1, { period: 3, key: 'KTL' }],
  ['KThk', 2, { period: 2, key: 'KThk' }],
  ['HK2.CN.TPV', 1, { period: 2, key: 'CN.TPV' }],
  ['HK', 1, { period: 1, key: 'HK' }],
  ['HK1.', 1, null],
  ['KT tx', 1, null],
  ['', 1, null],
];
test.each(ids)('%s is read', (text, otherwise, wanted) => {
  expect(parseColumnId(text, otherwise)).toEqual(wanted);
});
test('an id is read as it is written', () => {
  for (const period of [1, 2, 3] as const)
    for (const key of ['KTtx1', 'CN.TPV', 'D1.CAN']) expect(parseColumnId(columnId(period, key), 1)).toEqual({ period, key });
});

const choices = {
  as: 'choice',
  choices: [
    { code: 'HTT', name: 'Hoàn thành tốt', letter: 'T' },
    { code: 'HT', name: 'Hoàn thành', letter: 'H' },
  ],
} as const;
const measure = { as: 'measure', unit: 'kg', from: 20, to: 600 } as const;
const typed: [unknown, Parameters<typeof parseCell>[1], unknown][] = [
  ['t', choices, 'HTT'],
  ['hoàn thành', choices, 'HT'],
  ['X', choices, null],
  ['15,5', measure, 155],
  ['15', measure, 150],
  ['1', measure, null],
  ['15,55', measure, null],
  ['nặng', measure, null],
  [' Em cần cố gắng. ', { as: 'text', most: 20 }, 'Em cần cố gắng.'],
  ['x'.repeat(21), { as: 'text', most: 20 }, null],
  ['8,5', { as: 'tenths' }, 85],
  ['M', { as: 'comment', exempt: false }, null],
];
test.each(typed)('%s in a cell', (text, scale, wanted) => {
  const parsed = parseCell(text as string, scale);
  expect(parsed.ok ? parsed.value : null).toBe(wanted);
  if (!parsed.ok) expect(parsed.reason.length).toBeGreaterThan(10);
});

test('where nobody would write the codes the cell and its refusal say words; typed is either', () => {
  const ratings = (grade: string, year: string, subject: string, period: Period) =>
    sheetOf(inputOf(grade, year, subject, period, 0)).columns.flatMap(({ scale }) => (scale.as === 'choice' ? [scale] : []));
  const scales = [...ratings('MG5', '2018-2019', 'SK', 1), ...ratings('06', '2018-2019', 'HK', 3)];
  expect(scales.length).toBeGreaterThan(6);
  for (const scale of scales.filter(({ choices: of }) => of.some(({ code }) => /^[A-Z_]{4,}$/.test(code)))) {
    const refused = parseCell('gầy gò', scale);
    expect(!refused.ok && refused.reason).not.toMatch(/[A-Z]{2}/);
    for (const { code, name } of scale.choices) {
      expect(formatCell(code, scale)).toBe(name);
      for (const given of [code, name, name.toLowerCase(), ` ${name} `])
        expect(parseCell(given, scale)).toEqual({ ok: true, value: code });
    }
  }
  const [conduct] = ratings('06', '2018-2019', 'HK', 1);
  expect(conduct && formatCell('T', conduct)).toBe('T');
});

test('cells asked for are counted, and no more than are asked for', () => {
  const input = inputOf('06', '2018-2019', 'GDCD', 1, 1);
  const sheet = sheetOf(input);
  const row = (cells: Record<string, number | string | null>) => rowOf(input, sheet, cells);
  expect(row({})).toMatchObject({ needed: 5, present: 0, mean: null });
  expect(row({ KTtx1: 80, KTtx2: null, KThk: 70, NX: 'Tốt' })).toMatchObject({ needed: 5, present: 2, mean: null });
  expect(row({ KTtx1: 80, KTtx2: 90, KTdk1: 70, KTdk2: 70, KThk: 80 })).toMatchObject({
    present: 5,
    mean: 77,
    clause: 'TT58 Đ10.1a',
  });
});

test.each([
  ['18.55', 'kg', 20, 600, '“18.55”: số đo có nhiều nhất một chữ số sau dấu phẩy.'],
  ['nặng', 'kg', 20, 600, '“nặng” không phải một số đo, ví dụ 15,5 kg.'],
  ['cao', 'cm', 400, 1400, '“cao” không phải một số đo, ví dụ 90,5 cm.'],
])('the measure %j is refused with what helps', (typed, unit, from, to, reason) =>
  expect(parseCell(typed, { as: 'measure', unit, from, to })).toEqual({ ok: false, reason }),
);
