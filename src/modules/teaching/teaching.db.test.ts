// Subjects of classes, teachers with dates, the excused, groups, days without school: each command with its happy path and its refusals.
import { beforeAll, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.ts';
import { isRefused } from '#kernel/refusal.ts';
import { openClasses, setHomeroom } from '#modules/classes/index.ts';
import { createUnit, type Unit, unitById } from '#modules/organizations/index.ts';
import { addStaff, setStaffStatus } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { withDatabase } from '#tests/support/db.ts';
import { type AssignInput, assignSubjects } from './commands/assign-teacher.ts';
import { copyAssignments } from './commands/copy-assignments.ts';
import { addClassSubject, closeClassSubject, editClassSubject } from './commands/edit-class-subject.ts';
import { exemptPupil, removeExemption } from './commands/exempt-pupil.ts';
import { openClassSubjects } from './commands/open-class-subjects.ts';
import { closeGroup, saveGroup } from './commands/save-group.ts';
import { addHoliday, removeHoliday } from './commands/save-holiday.ts';
import { assignmentsOf } from './queries/assignments.ts';
import { calendarFor } from './queries/calendar.ts';
import { classSubjectsOf, teachersOf } from './queries/class-subjects.ts';
import { exemptionsOf } from './queries/exemptions.ts';
import { groupsOf } from './queries/groups.ts';
import { loadsOf } from './queries/loads.ts';

const t = withDatabase();
const system: Actor = { kind: 'system', label: 'test' };
const schoolYear = '2018-2019';
let so: Unit;
let here: Unit;
let there: Unit;
let classes: number[] = [];
const staff: Record<'toan' | 'van' | 'clerk' | 'elsewhere', string> = { toan: '', van: '', clerk: '', elsewhere: '' };

const person = (role: Role, unit: Unit): Actor => ({
  ...{ kind: 'person', userId: `${role}-${unit.id}`, name: 'Trần Thị Thử', username: role },
  grants: [{ role, unitId: unit.id, path: unit.path }],
});
const clerk = <T>(part: (work: Work) => Promise<T>, unit = here): Promise<T> => t.db.as(person('clerk', unit), part);
async function refused(part: Promise<unknown>): Promise<string[]> {
  try {
    await part;
  } catch (error) {
    if (isRefused(error)) return error.reasons.map((reason) => reason.code);
    throw error;
  }
  throw new Error('was not refused');
}
const one = async <T extends object>(text: string, values: unknown[] = []): Promise<T> =>
  (await t.db.ownerPool.query(text, values)).rows[0] as T;
const subjectAt = (at: number, subject: string) =>
  one<{ id: number; version: number }>('select id, version from teaching.class_subject where class_id = $1 and subject = $2', [
    classes[at],
    subject,
  ]);
const pupilIn = async (at: number, name: string): Promise<string> =>
  (
    await one<{ id: string }>(
      `insert into people.pupil (id, unit_id, full_name, name_fold, sort_key, status, class_id, grade)
       values (gen_random_uuid(), $1, $2, lower($2), lower($2), 'studying', $3, '06') returning id`,
      [here.id, name, classes[at]],
    )
  ).id;

const assignTeacher = (work: Work, unit: Unit, { classSubjectId, ...input }: AssignInput & { classSubjectId: number }) =>
  assignSubjects(work, unit, [classSubjectId], input);

beforeAll(async () => {
  await t.db.ownerPool.query(
    `insert into classes.school_year values ('${schoolYear}', '2018-08-01', '2019-05-31', '2018-08-20', '2019-01-05', '2019-01-07', '2019-05-18')`,
  );
  await t.db.as(system, async (work) => {
    const unit = async (shortName: string, type: string, slug: string, parentId: number | null) => {
      const { id } = await createUnit(work, {
        name: `Trường ${shortName}`,
        shortName,
        type,
        slug,
        parentId,
        countedInSurvey: type !== 'SO',
      });
      return (await unitById(work, id)) as Unit;
    };
    so = await unit('Sở', 'SO', 'so-thu', null);
    here = await unit('THCS Đây', 'THCS', 'thcs-day', so.id);
    there = await unit('THCS Kia', 'THCS', 'thcs-kia', so.id);
    classes = (
      await openClasses(work, here.id, schoolYear, [
        { name: '6A', grade: '06' },
        { name: '6B', grade: '06' },
        { name: '9A', grade: '09' },
      ])
    ).map((made) => made.id);
    const teacher = (full_name: string, more: object = {}) => ({
      ...{
        full_name,
        birth_date: '05/05/1980',
        sex: 'female',
        kind: 'teacher',
        position: 'teacher',
        contract: 'permanent',
        degree: 'bachelor',
      },
      ...more,
    });
    staff.toan = (await addStaff(work, here, teacher('Bùi Thị Hạnh', { main_subject: 'TOAN' }))).id;
    staff.van = (await addStaff(work, here, teacher('Đỗ Công Duy', { main_subject: 'VAN' }))).id;
    staff.clerk = (await addStaff(work, here, teacher('Mai Văn Thư', { kind: 'employee', position: 'clerk' }))).id;
    staff.elsewhere = (await addStaff(work, there, teacher('Vũ Ở Xa'))).id;
  });
});

test('all classes get their subjects in one act, and again changes nothing', async () => {
  const first = await clerk((work) => openClassSubjects(work, here, { schoolYear, electives: ['TIN'] }));
  expect(first.classes).toBe(3);
  expect(first.added.map(({ className, subjects }) => [className, subjects.length])).toEqual([
    ['6A', 14],
    ['6B', 14],
    ['9A', 15],
  ]);
  const again = await clerk((work) => openClassSubjects(work, here, { schoolYear, electives: ['TIN'] }));
  expect(again.added).toEqual([]);
  const subjects = await clerk((work) => classSubjectsOf(work, classes[2] ?? 0));
  expect(subjects.find((row) => row.subject === 'MT')).toMatchObject({ periods1: null, periods2: 10, kind: 'subject' });
  expect(subjects.at(-1)).toMatchObject({ subject: 'HK', kind: 'homeroom' });
});

test('subjects are opened by those who plan, for classes of the school', async () => {
  expect(await refused(t.db.as(person('teacher', here), (work) => openClassSubjects(work, here, { schoolYear })))).toEqual([
    'not_allowed',
  ]);
  expect(await refused(clerk((work) => openClassSubjects(work, there, { schoolYear })))).toEqual(['not_allowed']);
  expect(await refused(clerk((work) => openClassSubjects(work, there, { schoolYear }), there))).toContain('none');
  expect(await refused(clerk((work) => openClassSubjects(work, here, { schoolYear, classIds: [999999] })))).toEqual(['class']);
});

test('a subject is edited once, and closed only when nothing above stands against it', async () => {
  const su = await subjectAt(0, 'SU');
  const input = { version: su.version, periods1: '2', periods2: '1,5', periodic1: '1', periodic2: '2' };
  await clerk((work) => editClassSubject(work, here, su.id, input));
  expect(await one('select periods1, periods2, periodic2 from teaching.class_subject where id = $1', [su.id])).toEqual({
    periods1: 20,
    periods2: 15,
    periodic2: 2,
  });
  expect(await refused(clerk((work) => editClassSubject(work, here, su.id, input)))).toEqual(['stale']);
  expect(await refused(clerk((work) => editClassSubject(work, here, su.id, { ...input, periods1: 'hai' })))).toEqual(['invalid']);
  expect(
    await refused(clerk((work) => editClassSubject(work, here, su.id, { ...input, version: 2, periods1: '', periods2: '' }))),
  ).toEqual(['periods']);
  const tin = await subjectAt(1, 'TIN');
  const marks = async () => [{ code: 'marks', message: 'Đã có điểm.' }];
  expect(await refused(clerk((work) => closeClassSubject(work, here, tin.id, tin.version, marks)))).toEqual(['marks']);
  await clerk((work) => closeClassSubject(work, here, tin.id, tin.version, async () => []));
  expect((await clerk((work) => classSubjectsOf(work, classes[1] ?? 0))).map((row) => row.subject)).not.toContain('TIN');
  const hk = await subjectAt(1, 'HK');
  expect(await refused(clerk((work) => closeClassSubject(work, here, hk.id, hk.version, async () => [])))).toEqual(['homeroom']);
  // What was closed comes back as the same subject.
  const back = await clerk((work) =>
    addClassSubject(work, here, { classId: classes[1], subject: 'TIN', periods1: '2', periods2: '2' }),
  );
  expect(back.id).toBe(tin.id);
  expect(
    await refused(
      clerk((work) => addClassSubject(work, here, { classId: classes[1], subject: 'TIN', periods1: '2', periods2: '2' })),
    ),
  ).toEqual(['has']);
});

test('a teacher takes a subject for both semesters; handing over keeps both with their days', async () => {
  const { id } = await subjectAt(0, 'TOAN');
  const assign = (more: object) =>
    clerk((work) => assignTeacher(work, here, { classSubjectId: id, semesters: [1], staffId: staff.toan, ...more }));
  expect((await assign({ semesters: [1, 2], from: '' })).from).toEqual(['2018-08-20', '2019-01-07']);
  expect(await refused(assign({}))).toEqual(['same']);
  // A day that was asked for and left empty is no day.
  expect(await refused(assign({ staffId: staff.van, from: ' ' }))).toEqual(['day']);
  await assign({ staffId: staff.van, from: '10/12/2018' });
  const teachers = await clerk((work) => teachersOf(work, id));
  expect(teachers.map(({ name, semester, from, to }) => [name, semester, from, to])).toEqual([
    ['Đỗ Công Duy', 1, '2018-12-10', null],
    ['Bùi Thị Hạnh', 1, '2018-08-20', '2018-12-09'],
    ['Bùi Thị Hạnh', 2, '2019-01-07', null],
  ]);
  expect(
    (await clerk((work) => assignmentsOf(work, staff.van, schoolYear))).map(({ className, subject, periods }) => [
      className,
      subject,
      periods,
    ]),
  ).toEqual([['6A', 'TOAN', 40]]);
  expect(await refused(assign({ from: '01/12/2018' }))).toEqual(['before']);
  expect(await refused(assign({ from: '20/03/2019' }))).toEqual(['outside']);
  // Given by mistake today: given back without a day, as if nothing had been.
  await assign({});
  const now = async () =>
    (await clerk((work) => teachersOf(work, id))).flatMap(({ name, semester, from, to }) =>
      semester === 1 ? [[name, from, to]] : [],
    );
  expect(await now()).toEqual([['Bùi Thị Hạnh', '2018-08-20', null]]);
  await assign({ staffId: staff.van });
  await assign({ staffId: null });
  expect(await now()).toEqual([['Bùi Thị Hạnh', '2018-08-20', '2018-12-09']]);
  await assign({ from: '10/12/2018' });
  await assign({ staffId: null, from: '17/12/2018' });
  expect((await clerk((work) => teachersOf(work, id))).filter((row) => row.semester === 1 && row.to === null)).toEqual([]);
  await assign({ from: '18/12/2018' });
});

test('who cannot teach a subject is refused with the reason', async () => {
  const { id } = await subjectAt(1, 'VAN');
  const assign = (staffId: string, more: object = {}) =>
    clerk((work) => assignTeacher(work, here, { classSubjectId: id, semesters: [1], staffId, ...more }));
  expect(await refused(assign(staff.elsewhere))).toEqual(['staff']);
  expect(await refused(assign(staff.clerk))).toEqual(['employee']);
  expect(await refused(assign(staff.van, { part: 'Vật lí' }))).toEqual(['part']);
  const art = await subjectAt(2, 'MT');
  expect(
    await refused(clerk((work) => assignTeacher(work, here, { classSubjectId: art.id, semesters: [1], staffId: staff.van }))),
  ).toEqual(['not-taught']);
  const hk = await subjectAt(2, 'HK');
  expect(
    await refused(clerk((work) => assignTeacher(work, here, { classSubjectId: hk.id, semesters: [1], staffId: staff.van }))),
  ).toContain('homeroom');
  await clerk((work) =>
    setStaffStatus(work, here, staff.van, { status: 'left', date: '10/12/2018', reason: 'Nghỉ theo nguyện vọng' }),
  );
  expect(await refused(assign(staff.van))).toEqual(['gone']);
  await clerk((work) => setStaffStatus(work, here, staff.van, { status: 'working', date: '10/12/2018', reason: 'Trở lại' }));
  expect(
    await refused(
      t.db.as(person('teacher', here), (work) =>
        assignTeacher(work, here, { classSubjectId: id, semesters: [1], staffId: staff.van }),
      ),
    ),
  ).toEqual(['not_allowed']);
});

test('more than the norm is told, after what the homeroom takes off it', async () => {
  await clerk(async (work) => {
    const { version } = await one<{ version: number }>('select version from classes.class where id = $1', [classes[0]]);
    await setHomeroom(work, here, classes[0] ?? 0, { staffId: staff.toan, from: '20/08/2018', version });
  });
  const van = await subjectAt(0, 'VAN');
  const under = await clerk((work) => assignTeacher(work, here, { classSubjectId: van.id, semesters: [1], staffId: staff.toan }));
  expect(under.warnings).toEqual([]);
  expect(
    await refused(
      clerk((work) =>
        assignSubjects(
          work,
          here,
          Array.from({ length: 301 }, (_, i) => i),
          { semesters: [1], staffId: staff.toan },
        ),
      ),
    ),
  ).toEqual(['cells']);
  const nn = await subjectAt(0, 'NN');
  const over = await clerk((work) =>
    assignTeacher(work, here, { classSubjectId: nn.id, semesters: [1], staffId: staff.toan, periods: 90 }),
  );
  expect(over.warnings).toEqual([
    'Học kỳ I: Bùi Thị Hạnh dạy 17 tiết một tuần, định mức còn 15 tiết sau khi giảm cho chủ nhiệm 6A.',
  ]);
});

test('the second semester goes on as the first, where nobody was chosen', async () => {
  const { copied, left } = await clerk((work) => copyAssignments(work, here, schoolYear));
  expect([copied, left]).toEqual([2, []]);
  expect((await clerk((work) => copyAssignments(work, here, schoolYear))).copied).toBe(0);
  const loads = await clerk((work) => loadsOf(work, here, schoolYear, 2));
  expect(loads.find((row) => row.id === staff.toan)).toMatchObject({ periods: 170, norm: 150, leads: '6A' });
});

test('pupils are excused from what the law allows, with grounds and a day', async () => {
  const pupil = await pupilIn(0, 'Lê Văn Em');
  const td = await subjectAt(0, 'TD');
  const input = {
    ...{ classSubjectId: td.id, pupilId: pupil, semesters: [1, 2] as (1 | 2)[], kind: 'exempt' as const },
    ...{ basis: 'Đơn của mẹ, bệnh án BV huyện', decidedOn: '10/09/2018' },
  };
  await clerk((work) => exemptPupil(work, here, input));
  expect(
    (await clerk((work) => exemptionsOf(work, classes[0] ?? 0))).map((row) => [row.pupilId, row.semester, row.kind]),
  ).toEqual([
    [pupil, 1, 'exempt'],
    [pupil, 2, 'exempt'],
  ]);
  expect(await refused(clerk((work) => exemptPupil(work, here, input)))).toEqual(['there']);
  const toan = await subjectAt(0, 'TOAN');
  expect(await refused(clerk((work) => exemptPupil(work, here, { ...input, classSubjectId: toan.id })))).toEqual(['law']);
  expect(
    await refused(clerk((work) => exemptPupil(work, here, { ...input, classSubjectId: toan.id, kind: 'not_chosen' }))),
  ).toEqual(['elective']);
  const an = await subjectAt(0, 'AN');
  expect(
    await refused(
      clerk((work) => exemptPupil(work, here, { ...input, classSubjectId: an.id, basis: '', decidedOn: '01/01/2020' })),
    ),
  ).toEqual(['basis', 'future']);
  const nothing = { ...input, classSubjectId: an.id, pupilId: '', semesters: [], basis: '', decidedOn: '31/2/2018' };
  const all = await clerk((work) => exemptPupil(work, here, nothing)).catch((error) => error);
  expect(all.reasons.map((one: { field: string }) => one.field)).toEqual(['semesters', 'decidedOn', 'pupilId', 'basis']);
  const other = await subjectAt(1, 'TD');
  expect(await refused(clerk((work) => exemptPupil(work, here, { ...input, classSubjectId: other.id })))).toEqual(['pupil']);
  const { said } = await clerk((work) => removeExemption(work, here, { classSubjectId: td.id, pupilId: pupil, semester: 2 }));
  expect(said).toBe('Đã bỏ miễn học Thể dục của Lê Văn Em: em lại học môn này như cả lớp.');
  expect(await clerk((work) => exemptionsOf(work, classes[0] ?? 0))).toHaveLength(1);
  expect(
    await refused(clerk((work) => removeExemption(work, here, { classSubjectId: td.id, pupilId: pupil, semester: 2 }))),
  ).toEqual(['not_found']);
});

test('a teacher belongs to one group, and who leaves a group leads it no longer', async () => {
  const group = (more: object) => clerk((work) => saveGroup(work, here, more));
  const first = await group({ name: 'Tổ Khoa học tự nhiên', headId: staff.toan, memberIds: [staff.van] });
  expect(await refused(group({ name: 'Tổ khoa học tự nhiên' }))).toEqual(['name']);
  expect(await refused(group({ name: 'Tổ Khác', headId: staff.van, deputyId: staff.van }))).toEqual(['both']);
  expect(await refused(group({ name: 'Tổ Khác', headId: staff.elsewhere }))).toEqual(['staff']);
  const second = await group({ name: 'Tổ Khoa học xã hội', headId: staff.toan });
  expect(second.moved).toEqual(['Bùi Thị Hạnh']);
  const groups = await clerk((work) => groupsOf(work, here.id));
  expect(groups.map(({ name, headId, members }) => [name, headId, members.map((one) => one.name)])).toEqual([
    ['Tổ Khoa học tự nhiên', null, ['Đỗ Công Duy']],
    ['Tổ Khoa học xã hội', staff.toan, ['Bùi Thị Hạnh']],
  ]);
  expect(await refused(group({ id: first.id, version: 7, name: 'Tổ' }))).toEqual(['stale']);
  expect((await clerk((work) => loadsOf(work, here, schoolYear, 1, [staff.toan])))[0]).toMatchObject({ duty: 'head', norm: 120 });
  await clerk((work) => closeGroup(work, here, second.id));
  expect(await clerk((work) => groupsOf(work, here.id))).toHaveLength(1);
});

test('the days of the Sở hold for every school; a school says its own', async () => {
  const officer = person('department_officer', so);
  const holiday = (actor: Actor, unit: Unit, more: object) =>
    t.db.as(actor, (work) =>
      addHoliday(work, unit, { schoolYear, name: 'Nghỉ Tết', first: '28/01/2019', last: '10/02/2019', ...more }),
    );
  await holiday(officer, so, {});
  await holiday(person('clerk', here), here, { name: 'Nghỉ tránh bão', first: '17/09/2018', last: '' });
  await t.db.ownerPool.query(
    "insert into platform.calendar_exception (date, kind, name) values ('2019-01-01', 'holiday', 'Tết Dương lịch') on conflict do nothing",
  );
  const { weeks, holidays } = await clerk((work) => calendarFor(work, here.id, schoolYear));
  // The law's days are nobody's to say, and count all the same.
  expect(weeks.find((week) => week.monday === '2018-12-31')).toMatchObject({ holidays: ['Tết Dương lịch'] });
  expect(holidays.map(({ name, own }) => [name, own])).toEqual([
    ['Nghỉ tránh bão', true],
    ['Nghỉ Tết', false],
  ]);
  expect(weeks.filter((week) => week.number === null).map((week) => week.monday)).toEqual(['2019-01-28', '2019-02-04']);
  expect(await clerk((work) => calendarFor(work, there.id, schoolYear).then((all) => all.holidays.length), there)).toBe(1);
  expect(await refused(holiday(person('clerk', here), here, { name: 'Trùng' }))).toEqual(['clash']);
  expect(await refused(holiday(person('clerk', here), so, {}))).toEqual(['not_allowed']);
  expect(await refused(holiday(officer, so, { first: '10/06/2020', last: '09/06/2020' }))).toEqual(['year', 'order']);
  const given = holidays.find((row) => !row.own);
  expect(await refused(clerk((work) => removeHoliday(work, here, given?.id ?? 0)))).toEqual(['not_found']);
  await t.db.as(officer, (work) => removeHoliday(work, so, given?.id ?? 0));
});
