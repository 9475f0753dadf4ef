// A pupil comes from another school within the year: what that school recorded stands here, and is not touched there.
import { beforeAll, expect, test } from 'vitest';
import { enterMarks, markSheet, recountClass } from '#modules/assessment/index.ts';
import { printBook } from '#modules/reports/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool, testYear } from '#tests/support/marks.ts';
import { addPupil } from './add-pupil.ts';
import { bringMarks, formerResults } from './bring-marks.ts';
import { placePupil } from './place-pupil.ts';

const t = withDatabase();
let a: TestSchool;
let b: TestSchool;
let arrived = '';
const number = '3612345678';
const system = { kind: 'system', label: 'test' } as const;
const gone = () => a.pupils[0]?.id ?? '';
const refusal = (what: Promise<unknown>) =>
  what.then(
    () => 'not refused',
    (error: { reasons?: { message: string }[] }) => error.reasons?.map(({ message }) => message).join(' ') ?? String(error),
  );
const child = (more: Record<string, unknown> = {}) => ({
  ...{ full_name: 'Nguyễn Văn An', birth_date: '04/03/2007', sex: 'male', class_id: String(b.classId), status: 'arrived' },
  ...{ ministry_id: number, ...more },
});
const whole = (subject: string, value: number | string) =>
  ['KTtx1', 'KTtx2', 'KTtx3', 'KTtx4', 'KTdk1', 'KThk'].map((key) => op(gone(), a.subjects[subject] ?? 0, `HK1.${key}`, value));

beforeAll(async () => {
  a = await aSchoolWithMarks(t.db, 2, 'thcs-cu');
  b = await aSchoolWithMarks(t.db, 2, 'thcs-moi');
  const pool = t.db.ownerPool;
  await pool.query('update people.pupil set ministry_id = $2 where id = $1', [gone(), number]);
  // VAN is not learnt in the new class; of TOAN the old class had a column more.
  await pool.query("update teaching.class_subject set closed_on = '2018-09-01' where id = $1", [b.subjects.VAN]);
  await pool.query(
    `insert into assessment.sheet (class_subject_id, semester, unit_id, columns) values ($1, 1, $2, '[{"key": "KTtx5"}]')`,
    [a.subjects.TOAN, a.unit.id],
  );
  await t.db.as(a.principal, (work) =>
    enterMarks(
      work,
      a.unit,
      [
        ...[...whole('TOAN', 8), op(gone(), a.subjects.TOAN ?? 0, 'HK1.KTtx5', 10), ...whole('VAN', 7)],
        ...[op(gone(), a.subjects.DIA ?? 0, 'HK1.KTtx1', 6), op(gone(), a.subjects.HK ?? 0, 'HK1.HK', 'T')],
      ],
      'grid',
    ),
  );
  await pool.query(
    `insert into teaching.exemption (unit_id, class_subject_id, pupil_id, semester, kind, basis, decided_on, recorded_by)
     values ($1, $2, $3, 1, 'exempt', 'bệnh án số 12', '2018-10-01', 'Hiệu trưởng')`,
    [a.unit.id, a.subjects.TD, gone()],
  );
  await pool.query(
    `insert into teaching.absence (pupil_id, day, session, unit_id, class_id, school_year, state, recorded_by, recorded_at)
     select $1, d, 'morning', $2, $3, $4, 'P', 'x', now() from unnest(array['2018-10-01', '2018-10-02']::date[]) as d`,
    [gone(), a.unit.id, a.classId, testYear],
  );
});

test('as long as the other school has not let the pupil go, nothing but its name is told', async () => {
  const early = await t.db.as(b.as('clerk'), (work) => addPupil(work, b.unit, child({ anyway: 'yes' })));
  expect(early.brought).toBe(false);
  const seen = await t.db.as(b.as('clerk'), (work) => formerResults(work, b.unit, early.id));
  expect(seen).toMatchObject({ state: 'none', why: expect.stringContaining('THCS thcs-cu') });
  expect(await refusal(t.db.as(b.as('clerk'), (work) => bringMarks(work, b.unit, early.id)))).toContain('ghi chuyển đi');
  await t.db.ownerPool.query(
    "update people.pupil set status = 'left', class_id = null, ministry_id = null, name_fold = 'nham' where id = $1",
    [early.id],
  );
});

