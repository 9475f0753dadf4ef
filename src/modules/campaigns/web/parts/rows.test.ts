import { expect, test } from 'vitest';
import type { UnitStatus } from '../../queries/status.ts';
import { packUnits, unpackUnits } from './rows.ts';

const school: UnitStatus = {
  ...{ unitId: 120, parentId: 12, slug: 'thcs-a', code: '36', name: 'THCS Ấp Đồn', level: 'thcs' },
  items: [
    { code: 'profile', complete: 1, required: 1 },
    { code: 'classes', complete: 10, required: 14 },
    { code: 'staff', complete: 0, required: 33 },
    { code: 'pupils', complete: 0, required: 0 },
    { code: 'portal', complete: 2, required: 4 },
    { code: 'semester1', complete: 0, required: 380, cells: { present: 1204, needed: 9600 } },
    { code: 'semester2', complete: 0, required: 380, cells: { present: 0, needed: 0 } },
  ],
  ...{ complete: 13, required: 812, tenths: 16, standing: 'overdue', mayBeLate: true, daysToFinish: 9, frozenTenths: 0 },
};
const office: UnitStatus = {
  ...{ unitId: 12, parentId: null, slug: 'pgd', code: null, name: 'Phòng | ~ X', level: 'district' },
  items: [
    { code: 'profile', complete: 1, required: 1 },
    { code: 'staff', complete: 8, required: 8 },
  ],
  ...{ complete: 9, required: 9, tenths: 1000, standing: 'done', mayBeLate: false, daysToFinish: 0, frozenTenths: null },
};

test('what is packed comes out again, without the code that the wall does not show', () => {
  const { code: _a, ...first } = school;
  const { code: _b, ...second } = office;
  expect(unpackUnits(packUnits([school, office]))).toEqual([first, { ...second, name: 'Phòng     X' }]);
  expect(unpackUnits(packUnits([]))).toEqual([]);
  expect(packUnits([school]).length).toBeLessThan(100);
});
