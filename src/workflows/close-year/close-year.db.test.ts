// A year is closed twice, the waiting ones follow, all of it is taken back; and what stands in the way is said.
import { beforeAll, expect, test } from 'vitest';
import { isRefused } from '#kernel/refusal.ts';
import { approveResults, decidePupil, enterMarks, recountClass } from '#modules/assessment/index.ts';
import { openClasses } from '#modules/classes/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool } from '#tests/support/marks.ts';
import { placePupil } from '#workflows/place-pupil/place-pupil.ts';
import { closeYear, reopenYear } from './close-year.ts';
import { rolloverPlan } from './preview.ts';

const t = withDatabase();
let s: TestSchool;
const year = '2018-2019';
const pupil = (i: number) => s.pupils[i]?.id ?? '';
const close = (who = s.principal) => t.db.as(who, (work) => closeYear(work, s.unit, year, s.classId));
const reopen = (who = s.principal) => t.db.as(who, (work) => reopenYear(work, s.unit, year, s.classId));
const refusal = async (part: Promise<unknown>): Promise<string> => {
  try {
    await part;
  } catch (error) {
    if (isRefused(error)) return error.reasons.map(({ message }) => message).join('\n');
    throw error;
  }
  throw new Error('nothing was refused');
};
const state = async () =>
  (
    await t.db.ownerPool.query(
      `select p.id, p.grade, p.status, p.repeated, c.name as class, c.school_year as year, p.class_id,
         (select count(*)::int from classes.enrolment e where e.pupil_id = p.id and e.valid_to is null) as seats
       from people.pupil p left join classes.class c on c.id = p.class_id where p.unit_id = $1 order by p.full_name`,
      [s.unit.id],
    )
  ).rows;

beforeAll(async () => {
  s = await aSchoolWithMarks(t.db, 3);
  // All three are decided by the principal: one goes up, one stays, one is left waiting by hand.
  await t.db.ownerPool.query('update people.pupil set disability_exempt = true where unit_id = $1', [s.unit.id]);
  await t.db.as(s.principal, (work) => recountClass(work, s.classId));
  const decide = (i: number, decision: 'LEN_LOP' | 'O_LAI') =>
    t.db.as(s.principal, (work) =>
      decidePupil(work, s.unit, { classId: s.classId, pupil: pupil(i), decision, reason: 'kế hoạch cá nhân' }),
    );
  await decide(0, 'LEN_LOP');
  await decide(1, 'O_LAI');
  await t.db.ownerPool.query(
    "update assessment.result set decision = 'KIEM_TRA_LAI', decided_by = 'x' where pupil_id = $1 and period = 3",
    [pupil(2)],
  );
});

test('too early, not approved, without a next year, by a teacher: each is said', async () => {
  const said = await refusal(close());
  expect(said).toContain('Học kỳ II chưa kết thúc');
  expect(said).toContain('Sở chưa mở năm học 2019-2020');
  expect(said).toContain('chưa được duyệt');
  expect(await refusal(close(s.homeroom))).toContain('hiệu trưởng');
  expect(await refusal(reopen())).toContain('chưa kết chuyển');
});

