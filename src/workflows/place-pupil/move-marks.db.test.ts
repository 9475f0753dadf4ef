// A pupil who changes class takes along the marks of the same subjects; both classes' results follow.
import { beforeAll, expect, test } from 'vitest';
import { enterMarks, markSheet, recountClass } from '#modules/assessment/index.ts';
import { enrolmentsOf, movesOfDay, openClasses } from '#modules/classes/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool, testYear } from '#tests/support/marks.ts';
import { placePupil } from './place-pupil.ts';

const t = withDatabase();
let s: TestSchool;
let other = { id: 0, TOAN: 0 };
const [id, toan, van] = [() => s.pupils[0]?.id ?? '', () => s.subjects.TOAN ?? 0, () => s.subjects.VAN ?? 0];

beforeAll(async () => {
  s = await aSchoolWithMarks(t.db, 3);
  const [opened] = await t.db.as(s.as('clerk'), (work) => openClasses(work, s.unit.id, testYear, [{ name: '6B', grade: '06' }]));
  const { rows } = await t.db.ownerPool.query<{ id: number }>(
    `insert into teaching.class_subject (unit_id, class_id, school_year, subject, periods1, periods2) values ($1, $2, $3, 'TOAN', 40, 40) returning id`,
    [s.unit.id, opened?.id, testYear],
  );
  other = { id: opened?.id ?? 0, TOAN: rows[0]?.id ?? 0 };
  const whole = ['KTtx1', 'KTtx2', 'KTtx3', 'KTtx4', 'KTdk1', 'KThk'].map((key) => op(id(), toan(), `HK1.${key}`, 8));
  await t.db.as(s.principal, (work) => enterMarks(work, s.unit, [...whole, op(id(), van(), 'HK1.KTtx1', 7)], 'grid'));
});

test('marks of a subject that both classes learn go along, with where they came from; others stay in the old book', async () => {
  await t.db.as(s.as('clerk'), (work) => placePupil(work, s.unit, id(), { act: 'move', classId: String(other.id) }));
  const { rows } = await t.db.read(s.principal, (work) => markSheet(work, other.TOAN, 1));
  expect(rows.find((row) => row.id === id())).toMatchObject({ mean: 80, cells: { KTtx1: [80, 1], KThk: [80, 1] } });
  const old = await t.db.read(s.principal, (work) => markSheet(work, van(), 1));
  expect(old.rows.find((row) => row.id === id())).toMatchObject({ here: false, cells: { KTtx1: [70, 1] } });
  const { rows: told } = await t.db.ownerPool.query(
    `select "column", new, via, reason from assessment.mark_change where class_subject_id = $1 order by "column"`,
    [other.TOAN],
  );
  expect(told).toHaveLength(6);
  expect(told[0]).toEqual({ column: 'KTdk1', new: 80, via: 'move', reason: 'Chuyển từ lớp 6A' });
  // The teacher of the new class goes on from there.
  const cells = await t.db.as(s.principal, (work) =>
    enterMarks(work, s.unit, [op(id(), other.TOAN, 'HK1.KTtx1', 10, 1)], 'grid'),
  );
  expect(cells[0]).toMatchObject({ state: 'saved', version: 2 });
  await t.db.as({ kind: 'system', label: 'test' }, (work) => recountClass(work, other.id));
  const { rows: results } = await t.db.ownerPool.query('select distinct class_id from assessment.result where pupil_id = $1', [
    id(),
  ]);
  expect(results).toEqual([{ class_id: other.id }]);
});

test('both classes are counted anew afterwards', async () => {
  const { rows } = await t.db.ownerPool.query<{ key: string }>(
    `select key from graphile_worker.jobs where task_identifier = 'class-changed' order by key`,
  );
  expect(rows.map(({ key }) => key)).toEqual([s.classId, other.id].map((one) => `class-changed:${one}`).sort());
});

