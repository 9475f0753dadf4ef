import { expect, test } from 'vitest';
import { demoUnits } from './units.ts';

const { units } = demoUnits('province');
const count = (level: string) => units.filter((u) => u.level === level).length;
const sum = (key: 'pupils' | 'classes' | 'staff') => units.reduce((total, u) => total + u[key], 0);

test('874 units are counted, in the proportions of the mission', () => {
  expect(units.filter((u) => u.counted)).toHaveLength(874);
  expect(['department', 'district', 'mn', 'th', 'thcs', 'thpt', 'gdtx'].map(count)).toEqual([1, 10, 260, 289, 237, 57, 21]);
  expect(units.filter((u) => u.level === 'mn' && u.district === '356')).toHaveLength(35);
});
test('415.000 pupils, 12.900 classes, 22.500 staff', () =>
  expect([sum('pupils'), sum('classes'), sum('staff')]).toEqual([415_000, 12_900, 22_500]));
test('addresses and codes are unique and well formed', () => {
  expect(new Set(units.map((u) => u.slug)).size).toBe(units.length);
  expect(new Set(units.map((u) => u.code)).size).toBe(units.length);
  for (const unit of units) {
    expect(unit.slug).toMatch(/^[a-z0-9-]{3,60}$/);
    expect(unit.name).toBe(unit.name.normalize('NFC'));
    if (unit.level !== 'department' && unit.level !== 'district') expect(unit.code).toMatch(/^36\d{6}$/);
  }
});
test('the same every time', () => expect(demoUnits('province').units).toEqual(units));
test('a district and a school are parts of the province', () => {
  const district = demoUnits('district').units;
  expect(district.length).toBeGreaterThan(90);
  for (const unit of [...district, ...demoUnits('school').units]) expect(units).toContainEqual(unit);
});
