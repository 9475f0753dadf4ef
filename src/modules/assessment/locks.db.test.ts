// Locks on the real database: whatever their shape they close exactly the cells they name; who places and opens them, once; deadlines.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import type { Work } from '#platform/db/work.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool, testYear } from '#tests/support/marks.ts';
import { enterMarks } from './commands/enter-marks.ts';
import { endException, exceptClass } from './commands/except-class.ts';
import { lockForDeadline, openForDeadline } from './commands/lock-for-deadline.ts';
import { lockMarks } from './commands/lock-marks.ts';
import { openLock } from './commands/open-lock.ts';
import { locksAt, openedLocks } from './queries/locks.ts';
import { sheetContext } from './queries/sheet-context.ts';
import { sheetsOf } from './queries/sheets.ts';
import { closes, lockOn } from './rules/lock.ts';
import { matrixRow } from './rules/lock-matrix.ts';

const t = withDatabase();
const system: Actor = { kind: 'system', label: 'test' };
let s: TestSchool;
let other: TestSchool;
const subject = (code: string) => s.subjects[code] ?? 0;
const pupil = (i: number) => s.pupils[i]?.id ?? '';
const lock = (input: object, actor = s.principal, kind?: 'approval' | 'closed_year') =>
  t.db.as(actor, (work) => lockMarks(work, s.unit, { schoolYear: testYear, reason: 'chốt điểm học kỳ', ...input }, kind));
const open = (id: number, actor = s.principal, reason = 'còn bài chấm lại') =>
  t.db.as(actor, (work) => openLock(work, s.unit, { lock: id, reason }));
const enter = async (code: string, column: string, value: string | number = 8) =>
  (await t.db.as(s.teacher(code), (work) => enterMarks(work, s.unit, [op(pupil(0), subject(code), column, value)], 'grid')))[0];
const openAll = () =>
  t.db.ownerPool.query("update assessment.lock set opened_at = '2018-09-01', opened_by_name = 'x' where opened_at is null");

beforeAll(async () => {
  s = await aSchoolWithMarks(t.db, 3);
  other = await aSchoolWithMarks(t.db, 1, 'thcs-khac');
});