test('a move of today is taken back: the pupil never left, the marks are in the old book again, the new class has nobody', async () => {
  const second = s.pupils[1]?.id ?? '';
  await t.db.as(s.principal, (work) => enterMarks(work, s.unit, [op(second, toan(), 'HK1.KThk', 9)], 'grid'));
  const place = (classId: number) =>
    t.db.as(s.as('clerk'), (work) => placePupil(work, s.unit, second, { act: 'move', classId: String(classId) }));
  await place(other.id);
  expect((await t.db.read(s.principal, (work) => movesOfDay(work, [second], work.today)))[0]).toMatchObject({
    from: { id: s.classId, name: '6A' },
    to: { id: other.id, name: '6B' },
  });
  await place(s.classId);
  expect(await t.db.read(s.principal, (work) => movesOfDay(work, [second], work.today))).toEqual([]);
  const sat = await t.db.read(s.principal, (work) => enrolmentsOf(work, second));
  expect(sat.map(({ className, from, to }) => [className, from, to])).toEqual([['6A', '2018-08-20', null]]);
  const rowIn = async (sheet: number) =>
    (await t.db.read(s.principal, (work) => markSheet(work, sheet, 1))).rows.find((row) => row.id === second);
  expect(await rowIn(toan())).toMatchObject({ here: true, since: '2018-08-20', cells: { KThk: [90, 1] } });
  expect(await rowIn(other.TOAN)).toBeUndefined();
});

test('a move has a day of its own: bounded by what was written of either class, with words; the same day back takes it back', async () => {
  const third = s.pupils[2]?.id ?? '';
  const place = (classId: number, movedOn: string) =>
    t.db.as(s.as('clerk'), (work) => placePupil(work, s.unit, third, { act: 'move', classId: String(classId), movedOn }));
  const refused = (classId: number, movedOn: string) =>
    place(classId, movedOn).then(
      () => 'not refused',
      (error: { reasons?: { message: string; field?: string }[] }) =>
        error.reasons?.map(({ message, field }) => `${field}: ${message}`).join(' ') ?? String(error),
    );
  const sat = async () =>
    (await t.db.read(s.principal, (work) => enrolmentsOf(work, third))).map(({ className, from, to }) => [className, from, to]);
  const today = t.clock.now();
  t.clock.set(new Date('2018-12-10T08:00:00+07:00'));
  expect(await refused(other.id, '11/12/2018')).toBe('movedOn: Ngày chuyển lớp ở tương lai.');
  expect(await refused(other.id, '31/02/2018')).toMatch(/^movedOn: /);
  expect(await refused(other.id, '')).toBe('movedOn: Ngày viết như 21/12/2006');
  expect(await refused(other.id, '19/08/2018')).toContain('vào lớp 6A từ 20/08/2018');
  await t.db.ownerPool.query(
    `insert into teaching.absence (pupil_id, day, session, unit_id, class_id, school_year, state, recorded_by, recorded_at)
     values ($1, '2018-12-03', 'morning', $2, $3, $4, 'P', 'x', now())`,
    [third, s.unit.id, s.classId, testYear],
  );
  expect(await refused(other.id, '03/12/2018')).toContain('có buổi nghỉ ngày 03/12/2018 ghi ở lớp 6A');
  const { rows: locks } = await t.db.ownerPool.query<{ id: number }>(
    `insert into assessment.lock (unit_id, school_year, class_id, semester, kind, reason, locked_by, locked_by_name, locked_at)
     values ($1, $2, $3, 1, 'approval', 'Duyệt', 'x', 'Hiệu trưởng', '2018-12-06T08:00:00+07:00') returning id`,
    [s.unit.id, testYear, other.id],
  );
  expect(await refused(other.id, '05/12/2018')).toContain('Kết quả lớp 6B đã được duyệt ngày 06/12/2018');
  await t.db.ownerPool.query('update assessment.lock set opened_at = now(), opened_by = $2, opened_by_name = $2 where id = $1', [
    locks[0]?.id,
    'x',
  ]);
  await place(other.id, '05/12/2018');
  expect(await sat()).toEqual(
    expect.arrayContaining([
      ['6B', '2018-12-05', null],
      ['6A', '2018-08-20', '2018-12-05'],
    ]),
  );
  await place(s.classId, '05/12/2018');
  expect(await sat()).toEqual([['6A', '2018-08-20', null]]);
  t.clock.set(today);
});
