// Columns that only our own keys name, names that mean two things, and who is a school.
import { expect, test } from 'vitest';
import type { Cell } from '#platform/spreadsheet/read.ts';
import { ownMark, readMarkTables } from './read-marks.ts';

const read = (name: string, ...lines: Cell[][]) =>
  readMarkTables([{ name, rows: lines.map((cells, i) => ({ number: i + 1, cells })) }])[0];

test('headings that no list knows are read by the keys of our own export', () => {
  const table = read(
    'Sức khỏe',
    [ownMark, '12/1', null, 'HK1.D1.CAN', 'HK1.D1.CAO'],
    ['Mã học sinh', 'Họ và tên', 'Ngày sinh', 'Cân nặng', 'Chiều cao'],
    ['HS1', 'Nguyễn Văn An', '01/03/2014', '15,5', '98'],
  );
  expect(table).toMatchObject({ classSubject: 12, period: 1, unknown: [] });
  expect(table?.columns.map(({ mark }) => mark)).toEqual([
    { as: 'key', key: 'D1.CAN', period: 1 },
    { as: 'key', key: 'D1.CAO', period: 1 },
  ]);
  expect(table?.rows[0]?.cells.map(({ value }) => value)).toEqual(['15,5', '98']);
});

const head: Cell[][] = [
  ['Họ và tên', 'KTtx 1'],
  ['Nguyễn Văn An', 8],
];
const said: [name: string, above: string, expected: object][] = [
  ['CN', 'Lớp 6A', { subject: 'CN', period: null }],
  ['CN HK2', 'Lớp 6A', { subject: 'CN', period: 2 }],
  ['Sheet1', 'Lớp 6A - Môn: CN', { subject: 'CN', period: null }],
  ['Toán CN', 'Lớp 6A', { subject: 'TOAN', period: 3 }],
  ['Toán', 'Bảng điểm cả năm', { subject: 'TOAN', period: 3 }],
  ['Toán', 'Trường: THCS Hải Lý', { school: 'Trường: THCS Hải Lý' }],
  ['Toán', 'Trường học thân thiện', { school: null }],
];
test.each(said)('a sheet called %s under “%s”', (name, above, expected) => {
  expect(read(name, [above], ...head)).toMatchObject(expected);
});

test('a list of one’s own says ĐK 1, ĐK 2 for the periodic tests', () => {
  const table = read('6A', ['Môn: Toán'], ['Họ và tên', 'TX 1', 'ĐK 1', 'ĐK 2', 'Điểm cộng'], ['Nguyễn Văn An', 8, 7, 6, 1]);
  expect(table?.columns.map(({ mark }) => mark)).toEqual([
    { as: 'regular', at: 1 },
    { as: 'periodic', at: 1 },
    { as: 'periodic', at: 2 },
  ]);
  expect(table?.unknown).toEqual(['Điểm cộng']);
});
