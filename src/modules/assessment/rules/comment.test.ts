import { expect, test } from 'vitest';
import { commentSemester, commentYear } from './comment.ts';
import type { Comment } from './rule-sets/shape.ts';
import { tt22 } from './rule-sets/tt22.ts';
import { tt26 } from './rule-sets/tt26.ts';
import { tt58 } from './rule-sets/tt58.ts';

const read = (results: string): Comment[] => [...results].map((sign) => (sign === '+' ? 'Đ' : 'CĐ'));
const kt = (regular: string, oneLesson: string, final: string, minimum = {}) =>
  commentSemester(tt58, {
    gradebook: 'KT',
    cells: { KTtx: read(regular), KTdk: read(oneLesson), KThk: read(final) },
    minimum,
  });
const ddg = (rules: typeof tt22, regular: string, middle: string, final: string) =>
  commentSemester(rules, {
    gradebook: 'DDG',
    cells: { DDGtx: read(regular), DDGgk: read(middle), DDGck: read(final) },
    minimum: { DDGtx: 2 },
  });

test.each<[string, string, string, Comment | null]>([
  ['+-+-+', '', '+', 'Đ'],
  ['++--', '', '+', 'CĐ'],
  ['++', '+', '-', 'CĐ'],
  ['+-', '+', '+', 'Đ'],
  ['--', '+', '+', 'CĐ'],
  ['++', '+', '', null],
])('TT58: %s %s and %s at the end → %s', (regular, oneLesson, final, value) =>
  expect(kt(regular, oneLesson, final).value).toBe(value),
);

test.each<[string, string, string, Comment | null]>([
  ['++', '+', '+', 'Đ'],
  ['+-', '+', '+', 'CĐ'],
  ['++', '+', '-', 'CĐ'],
  ['+', '+', '+', null],
])('TT22: %s, %s, %s → %s: every one counts', (regular, middle, final, value) =>
  expect(ddg(tt22, regular, middle, final).value).toBe(value),
);

test('TT26/2020 still asks for two thirds', () => expect(ddg(tt26, '+-', '+', '+').value).toBe('Đ'));

test('tests that were not sat leave no result: CĐ is entered, not assumed', () =>
  expect(kt('+', '', '+', { KTtx: 2, KTdk: 1 })).toMatchObject({
    value: null,
    missing: [
      { column: 'KTtx', needed: 2, present: 1 },
      { column: 'KTdk', needed: 1, present: 0 },
    ],
  }));

test.each<[Comment | 'MIEN' | 'KHONG_HOC' | null, Comment | 'MIEN' | 'KHONG_HOC' | null, string | null]>([
  ['Đ', 'Đ', 'Đ'],
  ['CĐ', 'Đ', 'Đ'],
  ['Đ', 'CĐ', 'CĐ'],
  ['CĐ', 'CĐ', 'CĐ'],
  ['Đ', 'KHONG_HOC', 'Đ'],
  ['KHONG_HOC', 'CĐ', 'CĐ'],
  ['MIEN', 'Đ', 'Đ'],
  ['CĐ', 'MIEN', 'CĐ'],
  ['MIEN', 'MIEN', 'MIEN'],
  ['Đ', null, null],
])('the year of %s and %s is %s', (first, second, value) => {
  for (const rules of [tt58, tt22]) expect(commentYear(rules, { first, second }).value).toBe(value);
});

test('nor does a column of one test take two comments', () => {
  expect(() => kt('++', '', '+-')).toThrow('Cột KThk chỉ có một kết quả');
  expect(() => ddg(tt22, '++', '++', '+')).toThrow('Cột DDGgk chỉ có một kết quả');
});
