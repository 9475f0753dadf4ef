import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerpt, highlighted } from './excerpt.ts';
import { questionOf, termsOf, typedWithTones } from './question.ts';
import { indexed, wordsOf } from './words.ts';

const folded = (text: string) => wordsOf(text).map((word) => word.folded);
const exact = (text: string) => wordsOf(text).map((word) => word.exact);

test.each([
  ['Học bạ', ['hoc', 'ba']],
  ['HỌC BẠ', ['hoc', 'ba']],
  ['Học bạ'.normalize('NFD'), ['hoc', 'ba']],
  ['hoc\u200bba', ['hocba']],
  ['hoc\u00a0ba', ['hoc', 'ba']],
  ['Đường đời', ['duong', 'doi']],
  ['Ðường', ['duong']],
  ['36/2017/TT-BGDĐT,', ['36', '2017', 'tt', 'bgddt']],
  ['“năm học” 2018-2019.', ['nam', 'hoc', '2018', '2019']],
  ['…;—"', []],
  ['İstanbul', ['istanbul']],
])('%s is folded to %j', (text, words) => {
  expect(folded(text)).toEqual(words);
});

test.each([
  ['hoà', 'hòa'],
  ['thuý', 'thúy'],
  ['LOÀ XOÀ', 'lòa xòa'],
  ['quý', 'qúy'],
  ['khoẻ', 'khỏe'],
  ['toàn', 'tòan'],
  ['học', 'học'.normalize('NFD')],
])('%s and %s are one word', (one, other) => {
  expect(exact(one)).toEqual(exact(other));
});

test.each([
  ['hòa', 'hóa'],
  ['ba', 'bà'],
  ['bạ', 'bà'],
  ['đa', 'da'],
  ['ơn', 'ôn'],
  ['mưa', 'mua'],
])('%s and %s are two words', (one, other) => {
  expect(exact(one)).not.toEqual(exact(other));
});

test.each([
  ['', 0, null],
  [' " , ; ', 0, null],
  ['khai giảng', 2, `'khai' & 'giang'`],
  ['"khai giảng"', 1, `'khai' & 'giang' & 'khai giang'`],
  ['“khai giảng”', 1, `'khai' & 'giang' & 'khai giang'`],
  ['36/2017', 1, `'36' & '2017' & '36 2017'`],
  ["zung' or 1=1 --", 3, `'zung' & 'or' & '1' & '1 1'`],
  ['a b c d e f g h i k', 8, `'a' & 'b' & 'c' & 'd' & 'e' & 'f' & 'g' & 'h'`],
])('%s is asked as such', (text, terms, all) => {
  expect(termsOf(text)).toHaveLength(terms);
  expect(questionOf(termsOf(text))?.all ?? null).toBe(all);
});

test('a phrase of three words is asked for whole; of one unit only when it is named', () => {
  expect(questionOf(termsOf('"trung học cơ sở" mới'))?.phrases).toEqual([' trung hoc co so ']);
  expect(questionOf(termsOf('mới'), 7)?.all).toBe(`'@7' & 'moi'`);
});

test('who sets a tone means every word as it is written; who sets none means any', () => {
  expect(typedWithTones(termsOf('hoc ba'))).toBe(false);
  expect(typedWithTones(termsOf('học ba'))).toBe(true);
  expect(typedWithTones(termsOf('đi'))).toBe(true);
  expect(typedWithTones(termsOf('2018'))).toBe(false);
  expect(questionOf(termsOf('học ba'))?.ranks).toEqual([
    `'^hoc' & '^ba' & '^=hoc_' & '^=ba' & '^hoc ba'`,
    `'hoc' & 'ba' & '=hoc_' & '=ba' & 'hoc ba'`,
    `'^hoc' & '^ba' & '^=hoc_' & '^=ba'`,
    `'hoc' & 'ba' & '=hoc_' & '=ba'`,
    `'^hoc' & '^ba' & '^hoc ba'`,
    `'hoc' & 'ba' & 'hoc ba'`,
    `'^hoc' & '^ba'`,
    `'hoc' & 'ba'`,
  ]);
  // Of three the title comes first, side by side or not.
  expect(questionOf(termsOf('so hoc ba'))?.ranks.map((rank) => [rank.includes('^'), rank.includes('so hoc')])).toEqual([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ]);
  expect(questionOf(termsOf('hoc'))?.ranks).toEqual([`'^hoc'`, `'hoc'`]);
});

