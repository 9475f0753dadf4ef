import { expect, test } from 'vitest';
import { withoutRoom } from './field-room.ts';

const field = (value: string, maxLength: number, from = value.length, to = from) => ({
  ...{ value, maxLength, selectionStart: from, selectionEnd: to },
});

test.each([
  ['there is room', field('ab', 10), 'cde', 0],
  ['just enough', field('ab', 5), 'cde', 0],
  ['a part finds none', field('ab', 4), 'cde', 1],
  ['full', field('abcd', 4), 'e', 1],
  ['what is selected makes room', field('abcd', 4, 1, 3), 'xy', 0],
  ['more than the selection', field('abcd', 4, 1, 3), 'xyz', 1],
  ['ends of lines count once', field('', 3), 'a\r\nb', 0],
  ['no most', field('abcd', -1), 'e'.repeat(9999), 0],
  ['older than its most', field('abcdef', 4), 'xy', 2],
])('%s', (_, into, text, out) => {
  expect(withoutRoom(into, text)).toBe(out);
});

test('fields that know no caret take what comes at their end', () => {
  expect(withoutRoom({ value: 'abc', selectionStart: null, selectionEnd: null, maxLength: 4 }, 'de')).toBe(1);
});
