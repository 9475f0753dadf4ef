import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { auditEntries } from '#modules/audit/index.ts';
import { createUnit } from '#modules/organizations/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { limits } from './attempts.ts';
import { changeTerm } from './commands/revoke-role.ts';
import { addressHeader, type DoorEvent } from './identity.ts';
import {
  bearerOf,
  disableAccount,
  enableAccount,
  endSessions,
  grantHistory,
  grantRole,
  grantsAt,
  type Identity,
  inviteUser,
  issueLink,
  limitPasswordAge,
  openIdentity,
  passwordDays,
  removeSecondFactor,
  revokeRole,
  unlockAccount,
} from './index.ts';

const t = withDatabase();
const system = { kind: 'system', label: 'test' } as const;
const good = 'Chieu-nay-mua-7';
let identity: Identity;
let events: DoorEvent[] = [];
type Place = { id: number; path: string };
let so: Place;
let phong: Place;
let school: Place;

const from = (address: string, cookie = '') => new Headers({ [addressHeader]: address, ...(cookie ? { cookie } : {}) });
const here = () => from('10.1.1.1');
const cookieOf = (cookies: string[]) => cookies.map((c) => c.split(';')[0]).join('; ');
const code = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error) => (isRefused(error) ? (error.reasons[0]?.code ?? '') : String(error)),
  );

beforeAll(async () => {
  const options = { pool: t.db.authPool, clock: t.clock, secret: 'x'.repeat(40), trustedOrigins: [], secure: false };
  const baseUrl = 'http://quanly.namdinh.localhost:3000';
  identity = openIdentity({ ...options, baseUrl, remember: async (event) => void events.push(event) });
  await t.db.as(system, async (w) => {
    const unit = (name: string, type: 'SO' | 'PHONG' | 'THCS', slug: string, parentId: number | null) =>
      createUnit(w, { name, shortName: name, type, slug, parentId, countedInSurvey: true });
    so = await unit('Sở GD&ĐT', 'SO', 'namdinh', null);
    phong = await unit('Phòng Hải Hậu', 'PHONG', 'pgd-hai-hau', so.id);
    school = await unit('THCS Cồn B', 'THCS', 'thcs-con-b', phong.id);
  });
});
beforeEach(async () => {
  events = [];
  await t.db.authPool.query('delete from attempt');
});

/** Somebody with a role who has been here once. */
async function person(username: string, role: Person['grants'][number]['role'], unit: Place): Promise<Person> {
  const invited = await t.db.as(system, (w) => inviteUser(w, { name: `Người ${username}`, username, role, unitId: unit.id }));
  await identity.redeem(invited.token, good, from(randomUUID()));
  const { cookies } = await identity.signIn(username, good, from(randomUUID()));
  const me = await identity.personOf(from('', cookieOf(cookies)), '2018-12-10');
  if (!me) throw new Error('not signed in');
  return me.person;
}

test('a password ages when the province says so, and a changed one is young again', async () => {
  const admin = await person('han.mat-khau', 'province_admin', so);
  const teacher = await person('mat-khau.cu', 'teacher', school);
  const expired = async (password = good) => {
    const { cookies } = await identity.signIn('mat-khau.cu', password, from(randomUUID()));
    const headers = from('', cookieOf(cookies));
    return { headers, is: (await identity.personOf(headers, '2018-12-10'))?.passwordExpired };
  };
  await t.db.authPool.query(`update "user" set "passwordSetAt" = now() - interval '91 days' where id = $1`, [teacher.userId]);
  expect((await expired()).is).toBe(false);
  expect(await code(t.db.as(teacher, (w) => limitPasswordAge(w, '90')))).toBe('not_allowed');
  for (const days of ['29', '366', 'chín mươi'])
    expect(await code(t.db.as(admin, (w) => limitPasswordAge(w, days)))).toBe('days');
  await t.db.as(admin, (w) => limitPasswordAge(w, '90'));
  const { is, headers } = await expired();
  expect(is).toBe(true);
  await identity.changePassword(good, 'Sang-mai-nang-8', headers);
  expect((await expired('Sang-mai-nang-8')).is).toBe(false);
  await t.db.as(admin, (w) => limitPasswordAge(w, ''));
  expect(await t.db.as(admin, (w) => passwordDays(w))).toBe(null);
});

