import { expect, test } from 'vitest';
import { askAbout, askedAbout, privateNumbers } from './private-numbers.ts';

test.each([
  ['Em An, số định danh 036208001234, lớp 6A', ['person 036208001234']],
  ['CCCD 036 208 001 234.', ['person 036208001234']],
  ['Gọi cô Lan 0912 345 678 hoặc +84 912.345.678', ['phone 0912345678']],
  ['Mã số thuế 0600312345, điện thoại 0228 3849 123', []],
  ['Quyên góp 100.000.000.000 đồng, tài khoản 1234567890123456', []],
  ['Đường dây nóng 1900 1234, số 12/2018', []],
  ['036208001234 và 036208001234', ['person 036208001234']],
  ['Số 10123456789 (11 chữ số)', []],
] as const)('%s', (text, found) => {
  expect(privateNumbers(text).map(({ kind, digits }) => `${kind} ${digits}`)).toEqual(found);
});

test('the unit’s own number is for everybody', () => {
  expect(privateNumbers('Liên hệ 0912.345.678', ['0912 345 678'])).toEqual([]);
});

test('whoever is asked is shown the place; asked once', () => {
  const numbers = privateNumbers(
    `${'Trước đó có nhiều chữ. '.repeat(9)}Em An số 036208001234 học lớp 6A. ${'Sau còn nữa. '.repeat(9)}`,
  );
  const reasons = askAbout(numbers, [], 'body');
  expect(reasons.map((reason) => reason.message)).toEqual([
    'Có dãy 12 chữ số giống số định danh: “…đó có nhiều chữ. Em An số 036208001234 học lớp 6A. Sau còn nữa.…”. Bỏ đi, hoặc bấm lần nữa để vẫn đăng.',
  ]);
  expect(askAbout(numbers, askedAbout(reasons), 'body')).toEqual([]);
});

test('a number that comes after an answer: all are named again, and the next answer ends it', () => {
  const first = privateNumbers('Em An 036208001234');
  const once = askedAbout(askAbout(first, [], 'body'));
  const more = privateNumbers('Em An 036208001234, mẹ 0987 654 321');
  const twice = askedAbout(askAbout(more, once, 'body'));
  expect(twice).toEqual(['036208001234', '0987654321']);
  expect(askAbout(more, twice, 'body')).toEqual([]);
});
