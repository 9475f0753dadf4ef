// A timetable from the first empty version to the page of the school: written, clashing, refused, imported twice, put in force.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { isRefused } from '#kernel/refusal.ts';
import { openClasses } from '#modules/classes/index.ts';
import {
  createTimetable,
  followAssignments,
  importTimetable,
  type LessonForm,
  lessonsOf,
  openTimetableFile,
  previewTimetable,
  publicClasses,
  publicLessons,
  publicTimetables,
  publishTimetable,
  removeTimetable,
  saveLessons,
  stampOf,
  timetableById,
  timetableGround,
  timetableRows,
} from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { withDatabase } from './support/db.ts';
import { aSchoolWithMarks, type TestSchool, testYear } from './support/marks.ts';

const t = withDatabase();
let school: TestSchool;
let second = 0;
let maths = 0;
const words = (part: Promise<unknown>) =>
  part.then(
    () => 'taken',
    (error: unknown) => {
      if (!isRefused(error)) throw error;
      return error.reasons.map((reason) => reason.message).join(' | ');
    },
  );
const as = <T>(part: (work: Work) => Promise<T>, actor = school.as('clerk')) => t.db.as(actor, part);
const lesson = (
  weekday: number,
  period: number,
  subjectId: number | null,
  staffId: string | null,
  more: Partial<LessonForm> = {},
): LessonForm => ({
  ...{ weekday, session: 'morning', period, subjectId, activity: null, staffId, room: null },
  ...more,
});
const ends: LessonForm[] = [
  lesson(2, 1, null, null, { activity: 'flag' }),
  lesson(7, 5, null, null, { activity: 'class_meeting' }),
];
const lessons = (id: number, classId?: number) => as((work) => lessonsOf(work, id, classId));

beforeAll(async () => {
  school = await aSchoolWithMarks(t.db);
  const [opened] = await as((work) => openClasses(work, school.unit.id, testYear, [{ name: '6B', grade: '06' }]));
  second = opened?.id ?? 0;
  const { rows } = await t.db.ownerPool.query<{ id: number }>(
    `insert into teaching.class_subject (unit_id, class_id, school_year, subject, periods1, periods2, position) values ($1, $2, $3, 'TOAN', 40, 40, 1) returning id`,
    [school.unit.id, second, testYear],
  );
  maths = rows[0]?.id ?? 0;
  await t.db.ownerPool.query(
    `insert into teaching.assignment (unit_id, class_subject_id, staff_id, semester, valid_from) values ($1, $2, $3, 1, '2018-08-20')`,
    [school.unit.id, maths, school.staffOf('TOAN')],
  );
});

const made = (more: Partial<Parameters<typeof createTimetable>[3]> = {}) =>
  as((work) => createTimetable(work, school.unit, testYear, { name: 'Từ tuần 17', semester: '1', from: '10/12/2018', ...more }));

