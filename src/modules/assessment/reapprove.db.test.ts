// A mark changed under an approval: seen, counted, approved again in one act, or not at all while it goes on changing.
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { isRefused } from '#kernel/refusal.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool, testYear } from '#tests/support/marks.ts';
import { approveResults, awaitsApproval, cameSince, reapproveResults, reopenResults } from './commands/approve-results.ts';
import { askUnlock } from './commands/ask-unlock.ts';
import { decideUnlock } from './commands/decide-unlock.ts';
import { enterMarks } from './commands/enter-marks.ts';
import { classResults } from './queries/class-results.ts';
import { progressOf } from './queries/results-progress.ts';
import { sheetContext } from './queries/sheet-context.ts';
import { changesSinceApproval } from './queries/since-approval.ts';
import { requestsOpenIn } from './queries/unlock-requests.ts';
import { againOf } from './web/results-view.ts';

const t = withDatabase();
const start = new Date('2018-12-10T08:00:00+07:00');
let s: TestSchool;
const pupil = (i: number) => s.pupils[i]?.id ?? '';
const results = () => t.db.read(s.principal, (work) => classResults(work, s.classId, 1));
const write = async (column: string, value: number | null, version: number, i = 0) =>
  (
    await t.db.as(s.teacher('TOAN'), (work) =>
      enterMarks(work, s.unit, [op(pupil(i), s.subjects.TOAN ?? 0, column, value, version)], 'grid'),
    )
  )[0];
const again = async () => {
  const found = await results();
  return t.db.read(s.principal, async (work) => againOf(found, await changesSinceApproval(work, found)));
};
const seen = async () => awaitsApproval(await results()).map((row) => ({ pupil: row.pupil.id, version: row.version }));
const reapprove = (seen: unknown[], who = s.principal) =>
  t.db.as(who, (work) => reapproveResults(work, s.unit, { classId: s.classId, period: 1, seen }));
const grant = async (pupils: number[]) => {
  const id = await t.db.as(s.teacher('TOAN'), (work) =>
    askUnlock(
      work,
      s.unit,
      {
        ...{ classSubject: s.subjects.TOAN, period: 1, reason: 'cộng thiếu câu 3, thi bù của em Chi', hours: 24 },
        cells: pupils.map((i) => ({ pupil: pupil(i), column: 'KThk' })),
      },
      [],
    ),
  );
  await t.db.as(s.principal, (work) => decideUnlock(work, s.unit, id, { decision: 'grant', hours: 24 }));
};
const refusal = (what: Promise<unknown>) =>
  what.then(
    () => '',
    (error: unknown) => (isRefused(error) ? error.reasons.map(({ message }) => message).join('\n') : String(error)),
  );

beforeAll(async () => {
  s = await aSchoolWithMarks(t.db, 3);
  for (const i of [0, 1, 2]) {
    for (const code of [...['VAN', 'TOAN', 'NN', 'LY', 'SINH', 'SU', 'DIA', 'GDCD', 'CN'], ...['TD', 'AN', 'MT']]) {
      // Of the third pupil the mathematics of the end is not there yet.
      const { sheet } = await t.db.read(s.principal, (work) => sheetContext(work, s.subjects[code] ?? 0, 1));
      const ops = sheet.columns
        .filter(({ key, scale }) => scale.as !== 'text' && !(i === 2 && code === 'TOAN' && key === 'KThk'))
        .map(({ key, scale }) => op(pupil(i), s.subjects[code] ?? 0, `HK1.${key}`, scale.as === 'comment' ? 'Đ' : 8));
      await t.db.as(s.principal, (work) => enterMarks(work, s.unit, ops, 'grid'));
    }
    await t.db.as(s.homeroom, (work) => enterMarks(work, s.unit, [op(pupil(i), s.subjects.HK ?? 0, 'HK1.HK', 'T')], 'grid'));
  }
  t.clock.set(start);
  await t.db.as(s.principal, (work) =>
    approveResults(work, s.unit, {
      ...{ classId: s.classId, period: 1 },
      except: [{ pupil: pupil(2), reason: 'ốm, thi học kỳ sau' }],
    }),
  );
  await grant([0, 2]);
}, 60_000);
beforeEach(() => t.clock.set(new Date('2018-12-10T10:00:00+07:00')));

test('who came after the approval and has no results is named; who was let through is not', async () => {
  const id = randomUUID();
  const pool = t.db.ownerPool;
  await pool.query(
    `insert into people.pupil (id, unit_id, full_name, name_fold, sort_key, birth_date, sex, status, class_id, grade)
     values ($1, $2, 'Vũ Thị Đến', 'vu thi den', '999', '2007-03-04', 'female', 'arrived', $3, '06')`,
    [id, s.unit.id, s.classId],
  );
  await pool.query(
    `insert into classes.enrolment (id, unit_id, pupil_id, class_id, school_year, valid_from) values ($1, $2, $3, $4, $5, '2018-12-10')`,
    [randomUUID(), s.unit.id, id, s.classId, testYear],
  );
  expect(cameSince(await results()).map(({ pupil }) => pupil.name)).toEqual(['Vũ Thị Đến']);
  await pool.query('delete from classes.enrolment where pupil_id = $1', [id]);
  await pool.query('delete from people.pupil where id = $1', [id]);
});

