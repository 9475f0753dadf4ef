import { expect, test } from 'vitest';
import { cellList, parseCellList } from './cell-list.ts';

const pupils = ['a', 'b'];
const columns = ['KTtx1', 'KThk', 'CK1.TV'];

test.each([
  ['a:KTtx1,b:KThk', ['a:KTtx1', 'b:KThk']],
  ['*:KThk', ['a:KThk', 'b:KThk']],
  ['a:KThk,*:KThk', ['a:KThk', 'b:KThk']],
  ['a:CK1.TV', ['a:CK1.TV']],
  ['c:KThk,a:KT99,a,:,', []],
  ['', []],
])('%s names %j', (text, cells) => {
  expect(parseCellList(text, pupils, columns).map(({ pupil, column }) => `${pupil}:${column}`)).toEqual(cells);
});

test('what is written is read', () => {
  const cells = pupils.flatMap((pupil) => columns.map((column) => ({ pupil, column })));
  expect(parseCellList(cellList(cells), pupils, columns)).toEqual(cells);
});
