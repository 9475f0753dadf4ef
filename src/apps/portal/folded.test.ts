import { expect, test } from 'vitest';
import { folded } from './folded.ts';

const item = (id: number, unitId: number, title: string, more = {}) => ({
  ...{ id, unitId, type: 'question', label: '', title, excerpt: 'Gia đình viết đơn', ...more },
});

test.each([
  ['one text of three units', [item(1, 1, 'Chuyển trường'), item(2, 2, 'Chuyển trường'), item(3, 3, 'Chuyển trường')], [[1, 2]]],
  [
    'another beside it keeps its place',
    [item(1, 1, 'A'), item(2, 2, 'B'), item(3, 3, 'A')],
    [
      [1, 1],
      [2, 0],
    ],
  ],
  [
    'other words below the same title',
    [item(1, 1, 'A'), item(2, 2, 'A', { excerpt: 'Trường trả lời khác' })],
    [
      [1, 0],
      [2, 0],
    ],
  ],
  [
    'another kind',
    [item(1, 1, 'A'), item(2, 2, 'A', { type: 'page' })],
    [
      [1, 0],
      [2, 0],
    ],
  ],
  [
    'two pages of one unit',
    [item(1, 1, 'A'), item(2, 1, 'A')],
    [
      [1, 0],
      [2, 0],
    ],
  ],
])('%s', (_, items, expected) => {
  const rows = folded(items);
  expect(rows.map((row) => [row.id, row.also])).toEqual(expected);
  expect(rows.reduce((n, row) => n + 1 + row.also, 0)).toBe(items.length);
});
