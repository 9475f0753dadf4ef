// When the time of a campaign is over the semester is closed at its schools, once; moved on, it opens; marks of other measures do not matter.
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { dueDay, locksAt } from '#modules/assessment/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, type TestSchool, testYear } from '#tests/support/marks.ts';
import { lockForDeadlines } from './lock-for-deadline.ts';

const t = withDatabase();
const system: Actor = { kind: 'system', label: 'test' };
let s: TestSchool;
let other: TestSchool;
const run = () => t.db.as(system, (work) => lockForDeadlines(work));
const at = (instant: string) => t.clock.set(new Date(instant));
const locks = async (school = s) =>
  (await t.db.read(school.principal, (work) => locksAt(work, school.unit.id, testYear))).map(({ kind, semester, reason }) => [
    kind,
    semester,
    reason,
  ]);
const campaign = (
  code: string,
  beforeDay: string,
  more: { measures?: string[]; unit?: number; types?: string[]; grace?: number } = {},
) =>
  t.db.ownerPool.query(
    `insert into campaigns.campaign (code, name, unit_id, audience_unit_id, school_year, opens_on, before_day, grace_days, measures, audience_types)
     values ($1, $2, $3, $4, $5, '2018-12-01', $6, $7, $8, $9)`,
    [
      ...[code, `Đợt ${code}`, s.so.id, more.unit ?? null, testYear, beforeDay, more.grace ?? 0],
      ...[more.measures ?? ['semester1'], more.types ?? []],
    ],
  );

beforeAll(async () => {
  s = await aSchoolWithMarks(t.db, 1);
  other = await aSchoolWithMarks(t.db, 1, 'thcs-khac');
});
beforeEach(async () => {
  await t.db.ownerPool.query('delete from campaigns.campaign');
  await t.db.ownerPool.query('delete from assessment.lock');
  at('2019-01-07T23:59:59+07:00');
});

test('at midnight before the day the semester is closed at every school, and again nothing happens', async () => {
  await campaign('hk1', '2019-01-08');
  expect(await run()).toEqual({ locked: 0, opened: 0 });
  at('2019-01-08T00:00:00+07:00');
  expect(await run()).toEqual({ locked: 2, opened: 0 });
  expect(await run()).toEqual({ locked: 0, opened: 0 });
  expect(await locks()).toEqual([['deadline', 1, 'Hết hạn Đợt hk1, đến hết ngày 07/01/2019']]);
});

test('days of grace count; other measures close nothing', async () => {
  await campaign('hk1', '2019-01-08', { grace: 2 });
  await campaign('hoso', '2019-01-01', { measures: ['pupils'] });
  at('2019-01-09T12:00:00+07:00');
  expect(await run()).toEqual({ locked: 0, opened: 0 });
  at('2019-01-10T00:00:00+07:00');
  expect(await run()).toEqual({ locked: 2, opened: 0 });
});

test('only schools of the audience, by place and by kind', async () => {
  await campaign('mot', '2019-01-01', { unit: s.unit.id });
  await campaign('thpt', '2019-01-01', { types: ['THPT'], measures: ['semester1', 'semester2'] });
  expect(await run()).toEqual({ locked: 1, opened: 0 });
  expect([(await locks()).length, (await locks(other)).length]).toEqual([1, 0]);
});

test('the day is moved on: it opens, and closes again when that is over', async () => {
  await campaign('hk1', '2019-01-05');
  expect((await run()).locked).toBe(2);
  await t.db.ownerPool.query("update campaigns.campaign set before_day = '2019-01-10'");
  expect(await run()).toEqual({ locked: 0, opened: 2 });
  expect(await locks()).toEqual([]);
  at('2019-01-10T08:00:00+07:00');
  expect(await run()).toEqual({ locked: 2, opened: 0 });
});

test('of several campaigns the last one counts for a school', async () => {
  await campaign('chung', '2019-01-05');
  await campaign('rieng', '2019-01-20', { unit: other.unit.id });
  expect(await run()).toEqual({ locked: 1, opened: 0 });
  expect([(await locks()).length, (await locks(other)).length]).toEqual([1, 0]);
});

test('before it closes, the sheets say which campaign closes them and when; without one, when the semester ends', async () => {
  const due = (school = s) => t.db.read(school.principal, (work) => dueDay(work, school.unit.id, testYear, 1));
  await run();
  expect(await due()).toEqual({ day: '2019-01-05', campaign: null });
  await campaign('hk1', '2019-01-08', { grace: 1 });
  await campaign('rieng', '2019-01-20', { unit: other.unit.id });
  await run();
  expect([await due(), await due(other)]).toEqual([
    { day: '2019-01-08', campaign: 'Đợt hk1' },
    { day: '2019-01-19', campaign: 'Đợt rieng' },
  ]);
  await t.db.ownerPool.query("delete from campaigns.campaign where code = 'rieng'");
  await run();
  expect(await due(other)).toEqual({ day: '2019-01-08', campaign: 'Đợt hk1' });
});
