// The roll of a class: called, called again by two at once, locked after its days, counted for the 45; only pupils of that day.
import { beforeAll, expect, test } from 'vitest';
import { isRefused } from '#kernel/refusal.ts';
import { absenceTotals, type RollCallForm, setAttendance, takeRollCall } from '#modules/teaching/index.ts';
import { withDatabase } from './support/db.ts';
import { aSchoolWithMarks, type TestSchool } from './support/marks.ts';

const t = withDatabase();
let school: TestSchool;
const [an, binh, chi] = [0, 1, 2];
const words = (part: Promise<unknown>) =>
  part.then(
    () => 'taken',
    (error: unknown) => {
      if (!isRefused(error)) throw error;
      return error.reasons.map((reason) => reason.message).join(' | ');
    },
  );
type Said = [pupil: number, state: 'P' | 'K' | 'late' | 'early'];
const form = (day: string, version: number, said: Said[], more: Partial<RollCallForm> = {}): RollCallForm => ({
  ...{ day, session: 'morning', version, reason: '' },
  marks: said.map(([i, state]) => ({ pupil: school.pupils[i]?.id ?? '', state, note: '' })),
  ...more,
});
const call = (input: RollCallForm, actor = school.homeroom) =>
  t.db.as(actor, (work) => takeRollCall(work, school.unit, school.classId, input));
const totals = async (upto: string) => {
  const rows = await t.db.as(school.principal, (work) => absenceTotals(work, school.classId, upto));
  return rows
    .map(({ pupilId, ...row }) => ({ ...row, pupil: school.pupils.findIndex((one) => one.id === pupilId) }))
    .sort((a, b) => a.pupil - b.pupil);
};

beforeAll(async () => {
  school = await aSchoolWithMarks(t.db);
  // The third came on 1 December, the fourth left on 5 December.
  await t.db.ownerPool.query("update classes.enrolment set valid_from = '2018-12-01' where pupil_id = $1", [
    school.pupils[chi]?.id,
  ]);
  await t.db.ownerPool.query(
    "update classes.enrolment set valid_to = '2018-12-05', end_kind = 'left_school' where pupil_id = $1",
    [school.pupils[3]?.id],
  );
});

test('the homeroom teacher calls the roll; others of the school, and strangers, are told who does', async () => {
  expect(await words(call(form('2018-12-10', 0, [[an, 'P']]), school.teacher('TOAN')))).toContain(
    'chủ nhiệm điểm danh. Bạn xem được',
  );
  expect(await words(call(form('2018-12-10', 0, []), school.as('district_officer')))).toContain('dành cho giáo viên');
  expect(
    await call(
      form('2018-12-10', 0, [
        [an, 'P'],
        [binh, 'late'],
      ]),
    ),
  ).toEqual({ version: 1, absent: 1 });
  expect(await call(form('2018-12-10', 1, [[an, 'K']]), school.as('clerk'))).toEqual({ version: 2, absent: 1 });
  const { rows } = await t.db.ownerPool.query("select state, counted from teaching.absence where day = '2018-12-10'");
  expect(rows).toEqual([{ state: 'K', counted: true }]);
  const { rows: audit } = await t.db.ownerPool.query(
    "select action, summary, before, after from audit.entry where object_kind = 'roll-call' order by id",
  );
  expect(audit).toMatchObject([
    { action: 'teaching.take-roll-call', summary: 'Điểm danh lớp 6A sáng 10/12/2018: vắng 1' },
    { action: 'teaching.change-roll-call', after: { marks: ['Nguyễn Văn An: nghỉ không phép', 'Nguyễn Văn Bình: có mặt'] } },
  ]);
});

test('two who call at once see each other’s difference as a choice', async () => {
  const error = await call(form('2018-12-10', 1, [[binh, 'P']])).catch((e) => e);
  expect(error).toMatchObject({
    kind: 'conflict',
    theirs: {
      ...{ version: 2, by: 'Trần Thị Thử' },
      rows: [
        { name: 'Nguyễn Văn An', theirs: 'K', mine: null },
        { name: 'Nguyễn Văn Bình', theirs: null, mine: 'P' },
      ],
    },
  });
  const both = await Promise.allSettled([
    call(form('2018-12-07', 0, [[an, 'P']])),
    call(form('2018-12-07', 0, [[binh, 'P']]), school.principal),
  ]);
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
});

