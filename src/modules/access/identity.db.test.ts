import { expect, test } from 'vitest';
import { isRefused } from '#kernel/refusal.ts';
import { createUnit } from '#modules/organizations/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { grantRole, grantsAt, inviteUser, openIdentity, revokeRole } from './index.ts';

const t = withDatabase();
const system = { kind: 'system', label: 'test' } as const;
const open = () =>
  openIdentity({
    pool: t.db.authPool,
    secret: 'x'.repeat(40),
    baseUrl: 'http://quanly.namdinh.localhost:3000',
    trustedOrigins: [],
    secure: false,
  });

test('invited, first login by link, five failures lock, roles only downward', async () => {
  const identity = open();
  const so = await t.db.as(system, (w) =>
    createUnit(w, { name: 'Sở GD&ĐT', shortName: 'Sở', type: 'SO', slug: 'namdinh', parentId: null, countedInSurvey: false }),
  );
  const school = await t.db.as(system, (w) =>
    createUnit(w, { name: 'Trường THPT Vụ Bản', shortName: 'THPT Vụ Bản', type: 'THPT', slug: 'thpt-vu-ban', parentId: so.id }),
  );
  const invited = await t.db.as(system, (w) =>
    inviteUser(w, { name: 'Trần Thị Loan', username: 'hieutruong', role: 'principal', unitId: school.id }),
  );
  await expect(identity.signIn('hieutruong', 'Mat-khau-1', new Headers())).rejects.toThrow('chưa đúng');
  expect(await identity.redeem(invited.token, 'Mat-khau-1')).toEqual({ username: 'hieutruong' });
  await expect(identity.redeem(invited.token, 'Mat-khau-2')).rejects.toThrow('đã dùng hoặc đã hết hạn');
  const entered = await identity.signIn('hieutruong', 'Mat-khau-1', new Headers());
  expect(entered.outcome).toBe('in');
  const cookie = entered.cookies.map((c) => c.split(';')[0]).join('; ');
  const me = await identity.personOf(new Headers({ cookie }), '2018-12-10');
  expect(me?.person.grants).toEqual([{ role: 'principal', unitId: school.id, path: school.path }]);
  if (!me) throw new Error('unreachable');

  const clerk = await t.db.as(me.person, (w) =>
    inviteUser(w, { name: 'Phạm Thu Duyên', username: 'vanthu', role: 'clerk', unitId: school.id }),
  );
  await expect(
    t.db.as(me.person, (w) => inviteUser(w, { name: 'Ai Đó', username: 'aido', role: 'province_admin', unitId: school.id })),
  ).rejects.toThrow('không giữ quyền nào');
  await expect(t.db.as(me.person, (w) => grantRole(w, { userId: clerk.userId, role: 'clerk', unitId: so.id }))).rejects.toThrow(
    'không giữ quyền nào',
  );
  const seen = await t.db.read(me.person, (w) => grantsAt(w, school.path));
  expect(seen.map((g) => [g.username, g.role])).toEqual([
    ['vanthu', 'clerk'],
    ['hieutruong', 'principal'],
  ]);
  const grantId = seen[0]?.grantId ?? '';
  await t.db.as(me.person, (w) => revokeRole(w, { grantId, reason: 'chuyển công tác' }));
  expect(await t.db.read(me.person, (w) => grantsAt(w, school.path))).toHaveLength(1);

  for (let i = 0; i < 5; i++) await identity.signIn('hieutruong', 'sai', new Headers()).catch(() => {});
  const locked = await identity.signIn('hieutruong', 'Mat-khau-1', new Headers()).catch((e) => e);
  expect(isRefused(locked) && locked.reasons[0]?.code).toBe('locked');
});
