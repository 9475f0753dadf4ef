// Long lists of units: none is lost between two pages, none stands on both, and groups without units of the page are not there.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { byLevel, countUnits, levelCounts, pageOfUnits, type UnitGroup, unitsAtOnce } from './units.tsx';

const unit = (n: number, level: UnitLevel = 'th') => ({ name: `TH ${n}`, hostLabel: `th-${n}`, level });
const groupsOf = (sizes: number[]): UnitGroup[] => {
  let n = 0;
  return sizes.map((size, i) => ({
    ...{ slug: `g${i}`, name: `Phòng ${i}`, hostLabel: null },
    units: Array.from({ length: size }, () => unit(n++)),
  }));
};

test('the pages together are the whole list, in its order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3 * unitsAtOnce), { maxLength: 8 }), (sizes) => {
      const groups = groupsOf(sizes);
      const pages = Math.ceil(countUnits(groups) / unitsAtOnce);
      const shown = Array.from({ length: pages }, (_, i) => pageOfUnits(groups, i + 1));
      expect(shown.flat().flatMap((group) => group.units)).toEqual(groups.flatMap((group) => group.units));
      for (const page of shown) {
        expect(countUnits(page)).toBeLessThanOrEqual(unitsAtOnce);
        expect(page.every((group) => group.units.length > 0)).toBe(true);
      }
      expect(pageOfUnits(groups, pages + 1)).toEqual([]);
    }),
  );
});

test('units by level stand in the order of the ministry', () => {
  const units = [unit(1, 'thcs'), unit(2, 'mn'), unit(3, 'th'), unit(4, 'mn')];
  expect(byLevel(units).map((group) => [group.slug, group.units.map((one) => one.name)])).toEqual([
    ['mn', ['TH 2', 'TH 4']],
    ['th', ['TH 3']],
    ['thcs', ['TH 1']],
  ]);
  expect(levelCounts(units)).toBe('Mầm non 2, Tiểu học 1, THCS 1');
});
