// A file of marks is taken back within a day: what stands as it left it goes back, what somebody changed or closed since is left and named.
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool, testYear } from '#tests/support/marks.ts';
import { enterMarks } from '../commands/enter-marks.ts';
import { lockMarks } from '../commands/lock-marks.ts';
import { markSheet } from '../queries/mark-sheet.ts';
import type { FileTable } from './file.ts';
import { applyMarkImport, keepMarkFile, markImport } from './mark-imports.ts';
import { undoMarkImport } from './undo.ts';

const t = withDatabase();
let s: TestSchool;
let id: string;
let slug = 0;
const toan = () => s.subjects.TOAN ?? 0;
const pupil = (i: number) => s.pupils[i]?.id ?? '';
const table = (): FileTable => ({
  ...{ sheet: 'Toán 6A', headerRow: 1, className: '6A', subject: 'Toán', period: 1, schoolYear: null, school: null },
  ...{ classSubject: null, unknown: [] },
  columns: ['KTtx1', 'KTtx2'].map((key, at) => ({ at, title: key, mark: { as: 'key', key, period: 1 } })),
  rows: s.pupils.map(({ name }, i) => ({
    ...{ row: i + 2, name, ministryId: '', code: '', birth: null, className: '6A' },
    cells: [0, 1].map((column) => ({ column, value: 5 + column })),
  })),
});
const undo = (actor: Actor = s.as('clerk')) => t.db.as(actor, (work) => undoMarkImport(work, s.unit, id));
const said = (what: Promise<unknown>) =>
  what.then(
    () => '',
    (error: { reasons?: { message: string }[] }) => error.reasons?.[0]?.message ?? String(error),
  );
const cells = async () =>
  (await t.db.read(s.principal, (work) => markSheet(work, toan(), 1))).rows.map(({ cells: of }) => [
    of.KTtx1?.[0] ?? null,
    of.KTtx2?.[0] ?? null,
  ]);

beforeEach(async () => {
  t.clock.set(new Date('2018-12-10T08:00:00+07:00'));
  s = await aSchoolWithMarks(t.db, 3, `thcs-${slug++}`);
  await t.db.as(s.teacher('TOAN'), (work) => enterMarks(work, s.unit, [op(pupil(0), toan(), 'HK1.KTtx1', 9.5)], 'grid'));
  id = await t.db.as(s.as('clerk'), (work) =>
    keepMarkFile(
      work,
      s.unit,
      { name: 'toan-6a.xlsx', sha256: String(slug).repeat(64).slice(0, 64), tables: [table()] },
      { byName: true, targets: { 0: { classSubject: toan(), period: 1 } } },
    ),
  );
  await t.db.as(s.as('clerk'), (work) => applyMarkImport(work, s.unit, id));
});

test('everything goes back as it was, through the command for marks, once', async () => {
  expect(await cells()).toEqual([50, 50, 50].map((first) => [first, 60]));
  await undo();
  expect(await cells()).toEqual([
    [95, null],
    [null, null],
    [null, null],
  ]);
  const one = await t.db.read(s.principal, (work) => markImport(work, s.unit, id));
  expect(one).toMatchObject({ state: 'undone', undone: { back: 6, left: [], more: 0 } });
  expect(await said(undo())).toContain('đã hoàn tác');
  const { rows } = await t.db.ownerPool.query(
    `select reason, via, old, new, version from assessment.mark_change where pupil_id = $1 and "column" = 'KTtx1' order by id desc limit 1`,
    [pupil(0)],
  );
  expect(rows).toEqual([{ reason: 'Hoàn tác nhập tệp toan-6a.xlsx', via: 'import', old: 50, new: 95, version: 3 }]);
  const { rows: log } = await t.db.ownerPool.query(
    "select summary from audit.entry where action = 'assessment.undo-marks' and unit_id = $1",
    [s.unit.id],
  );
  expect(log[0]?.summary).toContain('6 ô trở về như trước, 0 ô để nguyên');
});

test('what somebody changed since, and what is closed by now, is left and named', async () => {
  await t.db.as(s.teacher('TOAN'), (work) => enterMarks(work, s.unit, [op(pupil(1), toan(), 'HK1.KTtx1', 7, 1)], 'grid'));
  await t.db.as(s.principal, (work) =>
    lockMarks(work, s.unit, {
      ...{ schoolYear: testYear, classSubjectId: toan(), semester: 1, column: 'KTtx2' },
      reason: 'chốt cột',
    }),
  );
  await undo(s.principal);
  expect(await cells()).toEqual([
    [95, 60],
    [70, 60],
    [null, 60],
  ]);
  const { undone } = await t.db.read(s.principal, (work) => markImport(work, s.unit, id));
  expect(undone?.back).toBe(2);
  expect(undone?.left).toHaveLength(4);
  expect(undone?.left).toContainEqual({
    where: 'Nguyễn Văn Bình, Toán 6A, TX 1',
    reason: expect.stringContaining('Giáo viên TOAN vừa ghi 7'),
  });
  expect(undone?.left.filter(({ reason }) => reason.includes('khóa'))).toHaveLength(3);
});

test('only who brought it in and the principal, and only for a day', async () => {
  expect(await said(undo(s.teacher('VAN')))).toContain('Không tìm thấy');
  const other: Actor = { ...(s.as('clerk') as Extract<Actor, { kind: 'person' }>), userId: 'another', username: 'another' };
  expect(await said(undo(other))).toContain('hiệu trưởng');
  t.clock.set(new Date('2018-12-11T08:00:01+07:00'));
  expect(await said(undo())).toContain('24 giờ');
  expect(await cells()).toEqual([50, 50, 50].map((first) => [first, 60]));
});