test('a number alone, of a child born on another day, opens nothing', async () => {
  await t.db.as(a.as('clerk'), (work) =>
    placePupil(work, a.unit, gone(), { act: 'transfer', date: '10/12/2018', reason: 'residence', toUnit: String(b.unit.id) }),
  );
  const other = await t.db.as(b.as('clerk'), (work) =>
    addPupil(work, b.unit, child({ full_name: 'Trần Thị Khác', birth_date: '05/05/2007' })),
  );
  expect(other.brought).toBe(false);
  expect(await refusal(t.db.as(b.as('clerk'), (work) => bringMarks(work, b.unit, other.id)))).toContain('khác ngày sinh');
  await t.db.ownerPool.query("update people.pupil set status = 'left', class_id = null, ministry_id = null where id = $1", [
    other.id,
  ]);
});

test('marks stand in the sheets of the new class, with where they came from; what does not fit is kept to be read', async () => {
  const added = await t.db.as(b.as('clerk'), (work) => addPupil(work, b.unit, child()));
  arrived = added.id;
  expect(added.brought).toBe(true);
  const sheet = async (subject: string) =>
    (await t.db.read(b.principal, (work) => markSheet(work, b.subjects[subject] ?? 0, 1))).rows.find((row) => row.id === arrived);
  expect(await sheet('TOAN')).toMatchObject({ cells: { KTtx1: [80, 1], KTtx5: [100, 1], KThk: [80, 1] }, mean: 82 });
  expect(await sheet('DIA')).toMatchObject({ cells: { KTtx1: [60, 1] }, mean: null });
  expect(await sheet('HK')).toMatchObject({ cells: { HK: ['T', 1] }, comment: 'T' });
  expect(await sheet('TD')).toMatchObject({ excused: 'exempt' });
  const { rows } = await t.db.ownerPool.query(`select distinct via, reason from assessment.mark_change where pupil_id = $1`, [
    arrived,
  ]);
  expect(rows).toEqual([{ via: 'move', reason: 'Chuyển từ THCS thcs-cu, lớp 6A' }]);
  const results = await t.db.as(b.as('clerk'), (work) => formerResults(work, b.unit, arrived));
  expect(results.state === 'taken' && results.taken.record.sheets.map(({ subject, taken }) => [subject, taken]).sort()).toEqual([
    ...[
      ['DIA', 'cells'],
      ['HK', 'cells'],
      ['TOAN', 'cells'],
      ['VAN', 'read'],
    ],
  ]);
});

test('absences count on, results follow, the teacher here goes on from there', async () => {
  await t.db.as(system, (work) => recountClass(work, b.classId));
  const { rows } = await t.db.ownerPool.query(
    'select conduct, absent_with_leave, subjects from assessment.result where pupil_id = $1 and period = 1',
    [arrived],
  );
  expect(rows[0]).toMatchObject({ conduct: 'T', absent_with_leave: 2, subjects: { TOAN: 82, TD: 'MIEN' } });
  expect((await t.db.as(system, (work) => recountClass(work, b.classId))).changed).toEqual({ rows: 0, results: 0, counters: 0 });
  const cells = await t.db.as(b.teacher('TOAN'), (work) =>
    enterMarks(work, b.unit, [op(arrived, b.subjects.TOAN ?? 0, 'HK1.KTtx1', 9, 1)], 'grid'),
  );
  expect(cells[0]).toMatchObject({ state: 'saved', version: 2 });
});

