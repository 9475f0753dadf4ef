// The Sở's number moves with each mark: pupils with every result, of all who study (R1.49).
import { beforeAll, expect, test } from 'vitest';
import { enterMarks, markSheet, recountClass } from '#modules/assessment/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool } from '#tests/support/marks.ts';
import { campaignNow, missingOf, statusOf } from './index.ts';
import { audienceSize } from './queries/audience.ts';
import { resultGaps } from './queries/result-gaps.ts';

const t = withDatabase();
const system = { kind: 'system', label: 'test' } as const;
let s: TestSchool;
const pupil = (i: number) => s.pupils[i]?.id ?? '';
const standing = () =>
  t.db.read(system, async (work) =>
    (await statusOf(work, await campaignNow(work, 'u1', 'hoc-ky-1'), 'u1')).find((u) => u.unitId === s.unit.id),
  );

beforeAll(async () => {
  s = await aSchoolWithMarks(t.db, 2);
  await t.db.ownerPool.query('update organizations.unit set counted_in_survey = true where id = $1', [s.unit.id]);
  await t.db.ownerPool.query(
    `insert into people.counter (unit_id, pupils_active) values ($1, 2) on conflict (unit_id) do update set pupils_active = 2`,
    [s.unit.id],
  );
  await t.db.ownerPool.query(
    'insert into people.class_counter (unit_id, class_id, active, complete, filled) values ($1, $2, 2, 0, 0)',
    [s.unit.id, s.classId],
  );
  await t.db.ownerPool.query(
    `insert into campaigns.campaign (code, name, unit_id, school_year, opens_on, before_day, measures)
     values ('hoc-ky-1', 'Kết quả học kỳ I', $1, '2018-2019', '2018-12-01', '2019-01-08', '{semester1}')`,
    [s.so.id],
  );
  await t.db.as(s.principal, (work) => recountClass(work, s.classId));
});

test('a school with one mark is at work, its cells move with each; the measure of the deadline does not', async () => {
  const cells = async () => (await standing())?.items[0]?.cells;
  const needed = (await cells())?.needed ?? 0;
  expect(needed).toBeGreaterThan(10);
  expect(await cells()).toEqual({ present: 0, needed });
  const written = [s.subjects.VAN ?? 0, s.subjects.TOAN ?? 0];
  for (const [i, subject] of written.entries()) {
    await t.db.as(s.principal, (work) => enterMarks(work, s.unit, [op(pupil(1), subject, 'HK1.KThk', 8)], 'grid'));
    expect(await standing()).toMatchObject({ complete: 0, tenths: 0, standing: 'working' });
    expect(await cells()).toEqual({ present: i + 1, needed });
  }
  await t.db.as(s.principal, (work) =>
    enterMarks(
      work,
      s.unit,
      written.map((subject) => op(pupil(1), subject, 'HK1.KThk', null, 1)),
      'grid',
    ),
  );
  expect(await standing()).toMatchObject({ standing: 'not_started' });
});

test('from nothing to one pupil of two, and back when a mark is taken out', async () => {
  expect(await standing()).toMatchObject({
    complete: 0,
    required: 2,
    standing: 'not_started',
    items: [{ code: 'semester1', complete: 0, required: 2 }],
  });
  for (const id of Object.values(s.subjects))
    await t.db.as(s.principal, async (work) => {
      const { context } = await markSheet(work, id, 1);
      const ops = context.sheet.columns
        .filter(({ scale }) => scale.as !== 'text')
        .map(({ key, scale }) => op(pupil(0), id, `HK1.${key}`, scale.as === 'comment' ? 'Đ' : scale.as === 'choice' ? 'T' : 8));
      await enterMarks(work, s.unit, ops, 'grid');
    });
  expect(await standing()).toMatchObject({ complete: 1, required: 2, tenths: 500, standing: 'working' });
  const lines = await t.db.read(system, async (work) => missingOf(work, await campaignNow(work, 'u1', 'hoc-ky-1'), [s.unit.id]));
  expect(lines.get(s.unit.id)).toEqual([
    { measure: 'semester1', count: 1, to: 'assessment/results?state=open', text: '1 em chưa đủ kết quả học kỳ I: lớp 6A (1 em)' },
  ]);
  const gaps = await t.db.read(s.principal, async (work) => resultGaps(work, s.unit, await campaignNow(work, 'u1', 'hoc-ky-1')));
  expect(gaps.periods[0]?.classes).toMatchObject([{ name: '6A', pupils: 2, complete: 1 }]);
  expect(gaps.periods[0]?.classes[0]?.present).toBe((gaps.periods[0]?.classes[0]?.needed ?? 0) / 2);
  await t.db.as(s.principal, (work) =>
    enterMarks(work, s.unit, [op(pupil(0), s.subjects.VAN ?? 0, 'HK1.KThk', null, 1)], 'grid'),
  );
  expect(await standing()).toMatchObject({ complete: 0, standing: 'working' });
});

test('a pupil with an individual plan is on neither side; as many units as were asked', async () => {
  await t.db.ownerPool.query('update people.pupil set disability_exempt = true where id = $1', [pupil(1)]);
  expect(await standing()).toMatchObject({ complete: 0, required: 1, standing: 'working' });
  await t.db.as(s.principal, (work) => recountClass(work, s.classId));
  expect(await standing()).toMatchObject({ complete: 0, required: 1, standing: 'working' });
  const { lines, gaps, asked, size } = await t.db.read(system, async (work) => {
    const campaign = await campaignNow(work, 'u1', 'hoc-ky-1');
    return {
      lines: (await missingOf(work, campaign, [s.unit.id])).get(s.unit.id),
      gaps: await resultGaps(work, s.unit, campaign),
      asked: (await statusOf(work, campaign, 'u1')).length,
      size: await audienceSize(work, campaign),
    };
  });
  expect(lines?.[0]?.text).toBe('1 em chưa đủ kết quả học kỳ I: lớp 6A (1 em)');
  expect(gaps.periods[0]?.classes).toMatchObject([{ name: '6A', pupils: 1, complete: 0 }]);
  expect(size).toBe(asked);
});
