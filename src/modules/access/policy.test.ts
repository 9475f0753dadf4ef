import { describe, expect, test } from 'vitest';
import { type Actor, type Role, roles } from '#kernel/actor.ts';
import { datesAgainst, grantForm } from './commands/grant-role.ts';
import { deviceWords } from './devices.ts';
import { passwordAgainst } from './password-rules.ts';
import { mayAdminister, mayGive, rolesWithin } from './policy.ts';

const so = { path: 'u1', shortName: 'Sở', level: 'department' as const };
const phong = { path: 'u1.u2', shortName: 'Phòng', level: 'district' as const };
const school = { path: 'u1.u2.u3', shortName: 'THCS Cồn A', level: 'thcs' as const };
const otherPhong = { path: 'u1.u9', shortName: 'Phòng khác', level: 'district' as const };
const otherSchool = { path: 'u1.u2.u4', shortName: 'THCS Khác', level: 'thcs' as const };
type Place = Parameters<typeof mayGive>[2];
const home: Record<string, Place> = {
  province_admin: so,
  department_officer: so,
  district_admin: phong,
  district_officer: phong,
};
const holder = (role: Role): Actor => ({
  kind: 'person',
  userId: role,
  name: role,
  username: role,
  grants: [{ role, unitId: 1, path: (home[role] ?? school).path }],
});
const schoolRoles: Role[] = ['principal', 'clerk', 'teacher', 'editor', 'approver'];
const given = (role: Role, unit: Place) => roles.filter((r) => mayGive(holder(role), r, unit) === true);

describe('which roles each role may give, and where', () => {
  const table: [Role, Place, Role[]][] = [
    ['province_admin', so, ['province_admin', 'department_officer', 'editor', 'approver']],
    ['province_admin', phong, ['district_admin', 'district_officer', 'editor', 'approver']],
    ['province_admin', school, schoolRoles],
    ['department_officer', so, []],
    ['department_officer', school, []],
    ['district_admin', so, []],
    ['district_admin', phong, ['district_admin', 'district_officer', 'editor', 'approver']],
    ['district_admin', school, schoolRoles],
    ['district_admin', otherPhong, []],
    ['district_officer', phong, []],
    ['district_officer', school, []],
    ['principal', so, []],
    ['principal', phong, []],
    ['principal', school, schoolRoles],
    ['principal', otherSchool, []],
    ['clerk', school, []],
    ['teacher', school, []],
    ['editor', school, []],
    ['approver', school, []],
  ];
  test.each(table)('%s at %o', (role, unit, expected) => {
    expect(given(role, unit)).toEqual(expected);
  });
  test('the refusal names the role and the place, or where the role belongs', () => {
    expect(mayGive(holder('principal'), 'district_admin', phong)).toMatchObject({ code: 'not_allowed' });
    const place = mayGive(holder('province_admin'), 'clerk', so);
    expect(place === true ? '' : place.message).toBe('Vai trò Văn thư chỉ có ở trường, không trao tại Sở.');
  });
});

describe('whose account each role may act on', () => {
  const account = (role: Role, unit = home[role] ?? school) => ({
    userId: 'x',
    name: 'X',
    roles: [{ role, path: unit.path, unitName: unit.shortName }],
  });
  const within: Record<Role, Role[]> = {
    province_admin: [...roles],
    department_officer: [],
    district_admin: ['district_admin', 'district_officer', ...schoolRoles],
    district_officer: [],
    principal: schoolRoles,
    clerk: [],
    teacher: [],
    editor: [],
    approver: [],
  };
  test.each(roles)('%s', (role) => {
    expect(roles.filter((target) => mayAdminister(holder(role), account(target)) === true)).toEqual(within[role]);
  });
  test('one role out of reach puts the account out of reach', () => {
    const both = { ...account('clerk'), roles: [...account('clerk').roles, ...account('province_admin').roles] };
    expect(mayAdminister(holder('principal'), both)).toMatchObject({ code: 'not_allowed' });
    const elsewhere = { ...account('teacher'), roles: [...account('teacher').roles, ...account('teacher', otherSchool).roles] };
    expect(mayAdminister(holder('principal'), elsewhere)).toMatchObject({ code: 'not_allowed' });
    expect(mayAdminister(holder('district_admin'), elsewhere)).toBe(true);
  });
  test('nobody acts on the own account from here, or on one without any role', () => {
    expect(mayAdminister(holder('principal'), { ...account('principal'), userId: 'principal' })).toMatchObject({ code: 'self' });
    expect(mayAdminister(holder('province_admin'), { userId: 'x', name: 'X', roles: [] })).toMatchObject({ code: 'not_allowed' });
  });
});

test.each([
  ['ngan1', ['password']],
  ['matkhaudai', ['password']],
  ['Matkhau@1', ['common']],
  ['12345678a', []],
  ['hieutruong9', ['username']],
  ['Chiều nay mưa', []],
  ['Cong-Truong-2018', []],
  ['CongTruong1', ['common']],
  [`A1${'x'.repeat(130)}`, ['long']],
])('password %s', (password, codes) => {
  expect(passwordAgainst(password, 'hieutruong').map((reason) => reason.code)).toEqual(codes);
});

test.each([
  ['thcs', ['principal', 'clerk', 'teacher', 'editor', 'approver']],
  ['district', ['district_admin', 'district_officer', 'principal', 'clerk', 'teacher', 'editor', 'approver']],
  ['department', [...roles]],
] as const)('roles that can stand in the list of a unit: %s', (level, possible) => {
  expect(rolesWithin(level)).toEqual(possible);
});

test.each([
  ['21/12/2018', '2018-12-21'],
  ['2018-12-21', '2018-12-21'],
  ['', ''],
])('the last day of a role may be typed %s', (lastDay, day) => {
  expect(grantForm.shape.lastDay.parse(lastDay)).toBe(day);
  expect(grantForm.shape.lastDay.safeParse('12/21/2018').error?.issues[0]?.message).toBe('Không có tháng 21');
});

test.each([
  ['2018-12-10', null, null],
  ['2018-12-10', '2018-12-10', null],
  ['2018-12-10', '2018-12-09', 'dates'],
  ['2018-01-01', '2018-02-01', 'dates'],
])('role from %s to %s', (from, to, code) => {
  expect(datesAgainst(from, to, '2018-12-10')?.code ?? null).toBe(code);
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36', 'Chrome trên máy Windows'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0', 'Edge trên máy Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 12_1 like Mac OS X) Version/12.0 Mobile/15E148 Safari/604.1', 'Safari trên iPhone'],
  [
    'Mozilla/5.0 (Linux; Android 9; SM-J4) SamsungBrowser/8.2 Chrome/63 Mobile Safari',
    'Samsung Internet trên điện thoại Android',
  ],
  [null, 'Thiết bị không rõ'],
  ['<script>', 'Thiết bị không rõ'],
])('device %s', (agent, words) => {
  expect(deviceWords(agent)).toBe(words);
});