test('the former school keeps what it recorded, sees who took it over, and writes no more', async () => {
  const { rows } = await t.db.read(a.principal, (work) => markSheet(work, a.subjects.TOAN ?? 0, 1));
  expect(rows.find((row) => row.id === gone())).toMatchObject({ here: false, cells: { KTtx1: [80, 1] }, mean: 82 });
  const cells = await t.db.as(a.principal, (work) =>
    enterMarks(work, a.unit, [op(gone(), a.subjects.TOAN ?? 0, 'HK1.KTtx1', 3, 1)], 'grid'),
  );
  expect(cells[0]).toMatchObject({ state: 'refused', code: 'left' });
  const { rows: log } = await t.db.ownerPool.query(
    "select unit_id, action from audit.entry where action in ('people.bring-marks', 'people.marks-brought') order by action",
  );
  expect(log).toEqual([
    { unit_id: b.unit.id, action: 'people.bring-marks' },
    { unit_id: a.unit.id, action: 'people.marks-brought' },
  ]);
  const { rows: seen } = await t.db.read(a.principal, (work) => markSheet(work, a.subjects.TOAN ?? 0, 1));
  expect(seen.some((row) => row.id === arrived)).toBe(false);
});

test('once is enough, and the học bạ says where the results are from', async () => {
  expect(await refusal(t.db.as(b.as('clerk'), (work) => bringMarks(work, b.unit, arrived)))).toContain('đã được nhận');
  const book = await t.db.as(b.principal, (work) =>
    printBook(work, {
      ...{ unit: b.unit, kind: 'hoc-ba', schoolYear: testYear, period: 1, classId: b.classId, pupil: arrived },
      urlOf: (label) => `http://${label}.namdinh.localhost/`,
    }),
  );
  const { content } = (
    book.paper.data as { sheets: { content: { years: { cameFrom?: string }[]; path: { school: string }[] } }[] }
  ).sheets[0] as { content: { years: { cameFrom?: string }[]; path: { school: string }[] } };
  expect(content.years.at(-1)?.cameFrom).toBe(
    'Chuyển từ Trường THCS thcs-cu (lớp 6A) ngày 10/12/2018; kết quả học kỳ I do trường cũ ghi.',
  );
  expect(content.path.map(({ school }) => school)).toEqual(['Trường THCS thcs-cu', 'Trường THCS thcs-moi']);
});

test('whom the old school has let go to a third one is taken in when somebody says so', async () => {
  const [second = { id: '' }] = a.pupils.slice(1);
  await t.db.ownerPool.query(
    "update people.pupil set ministry_id = '3699999999', full_name = 'Trần Thị Bình', birth_date = '2007-05-06' where id = $1",
    [second.id],
  );
  const third = 'THCS Trần Đăng Ninh, thành phố Nam Định';
  await t.db.as(a.as('clerk'), (work) =>
    placePupil(work, a.unit, second.id, { act: 'transfer', date: '10/12/2018', reason: 'residence', toSchool: third }),
  );
  const add = (more: object) =>
    t.db.as(b.as('clerk'), (work) =>
      addPupil(
        work,
        b.unit,
        child({ full_name: 'Trần Thị Bình', birth_date: '06/05/2007', sex: 'female', ministry_id: '3699999999', ...more }),
      ),
    );
  expect(await refusal(add({}))).toContain(`chuyển đến ${third}, không phải ${b.unit.shortName}`);
  const { id } = await add({ ministry_id: '' });
  await t.db.ownerPool.query("update people.pupil set ministry_id = '3699999999' where id = $1", [id]);
  const bring = (anyway: boolean) => t.db.as(b.as('clerk'), (work) => bringMarks(work, b.unit, id, anyway));
  expect(await refusal(bring(false))).toContain(`chuyển đến ${third}, không phải trường này`);
  await bring(true);
  await t.db.ownerPool.query("update people.pupil set status = 'left', ministry_id = null, name_fold = 'nham' where id = $1", [
    id,
  ]);
  expect((await add({ anyway: 'yes' })).brought).toBe(true);
});
