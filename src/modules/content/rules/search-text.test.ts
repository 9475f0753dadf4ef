import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactPattern, excerpt, highlighted, termsOf, wordPattern } from './search-text.ts';

test.each([
  ['', []],
  ['  "" , ; ', []],
  [
    'khai giang',
    [
      ['khai', []],
      ['giang', []],
    ],
  ],
  [
    'Khai  GIẢNG',
    [
      ['khai', []],
      ['giang', ['giảng']],
    ],
  ],
  [
    'Hòa bình',
    [
      ['hoa', ['hòa', 'hoà']],
      ['binh', ['bình']],
    ],
  ],
  ['Hoà', [['hoa', ['hoà', 'hòa']]]],
  ['thủy', [['thuy', ['thủy', 'thuỷ']]]],
  ['quý', [['quy', ['quý']]]],
  [
    'hoàn toàn',
    [
      ['hoan', ['hoàn']],
      ['toan', ['toàn']],
    ],
  ],
  [
    '“năm học” mới',
    [
      ['nam hoc', ['năm học']],
      ['moi', ['mới']],
    ],
  ],
  ['đồng', [['dong', ['đồng']]]],
  ['36/2017/TT-BGDĐT,', [['36/2017/tt-bgddt', ['36/2017/tt-bgdđt']]]],
])('%s', (text, terms) => {
  expect(termsOf(text).map((term) => [term.folded, term.exact])).toEqual(terms);
});

test('at most eight terms; the last word is open, a closed phrase is not', () => {
  expect(termsOf('a b c d e f g h i k')).toHaveLength(8);
  expect(termsOf('nam hoc').map((term) => term.open)).toEqual([false, true]);
  expect(termsOf('"nam hoc"').map((term) => term.open)).toEqual([false]);
});

test.each([
  ['ban', 'cái bàn học', '[bàn]'],
  ['"ban"', 'bánh và bản', '[bản]'],
  ['hoc sinh', 'Học sinh giỏi', '[Học] [sinh]'],
  ['"hoc sinh"', 'Học sinh giỏi', '[Học sinh]'],
  ['đ', 'Đ', '[Đ]'],
  ['<script>', 'một <script> lạ', '[script]'],
])('%s in “%s”', (text, where, marked) => {
  const shown = highlighted(where, termsOf(text)).map((piece) => (piece.hit ? `[${piece.text}]` : piece.text));
  expect(shown.join('')).toContain(marked);
});

test('nothing of a text is lost or added by marking it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, query) => {
      const clean = text.normalize('NFC');
      expect(
        highlighted(text, termsOf(query))
          .map((piece) => piece.text)
          .join(''),
      ).toBe(clean);
    }),
  );
});

test('an excerpt is short, lies around the first place and cuts between words', () => {
  const long = `${'một hai ba bốn năm '.repeat(40)}khai giảng ${'sáu bảy tám chín mười '.repeat(40)}`;
  const cut = excerpt(long, termsOf('khai giang'));
  expect(cut).toContain('khai giảng');
  expect(cut.length).toBeLessThan(210);
  expect(cut.startsWith('… ') && cut.endsWith(' …')).toBe(true);
  for (const word of cut.replaceAll('…', '').trim().split(' ')) expect(long.split(' ')).toContain(word);
  expect(excerpt('ngắn', termsOf('khai'))).toBe('ngắn');
});

test('patterns take signs of a regular expression literally', () => {
  const [term] = termsOf('a.*(b');
  expect(term && wordPattern(term)).toBe('(^|[^[:alnum:]])a\\.\\*\\(b');
  const [toned] = termsOf('"giảng"');
  expect(toned && exactPattern(toned)).toBe('(^|[^[:alnum:]])(giảng)($|[^[:alnum:]])');
});