describe('sign-in', () => {
  test('an invitation: no password before the link, the link once, a weak password does not use it up', async () => {
    const { token } = await t.db.as(system, (w) =>
      inviteUser(w, { name: 'Trần Thị Loan', username: 'loan.tran', role: 'principal', unitId: school.id }),
    );
    expect(await code(identity.signIn('loan.tran', good, here()))).toBe('credentials');
    expect(await identity.openLink(token, here())).toMatchObject({ username: 'loan.tran', purpose: 'first_login' });
    expect(await code(identity.redeem(token, 'yeu', here()))).toBe('password');
    expect(await code(identity.redeem(token, 'loan.tran-1', here()))).toBe('username');
    expect(await identity.redeem(token, good, here())).toEqual({ username: 'loan.tran' });
    expect(await code(identity.redeem(token, good, here()))).toBe('link');
    expect((await identity.signIn('LOAN.TRAN ', good, here())).outcome).toBe('in');
    expect(events.map((event) => event.act)).toEqual(['failed', 'password', 'sign-in']);
    expect(events[0]).toMatchObject({ username: 'loan.tran', address: '10.1.1.1', unitId: school.id });
    expect(JSON.stringify(events)).not.toContain(good);
  });

  test('two who open one link at once: one of them', async () => {
    const { token } = await t.db.as(system, (w) =>
      inviteUser(w, { name: 'Đỗ Hai', username: 'do.hai', role: 'teacher', unitId: school.id }),
    );
    const both = await Promise.all([
      code(identity.redeem(token, good, here())),
      code(identity.redeem(token, `${good}x`, here())),
    ]);
    expect(both.sort()).toEqual(['done', 'link']);
  });

  test('a link dies when it is old, when a newer one is made, and with the account', async () => {
    const target = await person('link.ba', 'teacher', school);
    const first = await t.db.as(system, (w) => issueLink(w, target.userId));
    const second = await t.db.as(system, (w) => issueLink(w, target.userId));
    expect(await code(identity.openLink(first, here()))).toBe('link');
    expect(await code(identity.openLink(second, here()))).toBe('done');
    await t.db.as(system, (w) => disableAccount(w, target.userId));
    expect(await code(identity.redeem(second, good, here()))).toBe('link');
    await t.db.as(system, (w) => enableAccount(w, target.userId));
    await t.db.authPool.query("update one_time_link set expires_at = now() - interval '1 second' where user_id = $1", [
      target.userId,
    ]);
    expect(await code(identity.redeem(second, good, here()))).toBe('link');
  });

  test('five failures lock a name, known or not, in the same words; the administrator opens it', async () => {
    const target = await person('khoa.nam', 'clerk', school);
    const answers: string[][] = [];
    for (const name of ['khoa.nam', 'khong.co.ai']) {
      const heard: string[] = [];
      for (let n = 0; n < 6; n++)
        heard.push(await identity.signIn(name, 'sai-mat-khau-1', here()).then(String, (e) => e.message));
      answers.push(heard);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[5]).toContain('mở lại sau 15 phút');
    expect(await code(identity.signIn('khoa.nam', good, here()))).toBe('locked');
    expect(events.filter((event) => event.act === 'locked')).toHaveLength(1);
    expect(events.some((event) => event.username === 'khong.co.ai')).toBe(false);
    await t.db.as(system, (w) => unlockAccount(w, target.userId));
    expect((await identity.signIn('khoa.nam', good, here())).outcome).toBe('in');
  });

  test('a burst of guesses at one account is no way around the lock', async () => {
    await person('bao.tap', 'clerk', school);
    const codes = await Promise.all(Array.from({ length: 12 }, () => code(identity.signIn('bao.tap', 'sai-mat-khau-1', here()))));
    expect(codes.filter((c) => c === 'credentials').length).toBeLessThanOrEqual(5);
    expect(codes.filter((c) => c === 'locked').length).toBeGreaterThanOrEqual(7);
  });

  test('an address that keeps failing waits, counted over processes; success costs nothing, others go on', async () => {
    await person('dia.chi', 'clerk', school);
    await t.db.authPool.query('delete from attempt');
    for (let n = 0; n < 3; n++) await identity.signIn('dia.chi', good, from('10.9.9.9'));
    const { rows } = await t.db.authPool.query<{ points: number }>('select points from attempt');
    expect(rows.map((row) => row.points)).toEqual([0]);
    await t.db.authPool.query('update attempt set points = $1', [limits.sign_in.points]);
    const other = openIdentity({
      ...{ pool: t.db.authPool, clock: t.clock, secret: 'x'.repeat(40), trustedOrigins: [], secure: false },
      ...{ baseUrl: 'http://quanly.namdinh.localhost:3000', remember: async () => {} },
    });
    const error = await other.signIn('dia.chi', good, from('10.9.9.9')).catch((e) => e);
    expect(isRefused(error) && [error.kind, error.message]).toEqual(['too_many', expect.stringContaining('sau 15 phút')]);
    expect((await identity.signIn('dia.chi', good, from('10.9.9.8'))).outcome).toBe('in');
    await t.db.authPool.query("update attempt set expires_at = now() - interval '1 second'");
    expect((await identity.signIn('dia.chi', good, from('10.9.9.9'))).outcome).toBe('in');
  });

  test('links are guessed slowly', async () => {
    for (let n = 0; n < limits.link.points; n++) expect(await code(identity.openLink(`t${n}`, from('10.7.7.7')))).toBe('link');
    expect(await code(identity.openLink('t', from('10.7.7.7')))).toBe('too_many');
  });

  test('a session token that somebody planted is not taken up', async () => {
    const planted = 'better-auth.session_token=planted.c2lnbmF0dXJl';
    await person('co.dinh', 'clerk', school);
    const { cookies } = await identity.signIn('co.dinh', good, from('10.1.1.1', planted));
    expect(cookieOf(cookies)).not.toContain('planted');
    expect(await identity.personOf(from('', planted), '2018-12-10')).toBeNull();
  });

  test('a disabled account is told so only with the right password, and its sessions end', async () => {
    const target = await person('ngung.dung', 'clerk', school);
    const { cookies } = await identity.signIn('ngung.dung', good, here());
    await t.db.as(system, (w) => disableAccount(w, target.userId));
    expect(await identity.personOf(from('', cookieOf(cookies)), '2018-12-10')).toBeNull();
    expect(await code(identity.signIn('ngung.dung', 'sai-mat-khau-1', here()))).toBe('credentials');
    expect(await code(identity.signIn('ngung.dung', good, here()))).toBe('disabled');
    expect(await identity.sessionsOf(target.userId)).toEqual([]);
  });
});

