import { expect, test } from 'vitest';
import { type Person, type Role, roles } from '#kernel/actor.ts';
import { barOf, navigationOf } from './navigation.ts';
import { icons } from './parts/icons.ts';

const units = {
  department: { path: 'u1', type: 'SO', level: 'department' },
  district: { path: 'u1.u2', type: 'PHONG', level: 'district' },
  school: { path: 'u1.u2.u3', type: 'THCS', level: 'thcs' },
};
const holder = (role: Role, path: string): Person => ({
  kind: 'person',
  userId: role,
  name: role,
  username: role,
  grants: [{ role, unitId: 1, path }],
});

test.each(Object.values(units))('at $type no two screens share a letter, and no letter is taken by another key', (unit) => {
  for (const role of roles) {
    const letters = navigationOf(holder(role, unit.path), unit).flatMap((item) => item.letter ?? []);
    expect(new Set(letters).size, role).toBe(letters.length);
    expect(letters).not.toContain('g');
  }
});

test.each(Object.values(units))('at $type the items of a group stand together, and no screen twice', (unit) => {
  for (const role of roles) {
    const items = navigationOf(holder(role, unit.path), unit);
    const runs = items.map((item) => item.group).filter((group, i, all) => group !== all[i - 1]);
    expect(new Set(runs).size, role).toBe(runs.length);
    expect(new Set(items.map((item) => item.to)).size, role).toBe(items.length);
  }
});

test.each(Object.values(units))('at $type the words of the bar of a phone are short enough to stand whole', (unit) => {
  for (const role of roles)
    for (const { short, label } of barOf(navigationOf(holder(role, unit.path), unit)))
      expect((short ?? label).length, `${role}: ${short ?? label}`).toBeLessThanOrEqual(12);
});

test.each([
  ['clerk', ['people/pupils', 'people/imports'], ['access/people', 'audit/entries', 'campaigns/wall']],
  ['teacher', ['people/pupils'], ['people/imports', 'access/people']],
  ['editor', ['content/articles'], ['people/pupils', 'access/people']],
  ['principal', ['people/imports', 'access/people', 'audit/entries'], ['campaigns/wall']],
] as [Role, string[], string[]][])('a %s of a school has %j and not %j', (role, has, lacks) => {
  const screens = navigationOf(holder(role, units.school.path), units.school).map((item) => item.to);
  for (const to of has) expect(screens).toContain(to);
  for (const to of lacks) expect(screens).not.toContain(to);
});

test.each(Object.values(units))('at $type every screen has a picture of its own', (unit) => {
  for (const role of roles) {
    const pictures = navigationOf(holder(role, unit.path), unit).map((item) => icons[item.icon]);
    expect(new Set(pictures).size, role).toBe(pictures.length);
  }
});
