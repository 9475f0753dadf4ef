import { beforeAll, expect, test } from 'vitest';
import type { Person, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { type Unit, unitById, unitBySlug } from '#modules/organizations/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { campaignNow, missingOf, openReminder, remindersAt, saveCampaign, sendReminders, statusOf } from '../index.ts';

const t = withDatabase('school');
const system = { kind: 'system', label: 'test' } as const;
let so: Unit;
let phong: Unit;
let school: Unit;
const person = (role: Role, unit: Unit, userId: string): Person => ({
  ...{ kind: 'person' as const, userId, name: `Người ${userId}`, username: userId },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});

beforeAll(async () => {
  await t.db.read(system, async (work) => {
    school = (await unitBySlug(work, demoSchoolSlug)) as Unit;
    so = (await unitBySlug(work, 'namdinh')) as Unit;
    phong = (await unitBySlug(work, 'pgd-hai-hau')) as Unit;
  });
}, 60_000);

const send = (actor: Person, unitIds: number[], again = false) =>
  t.db.as(actor, async (work) => sendReminders(work, await campaignNow(work), { unitIds, again })).catch((e) => e);
const codes = (answer: unknown) => (isRefused(answer) ? answer.reasons.map((r) => r.code) : answer);

test('a reminder says exactly what is missing, once a day and sender, and is opened by the school alone', async () => {
  const officer = person('department_officer', so, 'so');
  expect(await send(officer, [school.id])).toEqual({ sent: 1, unread: [school.shortName] });
  const lines = await t.db.read(system, async (work) => missingOf(work, await campaignNow(work), [school.id]));
  const texts = lines.get(school.id)?.map((line) => line.text) ?? [];
  expect(texts.length).toBeGreaterThan(2);
  const clerk = person('clerk', school, 'vt');
  const [reminder] = await t.db.read(clerk, (work) => remindersAt(work, school.id, { unread: true }));
  expect(reminder?.items.map((line) => line.text)).toEqual(texts);
  for (const text of texts) expect(reminder?.text).toContain(text);
  expect(reminder?.text).toContain('23:59 14/12/2018');

  expect(codes(await send(officer, [school.id]))).toEqual(['reminded_today']);
  expect(await send(officer, [school.id], true)).toEqual({ sent: 1, unread: [school.shortName] });
  // Another sender is another voice; another day is another day.
  expect(await send(person('district_officer', phong, 'p'), [school.id])).toEqual({ sent: 1, unread: [school.shortName] });
  t.clock.set(new Date('2018-12-11T08:00:00+07:00'));
  expect(await send(officer, [school.id])).toEqual({ sent: 1, unread: [school.shortName] });

  const id = reminder?.id ?? '';
  await t.db.as(officer, (work) => openReminder(work, school.id, id));
  expect((await t.db.as(clerk, (work) => openReminder(work, school.id, id))).seenByName).toBe('Người vt');
  const unread = await t.db.read(clerk, (work) => remindersAt(work, school.id, { unread: true }));
  expect(unread.map((r) => r.id)).not.toContain(id);
});

test('who may not, whom one may not, what needs no reminder', async () => {
  expect(codes(await send(person('clerk', school, 'vt'), [school.id]))).toEqual(['not_allowed']);
  const units = await t.db.read(system, async (work) => statusOf(work, await campaignNow(work), 'u1'));
  const other = await t.db.read(system, (work) => unitById(work, units.find((u) => u.level === 'th')?.unitId ?? 0));
  expect(codes(await send(person('district_officer', other as Unit, 'x'), [school.id]))).toEqual(['audience']);
  const ready = await t.db.as(person('province_admin', so, 'z'), async (work) => {
    const form = { name: 'Chỉ hồ sơ trường', code: 'chi-ho-so', schoolYear: '2018-2019', opensOn: '10/12/2018' };
    const more = { beforeDay: '20/12/2018', graceDays: 0, audienceUnitId: phong.id, measures: ['profile'] };
    await saveCampaign(work, so.id, null, { ...form, ...more });
    return campaignNow(work, phong.path, 'chi-ho-so');
  });
  const answer = t.db.as(person('province_admin', so, 'z'), (work) => sendReminders(work, ready, { unitIds: [school.id] }));
  expect(codes(await answer.catch((e) => e))).toEqual(['done']);
  expect(codes(await send(person('province_admin', so, 'z'), []))).toEqual(['invalid']);
  const { rows } = await t.db.ownerPool.query<{ n: number }>(
    "select count(*)::int as n from audit.entry where action = 'campaigns.remind'",
  );
  expect(rows[0]?.n).toBe(4);
  await expect(
    t.db.read(person('clerk', phong, 'y'), (work) => openReminder(work, so.id, '00000000-0000-0000-0000-000000000000')),
  ).rejects.toThrow('Không tìm thấy');
});
