import { expect, test } from 'vitest';
import { shortNames } from './short-names.ts';

test.each([
  [
    ['Bùi Thị Hạnh', 'Đỗ Công Duy'],
    ['Hạnh', 'Duy'],
  ],
  [
    ['Bùi Thị Hạnh', 'Lê Mỹ Hạnh'],
    ['Thị Hạnh', 'Mỹ Hạnh'],
  ],
  [
    ['Bùi Thị Hạnh', 'Lê Thị Hạnh'],
    ['Bùi Thị Hạnh', 'Lê Thị Hạnh'],
  ],
  [
    ['Hạnh', 'Bùi Thị Hạnh'],
    ['Hạnh', 'Thị Hạnh'],
  ],
  [
    ['Lê An', 'Lê An'],
    ['Lê An', 'Lê An'],
  ],
])('%j are called %j', (names, short) => {
  const called = shortNames(names.map((name, i) => ({ id: String(i), name })));
  expect(names.map((_, i) => called.get(String(i)))).toEqual(short);
});
