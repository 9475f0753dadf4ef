// An account becomes a person of the staff, once, by whoever runs the school.
import { beforeAll, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { createUnit, type Unit, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { withDatabase } from '#tests/support/db.ts';
import { addStaff } from './commands/edit-staff.ts';
import { linkAccount } from './commands/link-account.ts';
import { accountsFor, staffOfUser } from './queries/account-of.ts';

const t = withDatabase();
const system: Actor = { kind: 'system', label: 'test' };
let here: Unit;
let first = '';
let second = '';
const as = <T>(role: Role, part: (work: Work) => Promise<T>): Promise<T> =>
  t.db.as(
    {
      ...{ kind: 'person', userId: 'u-principal', name: 'Trần Thị Thử', username: role },
      grants: [{ role, unitId: here.id, path: here.path }],
    },
    part,
  );
async function refused(part: Promise<unknown>): Promise<string[]> {
  try {
    await part;
  } catch (error) {
    if (isRefused(error)) return error.reasons.map((reason) => reason.code);
    throw error;
  }
  throw new Error('was not refused');
}

beforeAll(async () => {
  await t.db.as(system, async (work) => {
    const { id } = await createUnit(work, {
      name: 'Sở GD&ĐT Thử',
      shortName: 'Sở',
      type: 'SO',
      slug: 'so-thu',
      parentId: null,
      countedInSurvey: false,
    });
    const school = {
      name: 'Trường THCS Đây',
      shortName: 'THCS Đây',
      type: 'THCS',
      slug: 'thcs-day',
      parentId: id,
      countedInSurvey: true,
    };
    here = (await unitById(work, (await createUnit(work, school)).id)) as Unit;
    const teacher = (full_name: string) =>
      addStaff(work, here, { full_name, birth_date: '05/05/1980', sex: 'female', kind: 'teacher', position: 'teacher' });
    first = (await teacher('Bùi Thị Hạnh')).id;
    second = (await teacher('Đỗ Công Duy')).id;
  });
  for (const [id, name] of [
    ['u-hanh', 'Bùi Thị Hạnh'],
    ['u-duy', 'Đỗ Công Duy'],
  ])
    await t.db.ownerPool.query(
      `with made as (insert into access."user" (id, name, email, username, "displayUsername") values ($1, $2, $1 || '@thu.invalid', $1, $1) returning id)
       insert into access.role_grant (user_id, role, unit_id, valid_from, granted_by, granted_at) select id, 'teacher', $3, '2018-08-01', 'test', now() from made`,
      [id, name, here.id],
    );
});

test('the account of the same name is offered first, linked, known, and taken off again', async () => {
  const offered = await as('principal', (work) => accountsFor(work, here, { name: 'Đỗ Công Duy', userId: null }));
  expect(offered.free.map((one) => [one.userId, one.sameName])).toEqual([
    ['u-duy', true],
    ['u-hanh', false],
  ]);
  await as('principal', (work) => linkAccount(work, here, first, { userId: 'u-hanh' }));
  expect(await as('teacher', (work) => staffOfUser(work, 'u-hanh'))).toMatchObject({ id: first, name: 'Bùi Thị Hạnh' });
  expect(await refused(as('principal', (work) => linkAccount(work, here, second, { userId: 'u-hanh' })))).toEqual(['taken']);
  expect(await refused(as('principal', (work) => linkAccount(work, here, first, { userId: 'u-duy' })))).toEqual(['linked']);
  await as('principal', (work) => linkAccount(work, here, first, { userId: null }));
  expect(await as('principal', (work) => staffOfUser(work, 'u-hanh'))).toBeUndefined();
});

test('only those who run the school link, and only accounts of it', async () => {
  expect(await refused(as('clerk', (work) => linkAccount(work, here, first, { userId: 'u-hanh' })))).toEqual(['not_allowed']);
  expect(await refused(as('principal', (work) => linkAccount(work, here, first, { userId: 'u-nobody' })))).toEqual(['account']);
});
