// Marks from the keyboard to the result, on the real database: what is kept, what is refused with which words, what two writers see.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool } from '#tests/support/marks.ts';
import { enterMarks } from './commands/enter-marks.ts';
import type { CellAnswer } from './commands/mark-op.ts';
import { refreshResults } from './commands/refresh-results.ts';
import { markSheet } from './queries/mark-sheet.ts';

const t = withDatabase();
let s: TestSchool;
const enter = (subject: string, ops: unknown[], actor = s.teacher(subject)) =>
  t.db.as(actor, (work) => enterMarks(work, s.unit, ops, 'grid'));
const one = async (subject: string, mark: ReturnType<typeof op>, actor = s.teacher(subject)): Promise<CellAnswer> =>
  (await enter(subject, [mark], actor))[0] as CellAnswer;
const pupil = (i: number) => s.pupils[i]?.id ?? '';
const subject = (code: string) => s.subjects[code] ?? 0;
const stored = async <T>(text: string, values: unknown[] = []) => (await t.db.ownerPool.query(text, values)).rows as T[];

beforeAll(async () => {
  s = await aSchoolWithMarks(t.db, 6);
});

const typed: [string | number, string, string][] = [
  ['abc', 'refused', 'không phải một điểm'],
  ['-3', 'refused', 'nhỏ hơn 0'],
  ['11', 'refused', 'lớn hơn 10'],
  ['8;5', 'refused', 'dấu chấm phẩy'],
  ['8.55', 'refused', 'hơn một chữ số'],
  ['8,5', 'saved', ''],
];
test.each(typed)('%s is %s', async (value, state, words) => {
  const answer = await one('TOAN', op(pupil(0), subject('TOAN'), 'HK1.KTtx1', value));
  expect(answer.state).toBe(state);
  expect(answer.reason ?? '').toContain(words);
  if (state === 'refused')
    expect(await stored('select from assessment.mark_change where class_subject_id = $1', [subject('TOAN')])).toEqual([]);
});

test('an operation sent twice is stored once and answered alike', async () => {
  const mark = op(pupil(1), subject('TOAN'), 'HK1.KTtx1', 7);
  expect((await one('TOAN', mark)).version).toBe(1);
  expect(await one('TOAN', mark)).toMatchObject({ state: 'saved', version: 1 });
  expect(await stored('select version from assessment.mark_change where op_id = $1', [mark.opId])).toEqual([{ version: 1 }]);
});

test('the same operation from two lines at once is stored once', async () => {
  const mark = op(pupil(2), subject('TOAN'), 'HK1.KTtx1', 9);
  const answers = await Promise.all([one('TOAN', mark), one('TOAN', mark), one('TOAN', mark)]);
  expect(answers.map(({ state, version }) => [state, version])).toEqual([
    ['saved', 1],
    ['saved', 1],
    ['saved', 1],
  ]);
});

test('the second of two teachers in one cell sees the conflict, and what the first wrote', async () => {
  await one('VAN', op(pupil(0), subject('VAN'), 'HK1.KTtx1', '6'));
  const answer = await one('VAN', op(pupil(0), subject('VAN'), 'HK1.KTtx1', '9'), s.principal);
  expect(answer).toMatchObject({ state: 'conflict', version: 1, theirs: { value: 60, shown: '6', by: 'Giáo viên VAN' } });
  // Nothing was lost on either side: the choice is stored with the version it was made against.
  expect(await one('VAN', op(pupil(0), subject('VAN'), 'HK1.KTtx1', '9', 1), s.principal)).toMatchObject({
    state: 'saved',
    version: 2,
  });
  const history = await stored(
    'select old, new, changed_by_name from assessment.mark_change where class_subject_id = $1 order by id',
    [subject('VAN')],
  );
  expect(history).toEqual([
    { old: null, new: 60, changed_by_name: 'Giáo viên VAN' },
    { old: 60, new: 90, changed_by_name: 'Hiệu trưởng Thử' },
  ]);
});

test('two operations on one cell in one list: the second is told what the first has just written, by whom and when', async () => {
  const [van, mark] = [
    subject('VAN'),
    (value: string, version: number) => op(pupil(3), subject('VAN'), 'HK1.KTtx1', value, version),
  ];
  await enter('VAN', [mark('6', 0)], s.principal);
  t.clock.set(new Date('2018-12-10T09:30:00+07:00'));
  const cells = await enter('VAN', [mark('7', 1), mark('8', 1)]);
  expect(cells[1]).toMatchObject({
    ...{ state: 'conflict', version: 2, reason: 'Chính bạn vừa ghi 7 vào ô này. Chọn giữ điểm nào.' },
    theirs: { value: 70, shown: '7', by: 'Giáo viên VAN', at: '2018-12-10T02:30:00.000Z' },
  });
  t.clock.set(new Date('2018-12-10T08:00:00+07:00'));
  expect(
    await stored('select new from assessment.mark_change where class_subject_id = $1 and pupil_id = $2 order by id', [
      van,
      pupil(3),
    ]),
  ).toEqual([{ new: 60 }, { new: 70 }]);
});