test('keys of an item: its words, with tones, in pairs that do not cross from one part to the next', () => {
  const { words, keys } = indexed(7, 'Học bạ', ['điện tử.', '', 'Lớp 6']);
  expect(words).toBe(' hoc ba . dien tu . lop 6 . ');
  expect(keys).toEqual(expect.arrayContaining(['@7', '^hoc', '^=ba_', '^hoc ba', 'hoc ba', 'dien tu', '=tư?', 'lop 6', '6']));
  for (const none of ['ba dien', 'tu lop', '=6', '^dien']) expect(keys).not.toContain(none);
});

test('words with a colon between are no phrase of a title; the title typed with its signs is', () => {
  const keysOf = (title: string) => new Set(indexed(1, title, []).keys);
  /** Would the best rank answer with this title? */
  const first = (typed: string, title: string) => {
    const keys = keysOf(title);
    const asked = questionOf(termsOf(typed))?.ranks[0] ?? '';
    return [...asked.matchAll(/'([^']+)'/g)].every(([, key]) => keys.has(key ?? ''));
  };
  expect(first('hoc ba', 'Dạy học ở tiểu học: ba điều rút ra')).toBe(false);
  expect(first('hoc ba', 'Dạy học ở tiểu học (ba điều)')).toBe(false);
  expect(first('hoc ba', 'Học bạ, sổ điểm trên máy')).toBe(true);
  for (const title of ['Học bạ, sổ điểm trên máy: chuẩn bị từ đâu?', 'Lịch thi - khối 9 (đợt 2)', 'Thông tư 36/2017/TT-BGDĐT'])
    for (const typed of [title, title.toLowerCase()]) expect(first(typed, title)).toBe(true);
  // Quoted without the sign it is found all the same.
  const all = questionOf(termsOf('"hoc ba"'))?.all ?? '';
  for (const [, key] of all.matchAll(/'([^']+)'/g)) expect(keysOf('Tiểu học: ba điều')).toContain(key);
});

test('keys never carry a sign that would end a quotation', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (title, text) => {
      for (const key of indexed(1, title, [text]).keys) expect(key).not.toMatch(/['\\\0]/);
    }),
  );
});

test('whatever is typed is a question or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const question = questionOf(termsOf(text));
      for (const part of question?.ranks ?? []) expect(part).toMatch(/^'[^'\\]+'( & '[^'\\]+')*$/);
    }),
  );
});

test.each([
  ['ban', 'cái bàn học', 'cái [bàn] học'],
  ['ban', 'bánh và bản', 'bánh và [bản]'],
  ['hoc sinh', 'Học sinh giỏi, học', '[Học sinh] giỏi, học'],
  ['hoc sinh', 'Học trò và sinh viên', '[Học] trò và [sinh] viên'],
  ['học bạ', 'Học bạ: học trong ba ngày', '[Học bạ]: học trong ba ngày'],
  ['học bạ', 'Học trong ba ngày, hoc ba', '[Học] trong ba ngày, hoc ba'],
  ['"hoc sinh"', 'Học sinh giỏi, học', '[Học sinh] giỏi, học'],
  ['Đ', 'đ', '[đ]'],
  ['36/2017', 'Số 36/2017/TT', 'Số [36/2017]/TT'],
  ['<script>', 'một <script> lạ', 'một <[script]> lạ'],
  ['HOÀ', 'hòa bình', '[hòa] bình'],
  ['kết quả', 'Trong quá trình, kết quả', 'Trong quá trình, [kết quả]'],
  ['quả', 'Trong quá trình', 'Trong [quá] trình'],
])('%s in “%s”', (text, where, marked) => {
  const shown = highlighted(where, termsOf(text)).map((piece) => (piece.hit ? `[${piece.text}]` : piece.text));
  expect(shown.join('')).toBe(marked);
});

test('nothing of a text is lost or added by marking it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, query) => {
      const pieces = highlighted(text, termsOf(query));
      expect(pieces.map((piece) => piece.text).join('')).toBe(text.normalize('NFC'));
    }),
  );
});

test('an excerpt is short, lies where most of the terms stand and cuts between words', () => {
  const long = `${'một hai khai ba bốn năm '.repeat(40)}khai giảng ${'sáu bảy tám chín mười '.repeat(40)}`;
  const cut = excerpt(long, termsOf('khai giang'));
  expect(cut).toContain('khai giảng');
  expect(cut.length).toBeLessThan(230);
  expect(cut.startsWith('… ') && cut.endsWith(' …')).toBe(true);
  for (const word of cut.replaceAll('…', '').trim().split(' ')) expect(long.split(' ')).toContain(word);
  expect(excerpt('ngắn', termsOf('khai'))).toBe('ngắn');
  expect(excerpt('x'.repeat(1000), termsOf('khai')).length).toBeLessThan(230);
});
