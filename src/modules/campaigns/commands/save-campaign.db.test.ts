import { beforeAll, expect, test } from 'vitest';
import type { Person, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { type Unit, unitBySlug } from '#modules/organizations/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { type CampaignForm, campaignNow, campaignsOf, deadlineWords, saveCampaign, statusOf, takeSnapshots } from '../index.ts';

const t = withDatabase('school');
const system = { kind: 'system', label: 'test' } as const;
let so: Unit;
let phong: Unit;
let school: Unit;
const person = (role: Role, unit: Unit): Person => ({
  ...{ kind: 'person' as const, userId: role, name: role, username: role },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
beforeAll(async () => {
  await t.db.read(system, async (work) => {
    school = (await unitBySlug(work, demoSchoolSlug)) as Unit;
    so = (await unitBySlug(work, 'namdinh')) as Unit;
    phong = (await unitBySlug(work, 'pgd-hai-hau')) as Unit;
  });
}, 60_000);

const form = (): CampaignForm => ({
  ...{ name: 'Hồ sơ học kỳ I', code: 'hk1-hai-hau', schoolYear: '2018-2019', opensOn: '10/12/2018', beforeDay: '31/12/2018' },
  ...{ graceDays: '3', audienceUnitId: phong.id, measures: ['pupils'], audienceTypes: ['THCS'] },
});
const reasons = async (part: Promise<unknown>) => {
  const answer = await part.catch((e) => e);
  return isRefused(answer) ? answer.reasons.map((r) => r.code) : answer;
};

test('a Phòng sets a deadline for its own units; the others do not know it', async () => {
  const officer = person('district_officer', phong);
  const made = await t.db.as(officer, (work) => saveCampaign(work, phong.id, null, form()));
  expect(made.code).toBe('hk1-hai-hau');
  await t.db.read(person('clerk', school), async (work) => {
    const campaign = await campaignNow(work, school.path, 'hk1-hai-hau');
    const units = await statusOf(work, campaign, 'u1');
    expect(units.map((u) => [u.unitId, u.items.map((i) => i.code)])).toEqual([[school.id, ['pupils']]]);
    expect(campaign.deadline.toISOString()).toBe('2018-12-30T16:59:59.000Z');
    expect(campaign.lateAfter.toISOString()).toBe('2019-01-02T16:59:59.000Z');
    expect(deadlineWords(campaign)).toContain('đến hết ngày 02/01/2019');
  });
  // The audience's path is honoured from above too, and the province's own campaign stays the first to see.
  await t.db.read(person('province_admin', so), async (work) => {
    expect((await campaignNow(work)).code).toBe('ho-so-2018');
    expect((await campaignsOf(work, 'u1')).map((c) => c.code)).toEqual(
      expect.arrayContaining(['ho-so-2018', 'cong-2018', 'hk1-hai-hau']),
    );
  });
  expect(await reasons(t.db.as(officer, (work) => saveCampaign(work, so.id, null, { ...form(), code: 'ca-tinh' })))).toEqual([
    'not_allowed',
  ]);
  expect(
    await reasons(
      t.db.as(officer, (work) => saveCampaign(work, phong.id, null, { ...form(), code: 'rong', audienceUnitId: so.id })),
    ),
  ).toEqual(['audience']);
  expect(await reasons(t.db.as(person('principal', school), (work) => saveCampaign(work, phong.id, null, form())))).toEqual([
    'not_allowed',
  ]);
});

test('all reasons at once; two editors; the frozen day stays', async () => {
  const admin = person('province_admin', so);
  const bad = { ...form(), code: 'ho-so-2018', schoolYear: '2030-2031', beforeDay: '09/12/2018', milestoneOn: '01/01/2019' };
  expect(await reasons(t.db.as(admin, (work) => saveCampaign(work, so.id, null, bad)))).toEqual([
    'code_taken',
    'school_year',
    'before_day',
    'milestone',
    'past',
  ]);
  expect(await reasons(t.db.as(admin, (work) => saveCampaign(work, so.id, null, { ...form(), measures: [] })))).toEqual([
    'invalid',
    'code_taken',
  ]);

  const own = await t.db.read(admin, (work) => campaignNow(work));
  const kept: CampaignForm = {
    ...{ name: own.name, code: own.code, schoolYear: own.schoolYear, opensOn: own.opensOn, beforeDay: own.beforeDay },
    ...{ graceDays: 5, milestoneOn: own.milestoneOn, milestonePercent: 20, audienceUnitId: so.id, measures: own.measures },
    ...{ instruction: own.instruction, version: own.version },
  };
  await t.db.as(admin, (work) => saveCampaign(work, so.id, own.id, kept));
  const stale = await t.db.as(admin, (work) => saveCampaign(work, so.id, own.id, { ...kept, graceDays: 1 })).catch((e) => e);
  expect(isRefused(stale) && stale.kind).toBe('conflict');

  // The deadline passes: its picture is kept although nobody is late until the grace is over.
  t.clock.set(new Date('2018-12-15T00:00:10+07:00'));
  await t.db.as(system, takeSnapshots);
  const standing = async () =>
    t.db.read(admin, async (work) =>
      (await statusOf(work, await campaignNow(work, 'u1', own.code), 'u1')).map((u) => u.standing),
    );
  expect(await standing()).toContain('working');
  const frozen = await t.db.read(admin, (work) => campaignNow(work, 'u1', own.code));
  expect(frozen.frozenAt).not.toBeNull();
  const moved = { ...kept, beforeDay: '20/12/2018', version: frozen.version };
  expect(await reasons(t.db.as(admin, (work) => saveCampaign(work, so.id, own.id, moved)))).toEqual(['frozen']);
  t.clock.set(new Date('2018-12-20T00:00:10+07:00'));
  expect(await standing()).not.toContain('working');
  await t.db.read(admin, async (work) => {
    const units = await statusOf(work, await campaignNow(work, 'u1', own.code), 'u1');
    expect(units.every((u) => u.frozenTenths !== null)).toBe(true);
  });
});
