import { expect, test } from 'vitest';
import { columnWords, groupWord, longName } from './column-words.ts';
import { ruleSetFor } from './rule-sets/catalogue.ts';
import { type SheetInput, sheetOf } from './sheet.ts';

const columnsOf = (year: string, notes: SheetInput['notes'], grade = '09') => {
  const rules = ruleSetFor('general', grade, year);
  if (!rules) throw new Error(year);
  const plan = { subject: 'VAN', periodsPerWeek: 4, periodsPerYear: 140, periodicTests: 2 };
  return sheetOf({ rules, grade, subject: 'VAN', period: 1, gradebook: null, notes, plan }).columns;
};
const shown = (columns: ReturnType<typeof columnsOf>) => [...columnWords(columns).values()].map(({ short }) => short);

test.each([
  ['2018-2019', ['TX 1', 'TX 2', 'TX 3', 'TX 4', 'ĐK 1', 'ĐK 2', 'Học kỳ', 'Nhận xét']],
  ['2020-2021', ['TX 1', 'TX 2', 'TX 3', 'TX 4', 'Giữa kỳ', 'Cuối kỳ', 'Nhận xét']],
])('no head is a bare number, %s', (year, heads) => {
  expect(shown(columnsOf(year, []))).toEqual(heads);
});

test('a kind is called as teachers call it, counted within its own; a given name goes before; in full for the ear', () => {
  const columns = columnsOf('2018-2019', [
    { key: 'KTtx1', kind: 'M' },
    { key: 'KTtx2', kind: 'V' },
    { key: 'KTtx3', kind: 'V' },
    { key: 'KTtx4', kind: 'V', title: 'Bài 15/11' },
    { key: 'KTdk1', kind: 'V' },
    { key: 'KTdk2', kind: 'TH' },
  ]);
  expect(shown(columns)).toEqual(['Miệng 1', '15p 1', '15p 2', 'Bài 15/11', '1T 1', 'TH 1', 'Học kỳ', 'Nhận xét']);
  const words = columnWords(columns);
  expect(['KTtx2', 'KTtx4', 'KTdk1', 'KThk'].map((key) => words.get(key)?.full)).toEqual([
    '15 phút 1, kiểm tra thường xuyên',
    'Bài 15/11, kiểm tra thường xuyên 4',
    '1 tiết 1, kiểm tra định kỳ',
    'Kiểm tra học kỳ',
  ]);
  expect([...new Set(columns.map(groupWord))]).toEqual(['Thường xuyên', 'Định kỳ', '']);
});

test('a column away from its sheet is called in full as the sheet has it; what is not known stays', () => {
  for (const year of ['2018-2019', '2020-2021'])
    for (const { key, long } of columnsOf(year, [])) if (key !== 'NX') expect(longName(key)).toBe(long);
  expect(['KTtx12', 'KThk', 'NX', 'GK1', 'CK1T', 'D1.CAN', 'XX3', ''].map(longName)).toEqual([
    ...['Kiểm tra thường xuyên 12', 'Kiểm tra học kỳ', 'Nhận xét', 'Mức đạt được giữa học kỳ I', 'Bài kiểm tra cuối học kỳ I'],
    ...['D1.CAN', 'XX3', ''],
  ]);
});