test('only the school makes one, with a name, on a day of its semester', async () => {
  expect(
    await words(as((work) => createTimetable(work, school.unit, testYear, { name: 'x', semester: '1', from: '1/3/2019' }))),
  ).toContain('Ghi tên');
  expect(await words(made({ from: '01/03/2019' }))).toMatch(/ngoài học kỳ I \(20\/08\/2018/);
  expect(
    await words(
      t.db.as(school.teacher('TOAN'), (work) =>
        createTimetable(work, school.unit, testYear, { name: 'Của tôi', semester: '1', from: '10/12/2018' }),
      ),
    ),
  ).toContain('do hiệu trưởng và văn thư');
});

test('a draft follows the assignments after a hand-over, once; a lesson without a teacher gets the one', async () => {
  const id = await made();
  const of = school.subjects.TOAN ?? 0;
  await as((work) =>
    saveLessons(
      work,
      school.unit,
      id,
      school.classId,
      [...ends, lesson(3, 2, of, school.staffOf('VAN')), lesson(4, 2, of, null)],
      '',
    ),
  );
  expect(await as((work) => followAssignments(work, school.unit, id))).toBe(2);
  const of6a = await lessons(id, school.classId);
  expect(of6a.filter((one) => one.subjectId === of).map((one) => one.staffId)).toEqual([
    school.staffOf('TOAN'),
    school.staffOf('TOAN'),
  ]);
  expect(await as((work) => followAssignments(work, school.unit, id))).toBe(0);
});

test('a draft may clash, but is not put in force so; then it is, and is changed no more', async () => {
  const id = await made();
  const teacher = school.staffOf('TOAN');
  const of = school.subjects.TOAN ?? 0;
  await as((work) =>
    saveLessons(work, school.unit, id, school.classId, [...ends, lesson(3, 2, of, teacher, { room: 'P1' })], ''),
  );
  await as((work) => saveLessons(work, school.unit, id, second, [...ends, lesson(3, 2, maths, teacher)], ''));
  const version = (await as((work) => timetableById(work, school.unit.id, id)))?.version ?? 0;
  const publish = (from: string, at: number) => as((work) => publishTimetable(work, school.unit, id, { from, version: at }));
  expect(await words(publish('10/12/2018', version))).toMatch(/dạy 2 lớp cùng lúc: 6A, 6B \(thứ Ba, sáng, tiết 2\)/);
  expect(await t.db.portal((work) => publicTimetables(work, school.unit.id))).toEqual([]);

  // Whoever looked at an older week is told, and nothing is lost.
  const seen = stampOf(await lessons(id, second));
  const moved = [...ends, lesson(4, 2, maths, teacher)];
  expect(await words(as((work) => saveLessons(work, school.unit, id, second, moved, '')))).toContain(
    'vừa sửa thời khóa biểu lớp 6B',
  );
  expect(await words(as((work) => saveLessons(work, school.unit, id, second, [lesson(4, 2, of, teacher)], seen)))).toContain(
    '6B không học môn này',
  );
  await as((work) => saveLessons(work, school.unit, id, second, moved, seen));
  expect(await words(publish('10/12/2018', version))).toContain('vừa được người khác sửa');
  expect(await words(publish('', version + 1))).toContain('Ghi ngày bắt đầu áp dụng');
  await publish('10/12/2018', version + 1);
  expect(await words(as((work) => saveLessons(work, school.unit, id, second, [], stampOf(moved as never))))).toContain(
    'đã áp dụng nên không sửa',
  );
  expect(await words(as((work) => removeTimetable(work, school.unit, id)))).toContain('đã áp dụng');

  // Citizens read subject and room; who teaches is nowhere in what they may read.
  await t.db.portal(async (work) => {
    const [now] = await publicTimetables(work, school.unit.id);
    expect(await publicClasses(work, now?.id ?? 0)).toMatchObject([{ slug: '6a' }, { slug: '6b' }]);
    expect(await publicLessons(work, now?.id ?? 0, '6a')).toContainEqual({
      weekday: 3,
      session: 'morning',
      period: 2,
      title: 'Toán',
      room: 'P1',
    });
  });
  await expect(t.db.portal((work) => lessonsOf(work, id))).rejects.toThrow(/permission denied/);
  const { rows } = await t.db.ownerPool.query(
    "select action from audit.entry where object_kind = 'timetable' and object_id = $1 order by id",
    [id],
  );
  expect(rows.map((row: { action: string }) => row.action)).toEqual([
    ...[
      'teaching.create-timetable',
      'teaching.save-lessons',
      'teaching.save-lessons',
      'teaching.save-lessons',
      'teaching.publish-timetable',
    ],
  ]);
});

test('a copy for a later day is shown from that day on; a day before the last one is refused', async () => {
  const [first] = await t.db.portal((work) => publicTimetables(work, school.unit.id));
  const id = await made({ name: 'Bản mới', from: '17/12/2018', copy: String(first?.id) });
  expect((await lessons(id)).length).toBe((await lessons(first?.id ?? 0)).length);
  const publish = (from: string) => as((work) => publishTimetable(work, school.unit, id, { from, version: 1 }));
  expect(await words(publish('09/12/2018'))).toContain('“Từ tuần 17” áp dụng từ 10/12/2018');
  await publish('17/12/2018');
  const shown = () => t.db.portal(async (work) => (await publicTimetables(work, school.unit.id)).map((one) => one.validFrom));
  expect(await shown()).toEqual(['2018-12-10', '2018-12-17']);
  const was = t.clock.now();
  t.clock.set(new Date('2018-12-17T07:00:00+07:00'));
  expect(await shown()).toEqual(['2018-12-17']);
  t.clock.set(was);
});

test('a workbook goes in and comes out in one layout; the same file again changes nothing', async () => {
  const id = await made({ name: 'Nhập' });
  const sheet = (rows: string[][]) => writeSheet('TKB', ['Thứ', 'Buổi', 'Tiết', '6A', '6B'], rows);
  const bytes = await sheet([
    ['Thứ Hai', 'Sáng', '1', 'Chào cờ', 'Chào cờ'],
    ['Thứ Hai', 'Sáng', '2', 'Toán', 'Văn'],
    ['Thứ Ba', 'Sáng', '1', 'Ngữ văn - Giáo viên VAN thcs-thu', 'Toán - Giáo viên LY thcs-thu'],
  ]);
  const open = (content: Uint8Array) => openTimetableFile('tkb.xlsx', content);
  const file = await open(bytes);
  const look = () =>
    as(async (work) => {
      const timetable = await timetableById(work, school.unit.id, id);
      if (!timetable) throw new Error('made above');
      return previewTimetable(work, school.unit, timetable, file);
    });
  const preview = await look();
  expect(preview.counts).toEqual({ same: 0, sure: 4, doubtful: 1, refused: 1, cleared: 0 });
  expect(preview.cells.find((cell) => cell.verdict === 'refused')?.why).toContain('Các môn của lớp: Toán');
  const apply = (withDoubtful: boolean, digest = file.digest) =>
    as((work) => importTimetable(work, school.unit, id, file, { withDoubtful, digest }));
  expect(await words(apply(true, 'another'))).toContain('khác tệp đã xem trước');
  expect(await apply(false)).toBe(4);
  expect(await apply(false)).toBe(0);
  expect(await apply(true)).toBe(1);
  expect((await look()).counts).toEqual({ same: 5, sure: 0, doubtful: 0, refused: 1, cleared: 0 });

  // What is exported is read back as what it was.
  const { header, rows } = await as(async (work) =>
    timetableRows(await lessonsOf(work, id), await timetableGround(work, school.unit, { schoolYear: testYear, semester: 1 })),
  );
  const again = await open(await writeSheet('TKB', header, rows));
  expect(await as((work) => importTimetable(work, school.unit, id, again, { withDoubtful: true, digest: again.digest }))).toBe(0);
  expect(
    await words(
      t.db.as(school.teacher('TOAN'), (work) =>
        importTimetable(work, school.unit, id, file, { withDoubtful: false, digest: file.digest }),
      ),
    ),
  ).toContain('Bạn xem được nhưng không sửa');
  await as((work) => removeTimetable(work, school.unit, id));
  expect(await lessons(id)).toEqual([]);
});

test('a school with nothing in force shows nothing, and a stranger reads no timetable', async () => {
  const other = await aSchoolWithMarks(t.db, 1, 'thcs-khac');
  expect(await t.db.portal((work) => publicTimetables(work, other.unit.id))).toEqual([]);
  const stranger = { ...other.as('principal'), userId: randomUUID() };
  const [id] = (await t.db.ownerPool.query<{ id: number }>('select id from teaching.timetable limit 1')).rows.map(
    (row) => row.id,
  );
  expect(await t.db.read(stranger as never, (work) => lessonsOf(work, id ?? 0))).toEqual([]);
});