test.each<[string, string, Partial<RollCallForm>]>([
  ['2018-12-11', 'chưa đến', {}],
  ['2018-12-09', 'Chủ nhật', {}],
  ['2018-09-03', 'nghỉ: ', {}],
  ['2018-12-10', 'không học buổi chiều', { session: 'afternoon' }],
  ['2018-11-26', 'đã khóa (quá 7 ngày)', {}],
])('on %s it is refused: %s', async (day, expected, more) => {
  await t.db.ownerPool.query(
    "insert into platform.calendar_exception (date, kind, name, legal_basis) values ('2018-09-03', 'holiday', 'Nghỉ bù Quốc khánh', 'BLLĐ') on conflict do nothing",
  );
  const version = day === '2018-12-10' && !more.session ? 2 : 0;
  expect(await words(call(form(day, version, [[an, 'P']], more)))).toContain(expected);
});

test('a day off of the school or of the Sở is no day of lessons', async () => {
  await t.db.ownerPool.query(
    "insert into teaching.holiday (unit_id, school_year, name, first_day, last_day) values ($1, '2018-2019', 'Nghỉ tránh bão', '2018-12-06', '2018-12-06')",
    [school.so.id],
  );
  expect(await words(call(form('2018-12-06', 0, [])))).toContain('nghỉ: Nghỉ tránh bão');
});

test('only pupils who sat in the class on that day are called', async () => {
  expect(await words(call(form('2018-11-30', 0, [[chi, 'P']]), school.principal))).toContain('ghi lý do sửa');
  const late = { reason: 'Sổ giấy ghi thiếu' };
  expect(await words(call(form('2018-11-30', 0, [[chi, 'P']], late), school.principal))).toContain(
    '1 em không học lớp 6A ngày 30/11/2018',
  );
  expect(await words(call(form('2018-12-05', 0, [[3, 'P']])))).toContain('1 em không học lớp 6A');
  expect(
    await words(
      call(
        form('2018-12-04', 0, [
          [3, 'P'],
          [chi, 'K'],
        ]),
      ),
    ),
  ).toBe('taken');
});

test('after its days only the head changes it, and the reason is kept', async () => {
  await call(form('2018-11-20', 0, [[an, 'P']], { reason: 'Gia đình nộp đơn muộn' }), school.principal);
  expect(await words(call(form('2018-11-20', 1, [], { reason: 'Gia đình nộp đơn muộn' }), school.as('clerk')))).toContain(
    'Hiệu trưởng sửa được',
  );
  const { rows } = await t.db.ownerPool.query(
    "select summary from audit.entry where object_kind = 'roll-call' and summary like '%20/11%'",
  );
  expect(rows).toEqual([{ summary: 'Điểm danh lớp 6A sáng 20/11/2018: vắng 1; sửa sau khi khóa: Gia đình nộp đơn muộn' }]);
});

test('sums are by pupil and semester; of two sessions a day the one that the school has set counts', async () => {
  const set = (input: Record<string, unknown>, actor = school.principal) =>
    t.db.as(actor, (work) => setAttendance(work, school.unit, input));
  expect(await words(set({ version: 0, lockDays: 7, counted: 'own' }, school.as('clerk')))).toContain('do hiệu trưởng đặt');
  await t.db.ownerPool.query('update classes.class set two_sessions = true where id = $1', [school.classId]);
  await call(form('2018-12-10', 0, [[an, 'P']], { session: 'afternoon' }));
  const own = (await totals('2018-12-10')).find((row) => row.pupil === an);
  expect(own).toMatchObject({ semester: 1, withoutLeave: 1, counted: (own?.withLeave ?? 0) + (own?.withoutLeave ?? 0) - 1 });
  await set({ version: 0, lockDays: 3, counted: 'afternoon' });
  expect((await totals('2018-12-10')).find((row) => row.pupil === an)).toMatchObject({ counted: 1 });
  expect(await words(set({ version: 0, lockDays: 3, counted: 'own' }))).toContain('vừa được người khác đổi');
  expect(await words(set({ version: 1, lockDays: 0, counted: 'own' }))).toContain('từ 1 đến 60');
  // Three days: the fourth is locked now.
  expect(await words(call(form('2018-12-04', 1, [])))).toContain('đã khóa (quá 3 ngày)');
  // A day of the second semester is a sum of its own.
  const was = t.clock.now();
  t.clock.set(new Date('2019-01-08T08:00:00+07:00'));
  await call(form('2019-01-08', 0, [[an, 'P']]));
  expect(
    (await totals('2019-01-08'))
      .filter((row) => row.pupil === an)
      .map((row) => row.semester)
      .sort(),
  ).toEqual([1, 2]);
  expect((await totals('2019-01-07')).filter((row) => row.pupil === an)).toHaveLength(1);
  t.clock.set(was);
});
