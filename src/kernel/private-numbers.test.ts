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
  ['Em Nguyễn Văn A, số CMND 163256789, ngày sinh 12/03/2005, nhà ở xóm 5', ['person 163256789']],
  ['Em Nguyễn Văn A, số CMND 163 256 789, nhà ở xóm 5', ['person 163256789']],
  ['Chứng minh nhân dân số: 163.256.789 do CA Nam Định cấp', ['person 163256789']],
  ['căn cước của mẹ em là 163256789', ['person 163256789']],
  ['Tài khoản của trường 163256789, CMND 163256790', ['person 163256790']],
  ['1 Nguyễn Văn A 12/03/2005 163256789 2 Trần Thị B 01/04/2005 163256790', ['person 163256789', 'person 163256790']],
  ['163256789, sinh năm 2005', ['person 163256789']],
  ['Cháu Trần Thị Bích Ngọc (163256789) lớp 8A', ['person 163256789']],
  ['Ủng hộ vào tài khoản Nguyễn Văn A, số 163256789, ngày 12/03/2018', []],
  ['STK 163 256 789 ngân hàng Nông nghiệp', []],
  ['Kinh phí 163.256.789 đồng, quyết toán 12/03/2018', []],
  ['Kho bạc Nhà nước Hải Hậu cấp 163.256.789 đồng ngày 12/03/2018', []],
  ['Điện thoại của cô Nguyễn Thị Hoa: 912 345 678', []],
  ['Mã hồ sơ 163256789 nộp ngày 12/03/2018', []],
  ['Gọi +84 228 384 912', []],
  ['CCCD 036 208 001 234 của em', ['person 036208001234']],
  ['Toàn trường thu 163256789 vỏ chai', []],
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
    'Có dãy 12 chữ số giống số định danh: “…đó có nhiều chữ. Em An số 036208001234 học lớp 6A. Sau còn nữa.…”. Bỏ đi, hoặc bấm lần nữa để xác nhận.',
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