describe('second factor', () => {
  async function enrolled(username: string) {
    const target = await person(username, 'district_admin', phong);
    const { cookies } = await identity.signIn(username, good, here());
    const headers = from('10.1.1.1', cookieOf(cookies));
    const begun = await identity.beginSecondFactor(good, headers);
    await identity.confirmSecondFactor(await identity.codeFor(begun.secret), headers);
    const asked = async () => {
      const { outcome, cookies } = await identity.signIn(username, good, here());
      expect(outcome).toBe('second_factor');
      return from('10.1.1.1', cookieOf(cookies));
    };
    return { target, begun, asked };
  }

  test('a code from paper opens once; the number left is known', async () => {
    const { target, begun, asked } = await enrolled('giay.to');
    const [paper = ''] = begun.backupCodes;
    const { cookies } = await identity.backupCode(` ${paper} `, await asked());
    expect((await identity.personOf(from('', cookieOf(cookies)), '2018-12-10'))?.person.userId).toBe(target.userId);
    expect(await identity.backupCodesLeft(target.userId)).toBe(begun.backupCodes.length - 1);
    expect(await code(identity.backupCode(paper, await asked()))).toBe('backup');
    expect(events.map((event) => event.act)).toEqual(expect.arrayContaining(['second-factor-on', 'backup-code', 'code-failed']));
  });

  test('five wrong codes lock the second step, also over several sign-ins; an administrator opens it', async () => {
    const { target, begun, asked } = await enrolled('sai.ma');
    const heard: string[] = [];
    for (let n = 0; n < 6; n++) heard.push(await code(identity.secondFactor('000000', await asked())));
    expect(heard.slice(0, 5)).toEqual(Array(5).fill('totp'));
    expect(heard[5]).toBe('locked');
    expect(await code(identity.secondFactor(await identity.codeFor(begun.secret), await asked()))).toBe('locked');
    expect(events.filter((event) => event.act === 'locked').length).toBeGreaterThan(0);
    await t.db.as(system, (w) => unlockAccount(w, target.userId));
    expect(await code(identity.secondFactor(await identity.codeFor(begun.secret), await asked()))).toBe('done');
  });

  test('a code of the authenticator opens the door once, also for whoever reads it over a shoulder at the same moment', async () => {
    const { begun, asked } = await enrolled('dung.lai');
    const [one, two, shown] = [await asked(), await asked(), await identity.codeFor(begun.secret)];
    const both = await Promise.all([code(identity.secondFactor(shown, one)), code(identity.secondFactor(shown, two))]);
    expect(both.sort()).toEqual(['done', 'totp']);
    expect(await code(identity.secondFactor(shown, await asked()))).toBe('totp');
  });

  test('a lost one is taken away by whoever is above, with every session', async () => {
    const { target } = await enrolled('mat.may');
    const principal = await person('khong.quyen', 'principal', school);
    expect(await code(t.db.as(principal, (w) => removeSecondFactor(w, target.userId)))).toBe('not_found');
    const admin = await person('co.quyen', 'province_admin', so);
    await t.db.as(admin, (w) => removeSecondFactor(w, target.userId));
    expect(await identity.sessionsOf(target.userId)).toEqual([]);
    expect((await identity.signIn('mat.may', good, here())).outcome).toBe('in');
    const noted = await t.db.read(system, (w) =>
      auditEntries(w, { path: so.path, object: { kind: 'user', id: target.userId }, actions: ['access.remove'] }),
    );
    expect(noted).toMatchObject([{ actor: 'Người co.quyen (co.quyen)' }]);
  });
});

