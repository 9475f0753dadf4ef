// Two arrange one page: the second is told what the first did, not all that stands on it.
import { expect, test } from 'vitest';
import { addBlock, changeBlock, moveBlock, moveRow, removeBlock, reshapeRow, toneRow } from './arrange.ts';
import { differencesOf } from './differences.ts';
import type { Layout, Row, Shape } from './layout.ts';

const row = (id: string, shape: Shape, ...columns: string[][]): Row => ({
  ...{ id, shape, tone: 'plain' },
  columns: columns.map((ids) => ids.map((block) => ({ id: block, kind: 'news', settings: { count: 3 } }))),
});
const start: Layout = {
  rows: [row('r1', 'one', ['a']), row('r2', 'wide', ['b', 'c'], ['d']), row('r3', 'thirds', ['e'], [], ['f'])],
};
const none = { added: '', removed: '', moved: '', changed: '', rows: false };
const told = (after: Layout) => {
  const { rows, ...parts } = differencesOf(start, after, () => ({ style: 'cards' }));
  return { ...Object.fromEntries(Object.entries(parts).map(([name, list]) => [name, list.map(({ id }) => id).join('')])), rows };
};

test.each([
  ['nothing', start, {}],
  ['a block more', addBlock(start, 'alert', {}, 'head').layout, { added: 'alert-1' }],
  ['a block less, the others where they were', removeBlock(start, 'b'), { removed: 'b' }],
  ['one moved within its column', moveBlock(start, 'c', { row: 1, column: 0, index: 0 }), { moved: 'b' }],
  ['one moved into another column', moveBlock(start, 'd', { row: 1, column: 0, index: 2 }), { moved: 'd' }],
  ['one moved over many', moveBlock(start, 'a', { row: 2, column: 2, index: 1 }), { moved: 'a' }],
  ['a row moved', moveRow(start, 0, 1), { moved: 'a' }],
  ['a setting', changeBlock(start, 'e', { settings: { count: 4 } }), { changed: 'e' }],
  ['hidden', changeBlock(start, 'f', { hidden: true }), { changed: 'f' }],
  ['a default written out', changeBlock(start, 'e', { settings: { style: 'cards', count: 3 } }), {}],
  ['a tone', toneRow(start, 1, 'band'), { rows: true }],
  ['a shape, nothing moved', reshapeRow(start, 1, 'halves'), { rows: true }],
])('%s', (_words, after, want) => {
  expect(told(after)).toEqual({ ...none, ...want });
});
