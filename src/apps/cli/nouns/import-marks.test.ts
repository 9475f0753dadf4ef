// A file of another school is said in few lines, one wrong cell by its name.
import { expect, test } from 'vitest';
import { faultLines } from './import-marks.ts';

const fault = (row: number, column: string, message: string) => ({ sheet: '6A', row, pupil: `Em ${row}`, column, message });

test('the same for many pupils is one line, for one pupil one line', () => {
  const everywhere = [1, 2, 3, 4].flatMap((row) => ['M1', 'M2'].map((column) => fault(row, column, 'Không có lớp 6X.')));
  expect(faultLines(everywhere)).toEqual(['tờ 6A, 4 hàng, 8 ô: Không có lớp 6X.']);
  const pupil = ['M1', 'M2', 'P1', 'P2'].map((column) => fault(7, column, 'Lớp không có em này.'));
  expect(faultLines([...pupil, fault(9, 'HK', '“11” lớn hơn 10.')])).toEqual([
    'tờ 6A, hàng 7 (Em 7), 4 ô: Lớp không có em này.',
    'tờ 6A, hàng 9 (Em 9), HK: “11” lớn hơn 10.',
  ]);
});