describe('roles', () => {
  test('given from a day to a day, in force only then, with its history', async () => {
    const principal = await person('ht.mot', 'principal', school);
    const invited = await t.db.as(principal, (w) =>
      inviteUser(w, {
        ...{ name: 'Phạm Thu', email: 'Thu.Pham@truong.edu.vn', role: 'clerk', unitId: school.id },
        ...{ firstDay: '2018-12-12', lastDay: '2018-12-20' },
      }),
    );
    expect(await t.db.as(system, (w) => bearerOf(w, 'thu.pham'))).toBe(invited.userId);
    await identity.redeem(invited.token, good, here());
    const { cookies } = await identity.signIn('thu.pham@truong.edu.vn', good, here());
    const rolesOn = async (day: string) => (await identity.personOf(from('', cookieOf(cookies)), day))?.person.grants.length;
    expect(await Promise.all(['2018-12-11', '2018-12-12', '2018-12-20', '2018-12-21'].map(rolesOn))).toEqual([0, 1, 1, 0]);
    const [grant] = await t.db.read(principal, (w) => grantHistory(w, invited.userId));
    const grantId = grant?.grantId ?? '';
    expect(await code(t.db.as(principal, (w) => changeTerm(w, { grantId, lastDay: '2018-12-11' })))).toBe('dates');
    await t.db.as(principal, (w) => changeTerm(w, { grantId, lastDay: '' }));
    expect(await rolesOn('2019-05-01')).toBe(1);
    expect(await code(t.db.as(principal, (w) => revokeRole(w, { grantId, reason: '' })))).toBe('invalid');
    await t.db.as(principal, (w) => revokeRole(w, { grantId, reason: 'chuyển công tác' }));
    expect(await rolesOn('2019-05-01')).toBe(0);
    const [past] = await t.db.read(principal, (w) => grantHistory(w, invited.userId));
    expect(past).toMatchObject({ inForce: false, revokedBy: 'Người ht.mot', reason: 'chuyển công tác' });
    expect((await t.db.read(principal, (w) => grantsAt(w, school.path, { state: 'past', text: 'pham thu' }))).total).toBe(1);
  });

  test('somebody with a role above or elsewhere is out of reach, whatever else he or she holds here', async () => {
    const principal = await person('ht.hai', 'principal', school);
    const admin = await person('qt.hai', 'province_admin', so);
    await t.db.as(principal, (w) => grantRole(w, { userId: admin.userId, role: 'teacher', unitId: school.id }));
    for (const act of [issueLink, disableAccount, removeSecondFactor, unlockAccount, endSessions])
      expect(await code(t.db.as(principal, (w) => act(w, admin.userId) as Promise<unknown>))).toBe('not_allowed');
    for (const act of [issueLink, disableAccount])
      expect(await code(t.db.as(principal, (w) => act(w, principal.userId) as Promise<unknown>))).toBe('self');
    expect(await code(t.db.as(principal, (w) => grantRole(w, { userId: principal.userId, role: 'clerk', unitId: so.id })))).toBe(
      'not_allowed',
    );
  });

  test('the last province administrator who can come in stays, also when two remove each other at once', async () => {
    const all = await t.db.read(system, (w) => grantsAt(w, so.path, { role: 'province_admin' }));
    for (const row of all.rows)
      await t.db.as(system, (w) => revokeRole(w, { grantId: row.grantId, reason: 'dọn chỗ' })).catch(() => {});
    const one = await person('qt.mot', 'province_admin', so);
    const two = await person('qt.ba', 'province_admin', so);
    for (const row of (await t.db.read(system, (w) => grantsAt(w, so.path, { role: 'province_admin' }))).rows)
      if (row.userId !== one.userId && row.userId !== two.userId)
        await t.db.as(system, (w) => revokeRole(w, { grantId: row.grantId, reason: 'dọn chỗ' }));
    const grantOf = async (userId: string) =>
      (await t.db.read(system, (w) => grantHistory(w, userId))).find((row) => row.inForce)?.grantId ?? '';
    const [g1, g2] = [await grantOf(one.userId), await grantOf(two.userId)];
    expect(await code(t.db.as(one, (w) => revokeRole(w, { grantId: g1, reason: 'tự bỏ' })))).toBe('self');
    const both = await Promise.all([
      code(t.db.as(one, (w) => revokeRole(w, { grantId: g2, reason: 'tranh nhau' }))),
      code(t.db.as(two, (w) => disableAccount(w, one.userId))),
    ]);
    expect(both.filter((answer) => answer === 'done')).toHaveLength(1);
    const left = both[0] === 'done' ? one : two;
    const leftGrant = both[0] === 'done' ? g1 : g2;
    expect(await code(t.db.as(system, (w) => disableAccount(w, left.userId)))).toBe('last_administrator');
    expect(await code(t.db.as(system, (w) => revokeRole(w, { grantId: leftGrant, reason: 'hết' })))).toBe('last_administrator');
    expect(await code(t.db.as(system, (w) => changeTerm(w, { grantId: leftGrant, lastDay: '2018-12-31' })))).toBe(
      'last_administrator',
    );
    // One who was invited and never came does not count.
    await t.db.as(system, (w) => inviteUser(w, { name: 'Mới Mời', username: 'moi.moi', role: 'province_admin', unitId: so.id }));
    expect(await code(t.db.as(system, (w) => disableAccount(w, left.userId)))).toBe('last_administrator');
  });
});

test('what is wrong with an invitation is said at once: name, user name, role, days', async () => {
  const refused = await t.db
    .as(system, (w) =>
      inviteUser(w, {
        ...{ name: '', username: 'CÓ DẤU', email: 'không phải', role: '' as never, unitId: school.id },
        ...{ firstDay: '10/12/2018', lastDay: '01/12/2018' },
      }),
    )
    .catch((error) => error);
  expect(refused.reasons.map((reason: { field?: string }) => reason.field).sort()).toEqual(
    ['email', 'lastDay', 'name', 'role', 'username'].sort(),
  );
});
