import { expect, test } from 'vitest';
import { barOf, tileLabel as label, type TileUnit, worstFirst } from './tile.ts';

const tileLabel = (unit: TileUnit) => label(unit).replaceAll('\u00a0', ' ');

const school = (present: number, change: Partial<TileUnit> = {}): TileUnit => ({
  ...{
    unitId: 7,
    slug: 'thcs-a',
    name: 'THCS A',
    tenths: 0,
    standing: present > 0 ? 'working' : 'not_started',
    mayBeLate: false,
  },
  items: [{ code: 'semester1', complete: 0, required: 380, cells: { present, needed: 12_900 } }],
  ...change,
});

test('a tile says what is complete and beside it how many cells are there; each mark is another label', () => {
  expect(tileLabel(school(4312))).toBe('THCS A: 0,0 %, đang làm, đã ghi 4.312/12.900 ô (33,4 %)');
  expect(tileLabel(school(4313))).not.toBe(tileLabel(school(4312)));
  expect(tileLabel(school(12_900, { tenths: 1000, standing: 'done' }))).toBe('THCS A: 100,0 %, đủ');
  expect(tileLabel(school(0, { items: [{ code: 'pupils', complete: 0, required: 3 }] }))).toBe('THCS A: 0,0 %, chưa bắt đầu');
});

test('a thin bar for who has begun; of equal schools the one with fewer cells stands first', () => {
  expect([barOf(school(0)), barOf(school(4312)), barOf(school(9, { standing: 'done' }))]).toEqual([null, 33.4, null]);
  expect([school(4312), school(10), school(0)].sort(worstFirst).map((u) => barOf(u))).toEqual([null, 0.1, 33.4]);
});