test('locks of any shape close exactly the cells they name, and no cell of another school', async () => {
  const codes = ['VAN', 'TOAN', 'TD', 'HK'];
  const shape = fc.record({
    whole: fc.boolean(),
    code: fc.option(fc.constantFrom(...codes), { nil: null }),
    semester: fc.option(fc.constantFrom(1, 2, 3), { nil: null }),
    column: fc.option(fc.constantFrom('KTtx1', 'KTdk1', 'KThk', 'NX', 'HK'), { nil: null }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(shape, { maxLength: 4 }), async (shapes) => {
      await openAll();
      const placed = shapes.map(({ whole, code, semester, column }) => ({
        classId: code !== null || !whole ? s.classId : null,
        classSubjectId: code === null ? null : subject(code),
        semester: semester as 1 | 2 | 3 | null,
        column: code !== null && semester !== null ? column : null,
      }));
      for (const one of placed)
        await t.db.ownerPool.query(
          `insert into assessment.lock (unit_id, school_year, class_id, class_subject_id, semester, "column", kind, reason, locked_by, locked_by_name, locked_at)
           values ($1, $2, $3, $4, $5, $6, 'principal', '', 'x', 'x', now()) on conflict do nothing`,
          [s.unit.id, testYear, one.classId, one.classSubjectId, one.semester, one.column],
        );
      for (const code of codes)
        for (const period of [1, 2, 3] as const) {
          const context = await t.db.read(s.principal, (work) => sheetContext(work, subject(code), period));
          for (const column of [...context.sheet.columns.map(({ key }) => key), 'KTtx1', 'KThk']) {
            const closed = lockOn(context.locks, [], { pupil: pupil(0), column }, null).lock !== null;
            const cell = { classId: s.classId, classSubjectId: subject(code), semester: period, column };
            expect([code, period, column, closed]).toEqual([code, period, column, placed.some((one) => closes(one, cell))]);
          }
        }
      const strange = await t.db.read(other.principal, (work) => sheetContext(work, other.subjects.VAN ?? 0, 1));
      expect(strange.locks).toEqual([]);
    }),
    { numRuns: 25 },
  );
  await openAll();
});

test('a lock says who, when, why; opened it stays as a record, and the cell is written again', async () => {
  const id = await lock({ classSubjectId: subject('VAN'), semester: 1, column: 'KTtx1' });
  const refused = await enter('VAN', 'HK1.KTtx1');
  expect(refused).toMatchObject({ state: 'locked', code: 'principal' });
  expect(refused?.reason).toContain('Hiệu trưởng Thử khóa ngày 10/12/2018: chốt điểm học kỳ');
  expect((await enter('VAN', 'HK1.KTtx2'))?.state).toBe('saved');
  expect((await enter('TOAN', 'HK1.KTtx1'))?.state).toBe('saved');
  await open(id);
  expect((await enter('VAN', 'HK1.KTtx1'))?.state).toBe('saved');
  const [record] = await t.db.read(s.principal, (work) => openedLocks(work, s.unit.id, testYear, 1));
  expect(record).toMatchObject({
    id,
    openedBy: 'Hiệu trưởng Thử',
    openReason: 'còn bài chấm lại',
    className: '6A',
    subject: 'VAN',
  });
  const { rows } = await t.db.ownerPool.query(
    "select action, summary from audit.entry where object_kind = 'lock' and object_id = $1 order by id",
    [String(id)],
  );
  expect(rows.map(({ action }) => action)).toEqual(['assessment.lock', 'assessment.open-lock']);
  expect(rows[0].summary).toContain('Ngữ văn lớp 6A, học kỳ I, cột Kiểm tra thường xuyên 1');
});

test.each([
  ['the school', () => ({ semester: 1 })],
  ['a class', () => ({ semester: 1, classId: s.classId })],
  ['a column', () => ({ semester: 1, classSubjectId: subject('VAN'), column: 'KTtx1' })],
])('a lock of %s keeps its reason, or none, and says it at the cell', async (_what, scope) => {
  const said = async () => (await enter('VAN', 'HK1.KTtx1', 3))?.reason;
  const told = await lock({ ...scope(), reason: 'Đã in sổ điểm' });
  expect(await said()).toContain('khóa ngày 10/12/2018: Đã in sổ điểm. Muốn sửa');
  await open(told);
  const bare = await lock({ ...scope(), reason: '' });
  expect(await said()).toContain('khóa ngày 10/12/2018. Muốn sửa');
  await open(bare);
});

test('what speaks against a lock is said', async () => {
  const all = await lock({ semester: 1 });
  const cases: [object, Actor | undefined, string][] = [
    [{ semester: 1, classId: s.classId }, undefined, 'Đang khóa rồi'],
    [{ semester: 1 }, undefined, 'Đang khóa rồi'],
    [{ semester: 2, reason: 'x' }, undefined, 'ít nhất 5 ký tự'],
    [{ classSubjectId: subject('VAN'), column: 'KTtx1' }, undefined, 'cả môn và học kỳ'],
    [{ classSubjectId: subject('VAN'), semester: 2, column: 'KTtx99' }, undefined, 'không có cột “KTtx99”'],
    [{ classSubjectId: other.subjects.VAN }, undefined, 'Không tìm thấy'],
    [{ classId: other.classId }, undefined, 'Không tìm thấy lớp'],
    [{ classId: s.classId, schoolYear: '2017-2018' }, undefined, 'Không tìm thấy lớp'],
    [{ semester: 2 }, s.teacher('VAN'), 'do hiệu trưởng'],
    [{ semester: 2 }, s.as('clerk'), 'do hiệu trưởng'],
    [{ semester: 2 }, other.principal, 'do hiệu trưởng'],
  ];
  for (const [input, actor, words] of cases) await expect(lock(input, actor)).rejects.toThrow(words);
  await expect(open(all, s.teacher('VAN'))).rejects.toThrow('do hiệu trưởng');
  await expect(open(all, s.principal, 'x')).rejects.toThrow('lý do mở khóa');
  await expect(open(999_999)).rejects.toThrow('Không tìm thấy');
  await open(all);
  await expect(open(all)).rejects.toThrow('đã mở khóa này lúc 08:00 10/12/2018');
  expect(await t.db.read(s.principal, (work) => locksAt(work, s.unit.id, testYear))).toEqual([]);
});

test('two hands at once place one lock', async () => {
  const answers = await Promise.allSettled([lock({ semester: 2 }), lock({ semester: 2 }), lock({ semester: 2 })]);
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await t.db.read(s.principal, (work) => locksAt(work, s.unit.id, testYear))).toHaveLength(1);
  await openAll();
});