test('closed: up, again, waiting; the old class is read-only; closed again changes nothing', async () => {
  t.clock.set(new Date('2019-05-27T08:00:00+07:00'));
  await t.db.ownerPool.query(
    `insert into classes.school_year (code, starts_on, ends_on, semester1_starts_on, semester1_ends_on, semester2_starts_on, semester2_ends_on)
     values ('2019-2020', '2019-08-19', '2020-05-25', '2019-08-19', '2020-01-04', '2020-01-06', '2020-05-16')`,
  );
  await t.db.as(s.principal, (work) => approveResults(work, s.unit, { classId: s.classId, period: 3 }));
  const plan = await t.db.read(s.principal, (work) => rolloverPlan(work, s.unit, year));
  expect(plan.classes[0]?.counts).toEqual({ up: 1, stay: 1, wait: 1, leave: 0, open: 0 });
  const before = await state();
  expect(await close()).toEqual({ moved: 2, waiting: 1, opened: 2 });
  const after = await state();
  expect(after.map(({ class: c, year: y, grade, repeated, seats }) => [c, y, grade, repeated, seats])).toEqual([
    ['7A', '2019-2020', '07', false, 1],
    ['6A', '2019-2020', '06', true, 1],
    ['6A', year, '06', false, 1],
  ]);
  expect(await refusal(close())).toContain('chờ kết quả');
  expect(await state()).toEqual(after);

  // August: the one who waited goes up too, into the class that is there; now the year is over for the class.
  await t.db.ownerPool.query("update assessment.result set decision = 'LEN_LOP' where pupil_id = $1 and period = 3", [pupil(2)]);
  expect(await close()).toEqual({ moved: 1, waiting: 0, opened: 0 });
  expect(await close()).toEqual({ moved: 0, waiting: 0, opened: 0 });
  const { rows: frozen } = await t.db.ownerPool.query(
    'select frozen_at is not null as frozen from assessment.class_rules where class_id = $1',
    [s.classId],
  );
  expect(frozen).toEqual([{ frozen: true }]);
  const toan = s.subjects.TOAN ?? 0;
  const answer = await t.db.as(s.principal, (work) => enterMarks(work, s.unit, [op(pupil(0), toan, 'HK2.KThk', 9)], 'grid'));
  expect(answer[0]?.state).not.toBe('saved');

  // Taken back, everything is as it was, and the classes that were opened for it are gone.
  expect(await reopen()).toEqual({ back: 3 });
  expect(await state()).toEqual(before);
  const { rows: classes } = await t.db.ownerPool.query('select count(*)::int as n from classes.class where unit_id = $1', [
    s.unit.id,
  ]);
  expect(classes).toEqual([{ n: 1 }]);
  expect(await refusal(reopen())).toContain('chưa kết chuyển');
});

test('two who close at once: one closes, the other finds it closed', async () => {
  expect(await Promise.all([close(), close()]).then((both) => both.map(({ moved }) => moved).sort())).toEqual([0, 3]);
  // June: who is in the next year already changes class there, and never back into the class that is closed.
  const [up] = await t.db.as(s.principal, (work) => openClasses(work, s.unit.id, '2019-2020', [{ name: '7B', grade: '07' }]));
  const [first] = await state();
  const move = (classId: number) =>
    t.db.as(s.principal, (work) => placePupil(work, s.unit, pupil(0), { act: 'move', classId: String(classId) }));
  expect(await refusal(move(s.classId))).toContain('Chọn một lớp của trường trong năm học này');
  await move(up?.id ?? 0);
  expect((await state())[0]).toMatchObject({ class: '7B', year: '2019-2020', seats: 1 });
  await move(first.class_id);
  await reopen();
});

test('once the new year has marks, or a pupil has moved on, it stays', async () => {
  expect((await close()).moved).toBe(3);
  const [first] = await state();
  const { rows } = await t.db.ownerPool.query<{ id: number }>(
    `insert into teaching.class_subject (unit_id, class_id, school_year, subject, kind, periods1, periods2, position)
     values ($1, $2, '2019-2020', 'TOAN', 'subject', 40, 40, 1) returning id`,
    [s.unit.id, first.class_id],
  );
  const answer = await t.db.as(s.principal, (work) =>
    enterMarks(work, s.unit, [op(pupil(0), rows[0]?.id ?? 0, 'HK1.KTtx1', 8)], 'grid'),
  );
  expect(answer[0]?.state).toBe('saved');
  expect(await refusal(reopen())).toContain('đã có điểm của Nguyễn Văn An');
  await t.db.ownerPool.query('update people.pupil set class_id = null where id = $1', [pupil(1)]);
  expect(await refusal(reopen())).toContain('Nguyễn Văn Bình đã đổi lớp');
});
