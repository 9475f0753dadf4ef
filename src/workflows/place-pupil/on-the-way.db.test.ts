// A pupil who moves away goes somewhere: to a school of the province, which sees who is on the way, or to one that is written down.
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { isRefused } from '#kernel/refusal.ts';
import { awaitedAt, pupilsOnTheWay } from '#modules/people/index.ts';
import { counted } from '#tests/support/counted.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, type TestSchool } from '#tests/support/marks.ts';
import { placePupil, placePupils } from './place-pupil.ts';

const t = withDatabase();
let a: TestSchool;
let b: TestSchool;
const pupil = (i: number) => a.pupils[i]?.id ?? '';
const move = (id: string, to: object) =>
  t.db.as(a.as('clerk'), (work) =>
    placePupil(work, a.unit, id, { act: 'transfer', date: '10/12/2018', reason: 'residence', ...to }),
  );
const refused = (what: Promise<unknown>): Promise<string[]> =>
  what.then(
    () => [],
    (error: unknown) => {
      if (isRefused(error)) return error.reasons.map(({ field, message }) => `${field}: ${message}`);
      throw error;
    },
  );
const recordOf = async (id: string) =>
  (
    await t.db.ownerPool.query(
      'select status, status_reason as reason, moved_to as "to", moved_to_unit_id as unit from people.pupil where id = $1',
      [id],
    )
  ).rows[0];
const onTheWay = (to: TestSchool) => t.db.as(to.as('clerk'), (work) => pupilsOnTheWay(work, to.unit));

beforeAll(async () => {
  a = await aSchoolWithMarks(t.db, 4, 'thcs-cu');
  b = await aSchoolWithMarks(t.db, 1, 'thcs-moi');
});

test('a reason that fits and a school to go to are asked for', async () => {
  expect(await refused(move(pupil(0), { reason: 'weak' }))).toEqual([
    'reason: Chọn lý do chuyển trường.',
    expect.stringContaining('toUnit: Chọn trường chuyển đến'),
  ]);
  // Its own school, an office, nobody, nothing.
  for (const to of [String(a.unit.id), String(a.so.id), '999999', ''])
    expect(await refused(move(pupil(0), { toUnit: to }))).toEqual([expect.stringContaining('toUnit')]);
  expect(await refused(move(pupil(0), { toSchool: 'X' }))).toEqual([expect.stringContaining('toSchool')]);
  const leave = { act: 'leave', date: '10/12/2018', reason: 'residence' };
  expect(await refused(t.db.as(a.as('clerk'), (work) => placePupils(work, a.unit, [pupil(0)], leave)))).toEqual([
    'reason: Chọn lý do thôi học.',
  ]);
});

test('the school of the province sees who is on the way, and no other does; back again the pupil goes nowhere', async () => {
  await move(pupil(0), { toUnit: String(b.unit.id) });
  expect(await recordOf(pupil(0))).toEqual({
    ...{ status: 'moved_away', reason: 'Chuyển nơi cư trú theo cha, mẹ hoặc người giám hộ' },
    ...{ to: b.unit.name, unit: b.unit.id },
  });
  expect(await onTheWay(b)).toMatchObject([
    { id: pupil(0), full_name: a.pupils[0]?.name, school: a.unit.shortName, leftOn: '2018-12-10' },
  ]);
  // Who takes pupils in is told so, with the form that has begun; who only looks is not.
  const awaited = (as: 'clerk' | 'principal' | 'teacher') => t.db.as(b.as(as), (work) => awaitedAt(work, b.unit));
  const told = {
    ...{ text: `1 em chờ nhận, chuyển đến từ ${a.unit.shortName}`, detail: a.pupils[0]?.name, leftOn: '2018-12-10' },
    to: `/${b.unit.slug}/people/pupils/new?from=${pupil(0)}`,
  };
  expect(await awaited('clerk')).toEqual(told);
  expect(await awaited('principal')).toEqual(told);
  expect(await awaited('teacher')).toBeNull();
  expect(await onTheWay(a)).toEqual([]);
  await expect(t.db.as(a.as('clerk'), (work) => pupilsOnTheWay(work, b.unit))).rejects.toThrow();
  await t.db.as(a.as('clerk'), (work) => placePupil(work, a.unit, pupil(0), { act: 'return', classId: String(a.classId) }));
  expect(await recordOf(pupil(0))).toMatchObject({ status: 'studying', to: null, unit: null });
  expect(await onTheWay(b)).toEqual([]);
});

test('a school elsewhere is kept in words', async () => {
  await move(pupil(1), { toSchool: ' THCS Lê Quý Đôn,  quận Cầu Giấy, Hà Nội ' });
  expect(await recordOf(pupil(1))).toMatchObject({ to: 'THCS Lê Quý Đôn, quận Cầu Giấy, Hà Nội', unit: null });
  expect(await onTheWay(b)).toEqual([]);
});

test('who is on the way is one question in the scope of the asker; taken in, under the name or a number, the pupil is on no way', async () => {
  await move(pupil(2), { toUnit: String(b.unit.id) });
  const asked = (school: TestSchool) =>
    t.db.read(school.as('clerk'), async (plain) => {
      const { work, asked } = counted({ ...plain, elevated: () => Promise.reject(new Error('the scope was widened')) });
      const pupils = await pupilsOnTheWay(work, school.unit);
      return { ids: pupils.map(({ id }) => id), asked: asked() };
    });
  expect(await asked(b)).toEqual({ ids: [pupil(2)], asked: 1 });
  expect(await asked(a)).toEqual({ ids: [], asked: 1 });
  // Whoever asks for another school, past the policy, is told of nobody.
  const { rows } = await t.db.read(a.as('clerk'), (work) =>
    sql`select id from people.on_the_way(${b.unit.id})`.execute(work.handle),
  );
  expect(rows).toEqual([]);

  const here = b.pupils[0]?.id;
  const record = (set: string) => t.db.ownerPool.query(`update people.pupil set ${set} where id = $1`, [here]);
  const { rows: kept } = await t.db.ownerPool.query('select full_name, name_fold from people.pupil where id = $1', [here]);
  await t.db.ownerPool.query(
    'update people.pupil set (name_fold, birth_date) = (select name_fold, birth_date from people.pupil where id = $2) where id = $1',
    [here, pupil(2)],
  );
  expect((await asked(b)).ids).toEqual([]);
  await record(`name_fold = '${kept[0]?.name_fold}', ministry_id = '3600000001'`);
  expect((await asked(b)).ids).toEqual([pupil(2)]);
  await t.db.ownerPool.query("update people.pupil set ministry_id = '3600000001' where id = $1", [pupil(2)]);
  expect((await asked(b)).ids).toEqual([]);
  await record("birth_date = '2007-05-06'");
  expect((await asked(b)).ids).toEqual([pupil(2)]);
});