/** `part` is done and its transaction still open while `meanwhile` begins; what came of both. */
async function whileOpen<A, B>(part: (work: Work) => Promise<A>, meanwhile: () => Promise<B>): Promise<[A, B]> {
  let other: Promise<B> | undefined;
  const done = await t.db.as(s.principal, async (work) => {
    const found = await part(work);
    other = meanwhile();
    await expect
      .poll(async () => (await t.db.ownerPool.query("select from pg_stat_activity where wait_event_type = 'Lock'")).rowCount)
      .toBeGreaterThan(0);
    return found;
  });
  return [done, await (other as Promise<B>)];
}

test('a mark that begins while its sheet is being locked waits, and finds the lock', async () => {
  const placing = (work: Work) => lockMarks(work, s.unit, { schoolYear: testYear, semester: 2, reason: 'chốt điểm' });
  const [, answer] = await whileOpen(placing, () => enter('TOAN', 'HK2.KTtx1', 6));
  expect(answer).toMatchObject({ state: 'locked', code: 'principal' });
  await openAll();
});

test('a list over several sheets holds the counters of the class only when it waits for nobody any more', async () => {
  const held = await t.db.ownerPool.connect();
  try {
    expect(await enter('TOAN', 'HK1.KTtx2', 6)).toMatchObject({ state: 'saved' });
    await held.query('begin');
    await held.query('select from assessment.mark_row where class_subject_id = $1 for update', [subject('TOAN')]);
    const ops = ['VAN', 'TOAN'].map((code) => op(pupil(0), subject(code), 'HK1.KTtx3', 7));
    const both = t.db.as(s.principal, (work) => enterMarks(work, s.unit, ops, 'api'));
    await expect
      .poll(async () => (await t.db.ownerPool.query("select from pg_stat_activity where wait_event_type = 'Lock'")).rowCount)
      .toBe(1);
    // What the other writer does last: it must not have to wait for the one that waits for it.
    await held.query("set local lock_timeout = '500ms'");
    await held.query('update assessment.counter set cells_present = cells_present where class_id = $1', [s.classId]);
    await held.query('commit');
    expect((await both).map(({ state }) => state)).toEqual(['saved', 'saved']);
  } finally {
    await held.query('rollback').catch(() => {});
    held.release();
  }
});

test('approval and the end of a year lock beside the principal, and again change nothing', async () => {
  await lock({ semester: 1 });
  const approved = await lock({ semester: 1, classId: s.classId, reason: 'duyệt kết quả' }, s.principal, 'approval');
  expect(await lock({ semester: 1, classId: s.classId, reason: 'duyệt kết quả' }, s.principal, 'approval')).toBe(approved);
  expect((await t.db.read(s.principal, (work) => locksAt(work, s.unit.id, testYear))).map(({ kind }) => kind)).toEqual([
    'principal',
    'approval',
  ]);
  await expect(open(approved)).rejects.toThrow('Mở lại kết quả lớp 6A ở màn hình Kết quả');
  const closed = await lock({ classId: s.classId, reason: 'kết chuyển' }, s.principal, 'closed_year');
  await expect(open(closed)).rejects.toThrow('hoàn tác kết chuyển');
  await openAll();
  // The approved year closes the semesters that it was made of, too.
  await lock({ semester: 3, classId: s.classId, reason: 'duyệt kết quả cả năm' }, s.principal, 'approval');
  expect(await enter('TOAN', 'HK2.KTtx1', 9)).toMatchObject({ state: 'locked', code: 'approval' });
  const [standing] = await t.db.read(s.principal, (work) => locksAt(work, s.unit.id, testYear));
  const cell = { classId: s.classId, classSubjectId: subject('TOAN'), semester: 2, column: 'KTtx1' } as const;
  expect(standing && closes(standing, cell)).toBe(true);
  await openAll();
});

