// Where a key leads.
import { expect, test } from 'vitest';
import { afterEnter, afterTab, blockOf, cellsIn, followed, moved, type Place, search } from './places.ts';

const size = { rows: 3, cols: 3 };
const at = (row: number, col: number): Place => ({ row, col });
const all = () => true;

const enters: [string, Place, 1 | -1, (place: Place) => boolean, Place][] = [
  ['down', at(0, 0), 1, all, at(1, 0)],
  ['at the end of the list it stays, whatever is in the next column', at(2, 0), 1, all, at(2, 0)],
  ['back at the top it stays', at(0, 1), -1, all, at(0, 1)],
  ['over a pupil who has left', at(0, 0), 1, ({ row }) => row !== 1, at(2, 0)],
  ['below are only those who have left', at(0, 0), 1, ({ row }) => row === 0, at(0, 0)],
  ['where nothing can be written simply down', at(0, 0), 1, () => false, at(1, 0)],
];
test.each(enters)('Enter: %s', (_name, from, step, writable, to) => {
  expect(afterEnter(from, step, size, writable)).toEqual(to);
});

const tabs: [Place, 1 | -1, Place | undefined][] = [
  [at(0, 0), 1, at(0, 1)],
  [at(0, 2), 1, at(1, 0)],
  [at(1, 0), -1, at(0, 2)],
  [at(2, 2), 1, undefined],
  [at(0, 0), -1, undefined],
];
test.each(tabs)('Tab from %o by %i leads to %o', (from, step, to) => {
  expect(afterTab(from, step, size)).toEqual(to);
});

const arrows: [string, boolean, Place | undefined][] = [
  ['ArrowDown', false, at(2, 1)],
  ['ArrowUp', false, at(0, 1)],
  ['ArrowLeft', false, at(1, 0)],
  ['ArrowRight', false, at(1, 2)],
  ['ArrowUp', true, at(0, 1)],
  ['ArrowRight', true, at(1, 2)],
  ['PageDown', false, at(2, 1)],
  ['Home', false, at(1, 0)],
  ['Home', true, at(0, 0)],
  ['End', true, at(2, 2)],
  ['8', false, undefined],
];
test.each(arrows)('%s, with Ctrl %s', (key, ctrl, to) => {
  expect(moved(at(1, 1), key, ctrl, size)).toEqual(to);
});

const was = { rows: ['an', 'binh', 'chi'], cols: ['x1', 'x2', 'hk'] };
const follows: [string, Place, { rows: string[]; cols: string[] }, Place][] = [
  ['a column more before it', at(1, 2), { ...was, cols: ['x1', 'x2', 'x3', 'hk'] }, at(1, 3)],
  ['a column more behind it', at(1, 1), { ...was, cols: ['x1', 'x2', 'x3', 'hk'] }, at(1, 1)],
  ['a pupil more before it', at(1, 0), { ...was, rows: ['an', 'anh', 'binh', 'chi'] }, at(2, 0)],
  ['its own column gone', at(2, 2), { ...was, cols: ['x1', 'x2'] }, at(2, 1)],
  ['all pupils gone', at(2, 1), { ...was, rows: [] }, at(0, 1)],
  ['nothing known before', at(0, 0), was, at(0, 0)],
];
test.each(follows)('the caret follows its cell: %s', (_name, from, after, to) => {
  expect(followed(from, _name.startsWith('nothing') ? { rows: [], cols: [] } : was, after)).toEqual(to);
});

test('a block is the same from whichever corner', () => {
  expect(blockOf(at(2, 0), at(0, 1))).toEqual(blockOf(at(0, 1), at(2, 0)));
  expect(cellsIn(blockOf(at(2, 0), at(1, 1)))).toEqual([at(1, 0), at(1, 1), at(2, 0), at(2, 1)]);
});

test('the next empty cell is looked for down the columns and round again', () => {
  const empty = (place: Place) => (place.row === 0 && place.col === 0) || (place.row === 1 && place.col === 2);
  expect(search(size, at(0, 0), empty)).toEqual(at(1, 2));
  expect(search(size, at(1, 2), empty)).toEqual(at(0, 0));
  expect(search(size, at(0, 0), () => false)).toBeUndefined();
});