test('who does not teach the subject enters nothing; who handed over is told since when', async () => {
  const other = await one('LY', op(pupil(0), subject('LY'), 'HK1.KTtx1', 8), s.teacher('SU'));
  expect(other.state).toBe('refused');
  expect(other.reason).toContain('Giáo viên LY');
  await t.db.ownerPool.query(
    "update teaching.assignment set valid_to = '2018-11-30' where class_subject_id = $1 and semester = 1",
    [subject('LY')],
  );
  await t.db.ownerPool.query(
    "insert into teaching.assignment (unit_id, class_subject_id, staff_id, semester, valid_from) values ($1, $2, $3, 1, '2018-12-01')",
    [s.unit.id, subject('LY'), s.staffOf('SU')],
  );
  expect((await one('LY', op(pupil(0), subject('LY'), 'HK1.KTtx1', 8))).reason).toContain('đến 30/11/2018');
  expect((await one('LY', op(pupil(0), subject('LY'), 'HK1.KTtx1', 8), s.teacher('SU'))).state).toBe('saved');
});

test('pupils of other classes, pupils who left, the excused and unknown columns are refused; the rest of the list is kept', async () => {
  await t.db.ownerPool.query("update people.pupil set status = 'moved_away', class_id = null where id = $1", [pupil(5)]);
  await t.db.ownerPool.query(
    "update classes.enrolment set valid_to = '2018-10-01', end_kind = 'left_school' where pupil_id = $1",
    [pupil(5)],
  );
  await t.db.ownerPool.query(
    "insert into teaching.exemption (unit_id, class_subject_id, pupil_id, semester, kind, decided_on, recorded_by) values ($1, $2, $3, 1, 'exempt', '2018-09-01', 'x')",
    [s.unit.id, subject('TD'), pupil(4)],
  );
  const td = subject('TD');
  const cells = await enter('TD', [
    op(randomUUID(), td, 'HK1.KTtx1', 'Đ'),
    op(pupil(5), td, 'HK1.KTtx1', 'Đ'),
    op(pupil(4), td, 'HK1.KTtx1', 'Đ'),
    op(pupil(0), td, 'HK1.KTtx99', 'Đ'),
    op(pupil(0), td, 'HK1.KTtx1', '8'),
    op(pupil(0), td, 'HK1.KTtx1', 'Đ'),
  ]);
  expect(cells.map(({ state, code }) => [state, code])).toEqual([
    ['refused', 'pupil'],
    ['refused', 'left'],
    ['refused', 'excused'],
    ['refused', 'column'],
    ['refused', 'value'],
    ['saved', undefined],
  ]);
});

test('a locked column says who locked it and how to open it; a granted request opens its cells to who asked', async () => {
  const su = subject('SU');
  const { rows } = await t.db.ownerPool.query<{ id: number }>(
    `insert into assessment.lock (unit_id, school_year, class_id, class_subject_id, semester, "column", kind, reason, locked_by, locked_by_name, locked_at)
     values ($1, '2018-2019', $2, $3, 1, 'KTtx1', 'principal', 'chốt điểm miệng', 'x', 'Hiệu trưởng Thử', '2018-12-09T08:00:00+07:00') returning id`,
    [s.unit.id, s.classId, su],
  );
  const locked = await one('SU', op(pupil(0), su, 'HK1.KTtx1', 8));
  expect(locked).toMatchObject({ state: 'locked', code: 'principal' });
  expect(locked.reason).toContain('Hiệu trưởng Thử khóa ngày 09/12/2018: chốt điểm miệng');
  expect((await one('SU', op(pupil(0), su, 'HK1.KTtx2', 8))).state).toBe('saved');
  await t.db.ownerPool.query(
    `insert into assessment.unlock_request (unit_id, class_subject_id, semester, cells, reason, asked_by, asked_by_name, asked_at, state, open_until)
     values ($1, $2, 1, $3, 'chấm nhầm bài của hai em', 'gv-SU-thcs-thu', 'Giáo viên SU', now(), 'granted', '2018-12-10T10:00:00+07:00')`,
    [s.unit.id, su, JSON.stringify([{ pupil: pupil(0), column: 'KTtx1' }])],
  );
  expect((await one('SU', op(pupil(1), su, 'HK1.KTtx1', 8))).state).toBe('locked');
  expect((await one('SU', op(pupil(0), su, 'HK1.KTtx1', 8))).state).toBe('saved');
  t.clock.set(new Date('2018-12-10T10:00:01+07:00'));
  expect((await one('SU', op(pupil(0), su, 'HK1.KTtx1', 9, 1))).state).toBe('locked');
  t.clock.set(new Date('2018-12-10T08:00:00+07:00'));
  await t.db.ownerPool.query('update assessment.lock set opened_at = now() where id = $1', [rows[0]?.id]);
});