test('a deadline locks once: what the principal opens afterwards stays open, a day that is moved opens it', async () => {
  const over = new Date('2018-12-09T23:59:59+07:00');
  const about = { schoolYear: testYear, semester: 1 as const, unitIds: [s.unit.id, other.unit.id, s.so.id] };
  const close = (at = over) =>
    t.db.as(system, (work) => lockForDeadline(work, { ...about, over: at, reason: 'Hết hạn đợt HK I' }));
  expect((await close()).sort()).toEqual([s.unit.id, other.unit.id].sort());
  expect(await close()).toEqual([]);
  expect((await enter('VAN', 'HK1.KTtx1', 9))?.reason).toContain('khóa vì hết hạn ngày 10/12/2018: Hết hạn đợt HK I');
  const [placed] = await t.db.read(s.principal, (work) => locksAt(work, s.unit.id, testYear));
  await open(placed?.id ?? 0);
  expect(await close()).toEqual([]);
  expect(await t.db.as(system, (work) => openForDeadline(work, { ...about, reason: 'gia hạn' }))).toEqual([other.unit.id]);
  // The new day is over as well: it is another deadline.
  t.clock.set(new Date('2018-12-20T00:00:01+07:00'));
  expect((await close(new Date('2018-12-19T23:59:59+07:00'))).sort()).toEqual([s.unit.id, other.unit.id].sort());
  t.clock.set(new Date('2018-12-10T08:00:00+07:00'));
  await expect(t.db.as(s.principal, (work) => lockForDeadline(work, { ...about, over, reason: 'x' }))).rejects.toThrow(
    'do hệ thống đặt',
  );
  await openAll();
});

test('a lock of the whole school leaves one class open, by the principal, with a reason; put back it is closed again', async () => {
  await openAll();
  const id = await lock({ semester: 1 });
  const except = (reason: string, actor = s.principal, classId = s.classId) =>
    t.db.as(actor, (work) => exceptClass(work, s.unit, { lock: id, classId, reason }));
  const said = (what: Promise<unknown>) =>
    what.then(
      () => '',
      (error: { reasons?: { message: string }[] }) => error.reasons?.[0]?.message ?? String(error),
    );
  expect((await enter('SU', 'HK1.KTtx1'))?.state).toBe('locked');
  expect(await said(except('lớp thi sau', s.teacher('SU')))).toContain('hiệu trưởng');
  expect(await said(except('lớp thi sau', s.principal, other.classId))).toContain('Không tìm thấy lớp');
  expect(await said(except('x'))).toContain('lý do');
  await except('Lớp kiểm tra bù sau bão');
  expect(await said(except('Lớp kiểm tra bù sau bão'))).toContain('rồi');
  expect((await enter('SU', 'HK1.KTtx1'))?.state).toBe('saved');
  const [row] = await t.db.read(s.principal, (work) => locksAt(work, s.unit.id, testYear));
  expect(row?.exceptions).toMatchObject([{ classId: s.classId, className: '6A', reason: 'Lớp kiểm tra bù sau bão' }]);
  const [first] = matrixRow(row ? [row] : [], s.classId);
  expect([first?.whole.length, first?.parts.length, first?.excepted.length]).toEqual([0, 0, 1]);
  expect(matrixRow(row ? [row] : [], null)[0]?.whole).toHaveLength(1);
  expect(
    (await t.db.read(s.principal, (work) => sheetsOf(work, { unitId: s.unit.id, year: testYear, period: 1 })))[0]?.locked,
  ).toBe(false);
  // The principal may still close that class for itself.
  const own = await lock({ classId: s.classId, semester: 1 });
  expect((await enter('SU', 'HK1.KTtx2'))?.state).toBe('locked');
  await open(own);
  await t.db.as(s.principal, (work) => endException(work, s.unit, { lock: id, classId: s.classId }));
  expect((await enter('SU', 'HK1.KTtx2'))?.state).toBe('locked');
  expect(
    await said(t.db.as(s.principal, (work) => exceptClass(work, s.unit, { lock: own, classId: s.classId, reason: 'một lớp' }))),
  ).toContain('đã mở khóa');
  await openAll();
});
