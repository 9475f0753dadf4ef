import { expect, test } from 'vitest';
import { identityOf, parseNumber } from './number.ts';

test.each<[string, string, { serial: string; year?: number; kind?: string }]>([
  ['1234/SGDĐT-VP', '1234/SGDĐT-VP', { serial: '1234' }],
  ['36/2017/TT-BGDĐT', '36/2017/TT-BGDĐT', { serial: '36', year: 2017, kind: 'thong-tu' }],
  ['12/QĐ-THCS', '12/QĐ-THCS', { serial: '12', kind: 'quyet-dinh' }],
  ['42/2022/NĐ-CP', '42/2022/NĐ-CP', { serial: '42', year: 2022, kind: 'nghi-dinh' }],
  ['91/2025/QH15', '91/2025/QH15', { serial: '91', year: 2025 }],
  ['336/KH-BGDĐT', '336/KH-BGDĐT', { serial: '336', kind: 'ke-hoach' }],
  ['29-NQ/TW', '29-NQ/TW', { serial: '29', kind: 'nghi-quyet' }],
  // Small letters, a small đ, forgotten shift.
  ['12/qđ-thcs', '12/QĐ-THCS', { serial: '12', kind: 'quyet-dinh' }],
  ['1762/sgdđt-vp', '1762/SGDĐT-VP', { serial: '1762' }],
  // NFD: nothing decomposes in Đ, but other letters of a sign do; the Icelandic Ð of old fonts is a Đ.
  ['12/HĐND-Ủ'.normalize('NFD'), '12/HĐND-Ủ', { serial: '12' }],
  ['12/QÐ-THCS', '12/QĐ-THCS', { serial: '12', kind: 'quyet-dinh' }],
  // Blanks and dashes as word processors make them.
  ['Số: 1234 / SGDĐT – VP', '1234/SGDĐT-VP', { serial: '1234' }],
  ['số 12/QĐ—THCS.', '12/QĐ-THCS', { serial: '12', kind: 'quyet-dinh' }],
  ['12/QĐ THCS', '12/QĐ-THCS', { serial: '12', kind: 'quyet-dinh' }],
  ['\u200b 12/QĐ-THCS\u00a0', '12/QĐ-THCS', { serial: '12', kind: 'quyet-dinh' }],
  // The old form of the sector's sign, and signs that are not capitals throughout.
  ['2323/SGD&ĐT-GDTrH', '2323/SGD&ĐT-GDTRH', { serial: '2323' }],
  ['45/ttr-ubnd', '45/TTr-UBND', { serial: '45', kind: 'to-trinh' }],
  ['45/CTR-THCS', '45/CTr-THCS', { serial: '45', kind: 'chuong-trinh' }],
  ['06/QYĐ-SGDĐT', '06/QyĐ-SGDĐT', { serial: '6', kind: 'quy-dinh' }],
  ['08A/KH-THCS', '08a/KH-THCS', { serial: '8a', kind: 'ke-hoach' }],
  ['27/TTLT-BGDĐT-BTC', '27/TTLT-BGDĐT-BTC', { serial: '27', kind: 'thong-tu-lien-tich' }],
])('%s is read as %s', (typed, text, { serial, year = null, kind = null }) => {
  expect(parseNumber(typed)).toEqual({ ok: true, number: expect.objectContaining({ text, serial, year, kind }) });
});

test.each([
  ['', 'Ghi số, ký hiệu'],
  ['1234', 'còn thiếu ký hiệu'],
  ['SGDĐT-VP', 'viết như'],
  ['/QĐ-THCS', 'viết như'],
  ['12/0999/QĐ-X', 'Năm 999'],
  ['1234567/QĐ-THCS', 'viết như'],
  ['12/QĐ-', 'viết như'],
  ['12//QĐ', 'viết như'],
  ['12/<b>', 'viết như'],
])('%j is refused: %s', (typed, words) => {
  const parsed = parseNumber(typed);
  expect(parsed.ok ? '' : parsed.reason).toContain(words);
});

test.each([
  ['1234/SGDĐT-VP', 'Số 01234/sgddt-vp', true],
  ['1234/SGD&ĐT-VP', '1234/SGDĐT-VP', true],
  ['1234/SGDĐT-VP', '1234/SGDĐT-TCCB', false],
  ['08/KH-THCS', '08a/KH-THCS', false],
])('%s and %s are one number: %s', (a, b, same) => {
  const key = (text: string) => (parseNumber(text) as { number: { key: string } }).number.key;
  expect(key(a) === key(b)).toBe(same);
});

test('a document is itself by number, issuer, kind and year', () => {
  const one = { number: '12/QĐ-THCS', kind: 'quyet-dinh', issuer: 'THCS Cồn A', issuedOn: '2018-12-03' };
  expect(identityOf({ ...one, number: '12/qd-thcs', issuer: 'thcs  Cồn A', issuedOn: '2018-01-03' })).toBe(identityOf(one));
  expect(identityOf({ ...one, issuedOn: '2017-12-03' })).not.toBe(identityOf(one));
  expect(identityOf({ ...one, number: '36/2017/TT-BGDĐT' })).toContain('|2017');
  expect(identityOf({ ...one, issuedOn: null })).toBe('');
  expect(identityOf({ ...one, number: '' })).toBe('');
});
