import { beforeAll, expect, test } from 'vitest';
import type { Person, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { type Unit, unitBySlug } from '#modules/organizations/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { recordSurvey, registerNow, type SurveyForm, surveysOf, usesThen } from '../index.ts';

const t = withDatabase('school');
let so: Unit;
let school: Unit;
const person = (role: Role, unit: Unit): Person => ({
  ...{ kind: 'person' as const, userId: role, name: role, username: role },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
beforeAll(async () => {
  await t.db.read({ kind: 'system', label: 'test' }, async (w) => {
    so = (await unitBySlug(w, 'namdinh')) as Unit;
    school = (await unitBySlug(w, demoSchoolSlug)) as Unit;
  });
}, 60_000);
const form: SurveyForm = { day: '10/12/2018', title: 'Khảo sát lần hai', basis: 'Các trang' };
const save = (input: Partial<SurveyForm>, who = person('department_officer', so)) =>
  t.db
    .as(who, (w) => recordSurvey(w, so.id, { ...form, ...input }))
    .catch((e) => (isRefused(e) ? e.reasons.map((r) => r.code) : e));

test('what is wrong is said at once, and nothing is stored', async () => {
  const fix = (more: Record<string, unknown>) => ({
    unitId: school.id,
    hasPortal: false,
    regularUse: false,
    reason: 'ngắn',
    ...more,
  });
  expect(await save({}, person('principal', school))).toEqual(['not_allowed']);
  expect(await save({ day: '01/12/2018' })).toEqual(['day_taken']);
  expect(await save({ day: '11/12/2018', corrections: [fix({ regularUse: true }), fix({ unitId: 999_999 })] })).toEqual([
    'future',
    'reason',
    'regular',
    'unit',
  ]);
  expect(await t.db.read(person('department_officer', so), surveysOf)).toHaveLength(1);
});

test('a new survey is taken from the sites, corrected with a reason, and stays as it was', async () => {
  const officer = person('department_officer', so);
  const first = await t.db.read(officer, surveysOf);
  const now = await t.db.read(officer, (w) => registerNow(w));
  expect(now.find((u) => u.unitId === school.id)).toMatchObject({ hasPortal: true, onPlatform: true });
  const made = await save({
    corrections: [{ unitId: school.id, hasPortal: false, regularUse: false, reason: 'Trang đang sửa, không mở được' }],
  });
  expect(made).toMatchObject({ units: now.length, withPortal: now.filter((u) => u.hasPortal).length - 1 });
  const kept = await t.db.read(officer, (w) => usesThen(w, made.id));
  expect(kept.find((u) => u.unitId === school.id)).toMatchObject({
    hasPortal: false,
    note: 'Sửa tay: Trang đang sửa, không mở được',
  });
  const after = await t.db.read(officer, surveysOf);
  expect(after.map((s) => s.date)).toEqual(['2018-12-10', '2018-12-01']);
  expect(after[1]).toEqual(first[0]);
  for (const statement of ['update adoption.survey_unit set has_portal = true', 'delete from adoption.survey'])
    await expect(
      t.db.as(officer, async (w) => (await import('kysely')).sql.raw(statement).execute(w.handle)),
      statement,
    ).rejects.toThrow(/permission denied/);
});
