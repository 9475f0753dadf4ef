import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, isDecomposed, nfc, slugify, sortKey, titleSortKey } from './vietnamese-text.ts';

test.each([
  ['  Nguyễn\u00A0Văn   An ', 'Nguyễn Văn An'],
  ['Nguyê\u0303n'.normalize('NFD'), 'Nguyễn'],
  ['An\u200B', 'An'],
  ['a\u200B\u0301', 'á'],
  ['\uFEFFHạ\uFEFFnh', 'Hạnh'],
  ['\u202EAn\u0000 Bình\u2069', 'An Bình'],
  ['Nguyễn\u2003Văn\tAn\nAnh', 'Nguyễn Văn An Anh'],
  ['Ðặng Thị Thuý', 'Đặng Thị Thuý'],
])('nfc %j', (given, expected) => expect(nfc(given)).toBe(expected));

test.each([
  ['Đặng Thị Thuý', 'dang thi thuy'],
  ['Đặng Thị Thúy', 'dang thi thuy'],
  ['HOÀ', 'hoa'],
  ['\u00A0Ðỗ  Đức\u00A0Anh', 'do duc anh'],
  ['Trần Quốc Đạt'.normalize('NFD'), 'tran quoc dat'],
])('fold %s', (given, expected) => expect(fold(given)).toBe(expected));

test('names sort by given name, family name, middle names, letters before tones', () => {
  const sorted = [
    'Trần Văn An',
    'Nguyễn Văn Ân',
    'Lê Thị Ánh',
    'Lê Văn Bình',
    'Đỗ Văn Đạt',
    'Lê Văn Dũng',
    'Bùi Văn An',
    'Vũ Thị Én',
    'Vũ Thị Yến',
  ];
  const expected = [
    'Bùi Văn An',
    'Trần Văn An',
    'Lê Thị Ánh',
    'Nguyễn Văn Ân',
    'Lê Văn Bình',
    'Lê Văn Dũng',
    'Đỗ Văn Đạt',
    'Vũ Thị Én',
    'Vũ Thị Yến',
  ];
  const byKey = (a: string, b: string) => (sortKey(a) < sortKey(b) ? -1 : 1);
  expect(sorted.sort(byKey)).toEqual(expected);
  const tones = ['Lê Mạ', 'Lê Má', 'Lê Mã', 'Lê Mả', 'Lê Mà', 'Lê Ma'];
  expect([...tones].sort(byKey)).toEqual(['Lê Ma', 'Lê Mà', 'Lê Mả', 'Lê Mã', 'Lê Má', 'Lê Mạ']);
});

test('a number that tells two of one name apart counts last', () => {
  const names = [
    'Cao Công Hải 10',
    'Cao Công Hải 2',
    'Vũ Thị Yến',
    'Lê Văn An',
    'Cao Công Hải (1)',
    'Cao Công Hải',
    'Đỗ Thị Hải',
    'An 3',
  ];
  expect(names.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual([
    'An 3',
    'Lê Văn An',
    'Cao Công Hải',
    'Cao Công Hải (1)',
    'Cao Công Hải 2',
    'Cao Công Hải 10',
    'Đỗ Thị Hải',
    'Vũ Thị Yến',
  ]);
});

test('the place of the tone in a syllable does not count', () => {
  expect(sortKey('Lê Hoà')).toBe(sortKey('Lê Hòa'));
  expect(sortKey('Đặng Thị Thuý')).toBe(sortKey('Đặng Thị Thúy'));
});

test('titles: numbers by value whatever their length, words in reading order', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (a, b) => {
      expect(titleSortKey(`Tổ ${a}`) < titleSortKey(`Tổ ${b}`)).toBe(a < b);
    }),
  );
  const titles = ['THCS Đại An', 'THCS Yên Phương', 'MN Hải Phương', 'THCS Hải Phương', 'THCS Hải Anh'];
  expect(titles.sort((a, b) => (titleSortKey(a) < titleSortKey(b) ? -1 : 1))).toEqual([
    'MN Hải Phương',
    'THCS Đại An',
    'THCS Hải Anh',
    'THCS Hải Phương',
    'THCS Yên Phương',
  ]);
});

test('class names sort with numbers by value', () => {
  const names = ['6A10', '6A2', '10A1', '6B'];
  expect(names.sort((a, b) => (titleSortKey(a) < titleSortKey(b) ? -1 : 1))).toEqual(['6A2', '6A10', '6B', '10A1']);
});

test('slug', () => expect(slugify('Trường THCS Hải Phương (cơ sở 2)')).toBe('truong-thcs-hai-phuong-co-so-2'));

describe('for any text', () => {
  test('keys are ASCII, folding is stable under NFD', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text));
        expect(sortKey(text)).toMatch(/^[\x20-\x7E]*$/);
        expect(isDecomposed(nfc(text))).toBe(false);
      }),
    ));
});