test('a mark on a day on which the pupil was absent is asked about', async () => {
  const dia = subject('DIA');
  await t.db.ownerPool.query(
    'insert into assessment.sheet (class_subject_id, semester, unit_id, columns) values ($1, 1, $2, $3)',
    [dia, s.unit.id, JSON.stringify([{ key: 'KTtx1', on: '2018-10-01' }])],
  );
  await t.db.ownerPool.query(
    `insert into teaching.absence (pupil_id, day, session, unit_id, class_id, school_year, state, recorded_by, recorded_at)
     values ($1, '2018-10-01', 'morning', $2, $3, '2018-2019', 'K', 'x', now())`,
    [pupil(3), s.unit.id, s.classId],
  );
  const mark = op(pupil(3), dia, 'HK1.KTtx1', 8);
  expect(await one('DIA', mark)).toMatchObject({ state: 'refused', code: 'absent' });
  expect(await one('DIA', { ...mark, confirm: true } as typeof mark)).toMatchObject({ state: 'saved', version: 1 });
});

test('a semester is complete when everything is there: means, level, conduct, title and the counter follow in the same act', async () => {
  const id = pupil(1);
  const sheets: [string, string[]][] = [
    ...(['VAN', 'TOAN', 'NN', 'LY', 'SINH', 'SU', 'DIA', 'GDCD', 'CN'] as const).map((code): [string, string[]] => [code, []]),
    ...(['TD', 'AN', 'MT'] as const).map((code): [string, string[]] => [code, []]),
  ];
  for (const [code] of sheets) {
    const { context, rows } = await t.db.read(s.principal, (work) => markSheet(work, subject(code), 1));
    const row = rows.find((r) => r.id === id);
    const ops = context.sheet.columns
      .filter(({ scale }) => scale.as !== 'text')
      .map(({ key, scale }) => op(id, subject(code), `HK1.${key}`, scale.as === 'comment' ? 'Đ' : 8, row?.cells[key]?.[1] ?? 0));
    const cells = await enter(code, ops, s.principal);
    expect(cells.every(({ state }) => state === 'saved')).toBe(true);
  }
  const result = async () =>
    (
      await stored<Record<string, unknown>>(
        'select subjects, overall_mean, level, conduct, title, complete from assessment.result where pupil_id = $1 and period = 1',
        [id],
      )
    )[0];
  expect(await result()).toMatchObject({ overall_mean: 80, level: 'G', conduct: null, title: null, complete: false });
  expect((await one('HK', op(id, subject('HK'), 'HK1.HK', 'Tốt'), s.homeroom)).state).toBe('saved');
  expect(await result()).toMatchObject({
    level: 'G',
    conduct: 'T',
    title: 'HSG',
    complete: true,
    subjects: { TOAN: 80, TD: 'Đ' },
  });
  const counted = () => stored('select complete from assessment.counter where class_id = $1 and semester = 1', [s.classId]);
  expect(await counted()).toEqual([{ complete: 1 }]);
  // Taken back: the mean, the level and the count go with it.
  await one('TOAN', op(id, subject('TOAN'), 'HK1.KThk', null, 1));
  expect(await result()).toMatchObject({ level: null, complete: false });
  expect(await counted()).toEqual([{ complete: 0 }]);
});

test('two teachers of one pupil at once: the result has both', async () => {
  const id = pupil(1);
  await Promise.all([
    one('TOAN', op(id, subject('TOAN'), 'HK1.KThk', 10, 2)),
    one('VAN', op(id, subject('VAN'), 'HK1.KThk', 10, 1)),
    one('NN', op(id, subject('NN'), 'HK1.KThk', 10, 1)),
  ]);
  const [kept] = await stored<{ subjects: Record<string, number>; inputs_hash: Buffer; level: string }>(
    'select subjects, level, inputs_hash from assessment.result where pupil_id = $1 and period = 1',
    [id],
  );
  const means = await stored<{ subject: string; mean: number }>(
    `select s.subject, m.mean from assessment.mark_row m join teaching.class_subject s on s.id = m.class_subject_id
     where m.pupil_id = $1 and m.semester = 1 and m.mean is not null`,
    [id],
  );
  for (const { subject: code, mean } of means) expect(kept?.subjects[code]).toBe(mean);
  // Computed again it is the same: nothing went stale.
  await t.db.as(s.principal, (work) => refreshResults(work, s.classId, [id]));
  const [again] = await stored<{ inputs_hash: Buffer; version: number }>(
    'select inputs_hash from assessment.result where pupil_id = $1 and period = 1',
    [id],
  );
  expect(again?.inputs_hash.equals(kept?.inputs_hash ?? Buffer.alloc(0))).toBe(true);
});
