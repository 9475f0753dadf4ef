import { expect, test } from 'vitest';
import { type Actor, holds, mayGrant, type Role, runnersOf, scopeOf } from './actor.ts';

const person = (...grants: [Role, string][]): Actor => ({
  kind: 'person',
  userId: 'p',
  name: 'P',
  username: 'p',
  grants: grants.map(([role, path], i) => ({ role, unitId: i, path })),
});

test.each<[Actor, Role, string, boolean]>([
  [person(['clerk', 'u1.u2.u3']), 'clerk', 'u1.u2.u3', true],
  [person(['clerk', 'u1.u2.u3']), 'clerk', 'u1.u2.u30', false],
  [person(['clerk', 'u1.u2.u3']), 'clerk', 'u1.u2', false],
  [person(['clerk', 'u1.u2.u3']), 'principal', 'u1.u2.u3', false],
  [person(['district_officer', 'u1.u2']), 'district_officer', 'u1.u2.u3', true],
  [{ kind: 'system', label: 'x' }, 'clerk', 'u1.u2', true],
  [{ kind: 'public' }, 'clerk', 'u1.u2', false],
])('holds %#', (actor, role, path, expected) => expect(holds(actor, [role], path)).toBe(expected));

test('scope keeps the fewest subtrees', () =>
  expect(scopeOf(person(['clerk', 'u1.u2.u3'], ['district_officer', 'u1.u2'], ['teacher', 'u1.u20']))).toEqual([
    'u1.u2',
    'u1.u20',
  ]));

test.each<[Role, string, Role, string, boolean]>([
  ['principal', 'u1.u2.u3', 'clerk', 'u1.u2.u3', true],
  ['principal', 'u1.u2.u3', 'clerk', 'u1.u2.u4', false],
  ['principal', 'u1.u2.u3', 'district_officer', 'u1.u2.u3', false],
  ['clerk', 'u1.u2.u3', 'clerk', 'u1.u2.u3', false],
  ['district_admin', 'u1.u2', 'principal', 'u1.u2.u3', true],
  ['district_admin', 'u1.u2', 'province_admin', 'u1.u2', false],
  ['province_admin', 'u1', 'district_admin', 'u1.u2', true],
])('%s at %s gives %s at %s: %s', (holder, at, role, where, expected) =>
  expect(mayGrant(person([holder, at]), role, where)).toBe(expected),
);

test('an office is not told to ask a principal', () => {
  expect(runnersOf('district')).toBe('quản trị Phòng hoặc quản trị tỉnh');
  expect(runnersOf('department')).not.toContain('hiệu trưởng');
  expect(runnersOf('thcs')).toContain('hiệu trưởng');
});
