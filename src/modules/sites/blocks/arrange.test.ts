// Whatever is dragged and stepped, no block is lost, doubled or changed, and every row keeps the columns of its shape.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addBlock, addRow, moveBlock, moveRow, placeOf, removeBlock, removeRow, reshapeRow, stepBlock } from './arrange.ts';
import { blocksOf, type Layout, type Row, type Shape, shapes } from './layout.ts';

const row = (id: string, shape: Shape, ...columns: string[][]): Row => ({
  ...{ id, shape, tone: 'plain' },
  columns: columns.map((ids) => ids.map((block) => ({ id: block, kind: 'news', settings: { of: block } }))),
});
const start: Layout = {
  rows: [row('r1', 'one', ['a']), row('r2', 'wide', ['b', 'c'], ['d']), row('r3', 'thirds', ['e'], [], ['f'])],
};
const drawn = (layout: Layout) =>
  layout.rows.map((one) => one.columns.map((blocks) => blocks.map((block) => block.id).join('')).join('|')).join(' / ');

const shape = fc.constantFrom(...(Object.keys(shapes) as Shape[]));
const id = fc.constantFrom(...'abcdef');
const n = fc.integer({ min: -1, max: 5 });
const move: fc.Arbitrary<(layout: Layout) => Layout> = fc.oneof(
  fc.tuple(id, n, n, n).map(
    ([block, to, column, index]) =>
      (layout: Layout) =>
        moveBlock(layout, block, { row: to, column, index: Math.max(0, index) }),
  ),
  fc.tuple(id, fc.constantFrom('up', 'down', 'left', 'right')).map(
    ([block, direction]) =>
      (layout: Layout) =>
        stepBlock(layout, block, direction, (one) => one.shape !== 'thirds'),
  ),
  fc.tuple(n, n).map(
    ([from, to]) =>
      (layout: Layout) =>
        moveRow(layout, from, to),
  ),
  fc.tuple(n, shape).map(
    ([at, to]) =>
      (layout: Layout) =>
        reshapeRow(layout, at, to),
  ),
  fc.tuple(n, shape).map(
    ([at, to]) =>
      (layout: Layout) =>
        addRow(layout, Math.max(0, at), to),
  ),
  n.map((at) => (layout: Layout) => removeRow(layout, at)),
);

test('no sequence of moves loses, doubles or changes a block', () => {
  const sorted = (layout: Layout) => blocksOf(layout).sort((a, b) => a.id.localeCompare(b.id));
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
      const end = moves.reduce((layout, step) => step(layout), start);
      expect(sorted(end)).toEqual(sorted(start));
      for (const one of end.rows) expect(one.columns).toHaveLength(shapes[one.shape].columns);
      expect(new Set(end.rows.map((one) => one.id)).size).toBe(end.rows.length);
    }),
  );
});

test.each([
  ['within the column', 'c', 'up', 'a / cb|d / e||f'],
  ['over the end, at the foot of the row above', 'b', 'up', 'ab / c|d / e||f'],
  ['into the next row, at its head', 'd', 'down', 'a / bc| / e|d|f'],
  ['sideways', 'c', 'right', 'a / b|dc / e||f'],
  ['not beyond the side', 'd', 'right', 'a / bc|d / e||f'],
  ['not beyond the top', 'a', 'up', 'a / bc|d / e||f'],
] as const)('a step goes %s', (_words, block, direction, want) => {
  expect(drawn(stepBlock(start, block, direction))).toBe(want);
});

test('a wide block steps over rows that do not take it', () => {
  const layout: Layout = { rows: [row('r1', 'one', ['a']), row('r2', 'wide', ['b'], ['c']), row('r3', 'one', ['d'])] };
  const full = (one: Row) => one.shape === 'one';
  expect(drawn(stepBlock(layout, 'a', 'down', full))).toBe(' / b|c / ad');
});

test('a step and its opposite end where they began', () => {
  fc.assert(
    fc.property(id, fc.constantFrom(['up', 'down'] as const, ['down', 'up'] as const), (block, [there, back]) => {
      const moved = stepBlock(start, block, there);
      const home = placeOf(stepBlock(moved, block, back), block);
      if (moved !== start) expect(home?.row).toBe(placeOf(start, block)?.row);
    }),
  );
});

test('what is added has a name of its own; a row goes only when it is empty', () => {
  const one = addBlock(start, 'news', {}, { row: 1, column: 1, index: 0 });
  const two = addBlock(one.layout, 'news', {}, 'end');
  expect([one.id, two.id]).toEqual(['news-1', 'news-2']);
  expect(drawn(two.layout)).toBe('a / bc|news-1d / e||f / news-2');
  expect(drawn(addBlock(start, 'alert', {}, 'head').layout)).toBe('alert-1 / a / bc|d / e||f');
  expect(removeRow(start, 0)).toEqual(start);
  expect(drawn(removeRow(removeBlock(start, 'a'), 0))).toBe('bc|d / e||f');
});
