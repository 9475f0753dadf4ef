import { expect, test } from 'vitest';
import { differenceOf, linesOf } from './difference.ts';

const shown = (before: string[], after: string[]) =>
  differenceOf(before, after).map(({ changed, pieces }) =>
    pieces
      .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}-]` : `[+${text}+]`))
      .join(' ')
      .replace(/^/, changed ? '* ' : '  '),
  );

test.each([
  ['nothing', ['a b'], ['a b'], ['  a b']],
  ['a word', ['Thi ngày 20/12 tại trường'], ['Thi ngày 19/12 tại trường'], ['* Thi ngày [-20/12-] [+19/12+] tại trường']],
  ['several words as one run', ['một hai ba bốn'], ['một năm sáu bốn'], ['* một [-hai ba-] [+năm sáu+] bốn']],
  ['a line added', ['a', 'c'], ['a', 'b', 'c'], ['  a', '* [+b+]', '  c']],
  ['a line gone', ['a', 'b', 'c'], ['a', 'c'], ['  a', '* [-b-]', '  c']],
  ['all new', [], ['a b'], ['* [+a b+]']],
  ['all gone', ['a b'], [], ['* [-a b-]']],
  ['tones count', ['hoc ba'], ['học bạ'], ['* [-hoc ba-] [+học bạ+]']],
])('%s', (_name, before, after, lines) => expect(shown(before, after)).toEqual(lines));

test('what is not new is the old text, what is not gone the new one', () => {
  const words = (seed: number) => Array.from({ length: 60 }, (_, i) => `t${(i * seed) % 7} u${(i * i * seed) % 5}`);
  for (const [a, b] of [
    [1, 2],
    [3, 5],
    [2, 6],
  ] as const) {
    const lines = differenceOf(words(a), words(b));
    const side = (not: string) =>
      lines.flatMap((line) => line.pieces.filter((p) => p.kind !== not).flatMap((p) => p.text.split(' ')));
    expect(side('new')).toEqual(words(a).join(' ').split(' '));
    expect(side('gone')).toEqual(words(b).join(' ').split(' '));
  }
});

test('two texts of the greatest length that share nothing are compared at once', () => {
  const long = (word: string) => Array.from({ length: 5000 }, (_, i) => `${word}${i} ${word}`);
  const started = performance.now();
  expect(differenceOf(long('a'), long('b')).every((line) => line.changed)).toBe(true);
  expect(performance.now() - started).toBeLessThan(2000);
});

test('a document is read in lines: paragraphs, items, cells, pictures', () => {
  const p = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const cell = (text: string) => ({ type: 'tableCell', content: [p(text)] });
  const doc = {
    type: 'doc',
    content: [
      { type: 'heading', content: [{ type: 'text', text: 'Mục  1' }] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [p('một')] }] },
      { type: 'table', content: [{ type: 'tableRow', content: [cell('a'), cell('b')] }] },
      { type: 'image', attrs: { file: 'x', caption: 'Sân' } },
      { type: 'paragraph' },
    ],
  };
  expect(linesOf(doc)).toEqual(['Mục 1', 'một', '[Bảng] 1 hàng, 2 cột, không hàng tiêu đề', 'a', 'b', '[Ảnh] Sân']);
});

test('another picture and a header row are differences, though no word is', () => {
  const picture = (file: string) => ({ type: 'doc', content: [{ type: 'image', attrs: { file, caption: '' } }] });
  const nameOf = (file: string) => file;
  expect(differenceOf(linesOf(picture('a'), nameOf), linesOf(picture('b'), nameOf))).toEqual([
    {
      changed: true,
      pieces: [
        { kind: 'same', text: '[Ảnh]' },
        { kind: 'gone', text: 'a' },
        { kind: 'new', text: 'b' },
      ],
    },
  ]);
  const table = (type: string) => ({
    type: 'doc',
    content: [{ type: 'table', content: [{ type: 'tableRow', content: [{ type }] }] }],
  });
  expect(differenceOf(linesOf(table('tableCell')), linesOf(table('tableHeader'))).some((line) => line.changed)).toBe(true);
});