test('changed through an unlocking: the pupil is marked, with what was written and by whom; the class stays approved', async () => {
  expect(await again()).toEqual([]);
  expect(await refusal(reapprove([{ pupil: pupil(0), version: 1 }]))).toContain('vừa đổi thêm');
  expect(await write('HK1.KThk', 10, 1)).toMatchObject({ state: 'saved' });
  const found = await results();
  expect(found.approval).not.toBeNull();
  expect(found.rows.map(({ approved, changed }) => [approved, changed])).toEqual([
    [false, true],
    [true, false],
    [false, false],
  ]);
  expect(await again()).toMatchObject([
    {
      ...{ name: 'Nguyễn Văn An', changed: true, ready: true },
      marks: [{ what: 'Toán, Kiểm tra học kỳ', old: '8', next: '10', by: 'Giáo viên TOAN' }],
    },
  ]);
  const progress = async () => (await t.db.read(s.principal, (work) => progressOf(work, s.unit.id, testYear)))[0]?.periods[1];
  expect(await progress()).toMatchObject({ approvedBy: 'Hiệu trưởng Thử', changed: 1 });
});

test('what comes back to what was approved is approved', async () => {
  await write('HK1.KThk', 8, 2);
  expect((await results()).rows[0]).toMatchObject({ approved: true, changed: false });
  expect(await again()).toEqual([]);
});

test('the principal approves again what he or she has seen, nobody else does, and nothing that changed meanwhile', async () => {
  await write('HK1.KThk', 9, 3);
  const [first] = await seen();
  expect(await refusal(reapprove([first], s.homeroom))).toContain('hiệu trưởng');
  await write('HK1.KThk', 10, 4);
  expect(await refusal(reapprove([first]))).toContain('vừa đổi thêm');
  expect((await results()).rows[0]).toMatchObject({ approved: false, changed: true });
  expect(await reapprove(await seen())).toEqual({ reapproved: 1, closed: 1 });
  expect((await results()).rows.map(({ approved, changed }) => [approved, changed])).toEqual([
    [true, false],
    [true, false],
    [false, false],
  ]);
  const { rows } = await t.db.ownerPool.query<{ summary: string }>(
    "select summary from audit.entry where action = 'assessment.reapprove-results'",
  );
  expect(rows).toMatchObject([
    { summary: 'Duyệt lại kết quả học kỳ I lớp 6A: đóng lại ô đang mở theo 1 yêu cầu; Nguyễn Văn An' },
  ]);
});

test('approved again, what a request kept open for the pupil is closed; of the others in it, it stays open', async () => {
  expect(await write('HK1.KThk', 3, 5)).toMatchObject({ state: 'locked' });
  expect((await results()).rows[0]).toMatchObject({ approved: true, changed: false });
  const open = (pupils?: string[]) => t.db.read(s.principal, (work) => requestsOpenIn(work, s.classId, 1, pupils));
  expect(await open([pupil(0)])).toEqual([]);
  expect(await open([pupil(0), pupil(2)])).toHaveLength(1);
  expect(await open()).toHaveLength(1);
  // Closed, it can be asked for again.
  await grant([0]);
});

test('an emptied mark is shown and cannot be approved; who was let through incomplete is approved when all is there', async () => {
  t.clock.set(new Date('2018-12-10T11:00:00+07:00'));
  await write('HK1.KThk', null, 5);
  await write('HK1.KThk', 7, 0, 2);
  expect((await again()).map(({ name, changed, ready }) => [name, changed, ready])).toEqual([
    ['Nguyễn Văn An', true, false],
    ['Nguyễn Văn Chi', false, true],
  ]);
  // The last cells of the first request are closed with it, and so the request is; the other pupil's stay open.
  expect(await reapprove(await seen())).toEqual({ reapproved: 1, closed: 1 });
  expect((await results()).rows.map(({ approved }) => approved)).toEqual([false, true, true]);
  const { rows } = await t.db.ownerPool.query('select state, closed_by_name as by from assessment.unlock_request order by id');
  expect(rows).toEqual([
    { state: 'granted', by: 'Hiệu trưởng Thử duyệt lại kết quả' },
    { state: 'granted', by: null },
  ]);
  const { rows: jobs } = await t.db.ownerPool.query("select 1 from graphile_worker.jobs where task_identifier = 'unlocks-over'");
  expect(jobs).toHaveLength(1);
});

test('opened again nobody is approved, and nothing is left to approve again', async () => {
  await t.db.as(s.principal, (work) => reopenResults(work, s.unit, { classId: s.classId, period: 1, reason: 'xem lại cả lớp' }));
  expect((await results()).rows.some(({ approved, changed }) => approved || changed)).toBe(false);
  expect(await again()).toEqual([]);
  expect(await refusal(reapprove([{ pupil: pupil(0), version: 1 }]))).toContain('chưa được duyệt');
});
