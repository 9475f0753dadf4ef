// Sheets on the real database: how far each is, its columns, sentences for comments.
import { beforeAll, expect, test } from 'vitest';
import { Refused } from '#kernel/refusal.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool, testYear } from '#tests/support/marks.ts';
import { enterMarks } from './commands/enter-marks.ts';
import { saveColumns } from './commands/save-columns.ts';
import { addComment, removeComment } from './commands/save-comment.ts';
import { mayReadSheet } from './policy.ts';
import { commentBank } from './queries/comment-bank.ts';
import { markSheet } from './queries/mark-sheet.ts';
import { readableSheets, schoolSheets } from './queries/readable-sheets.ts';
import { sheetsOf } from './queries/sheets.ts';
import { goneWords } from './rules/gone.ts';

const t = withDatabase();
const system = { kind: 'system', label: 'test' } as const;
let s: TestSchool;
const sheet = (code: string) => s.subjects[code] ?? 0;
const pupil = (i: number) => s.pupils[i]?.id ?? '';
const refusal = async (part: Promise<unknown>): Promise<Refused> => {
  const error = await part.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refused)) throw new Error(`not refused: ${error}`);
  return error;
};
const columns = (subject: string, input: unknown, actor = s.teacher(subject)) =>
  t.db.as(actor, (work) => saveColumns(work, s.unit, sheet(subject), 1, input));
const keys = async (subject: string) =>
  (await t.db.read(s.principal, (work) => markSheet(work, sheet(subject), 1))).context.sheet.columns.map(({ key }) => key);

beforeAll(async () => {
  s = await aSchoolWithMarks(t.db, 4);
});

test('a teacher sees the sheets of the own subjects, the homeroom teacher what is rated, with how many cells are there', async () => {
  const mine = (actor: TestSchool['principal']) =>
    t.db.read(actor, (work) =>
      sheetsOf(work, { unitId: s.unit.id, year: testYear, period: 1, userId: actor.kind === 'person' ? actor.userId : '' }),
    );
  await t.db.as(s.teacher('SU'), (work) =>
    enterMarks(work, s.unit, [op(pupil(0), sheet('SU'), 'HK1.KTtx1', '8'), op(pupil(1), sheet('SU'), 'HK1.KTtx1', '7')], 'grid'),
  );
  // One period a week: two regular marks, one of a whole period, one of the semester.
  expect(await mine(s.teacher('SU'))).toMatchObject([{ subject: 'SU', teaches: true, pupils: 4, needed: 16, present: 2 }]);
  expect((await mine(s.homeroom)).map(({ subject, needed }) => [subject, needed])).toEqual([['HK', 4]]);
  const all = await t.db.read(s.principal, (work) => sheetsOf(work, { unitId: s.unit.id, year: testYear, period: 1 }));
  expect(all.map(({ subject }) => subject)).toEqual([...Object.keys(s.subjects)]);
});

test('a teacher reads the sheets that he or she teaches, the homeroom teacher those of the class, nobody else of the teachers', async () => {
  const other = await aSchoolWithMarks(t.db, 1, 'thcs-khac-so');
  const reads = async (who: TestSchool['principal'], school = s) => {
    const refs = await t.db.read(who, (work) => readableSheets(work, school.unit, testYear));
    const found = await t.db.read(system, async (work) => {
      const each: string[] = [];
      for (const { classSubject, subject } of await schoolSheets(work, school.unit, testYear)) {
        const { context } = await markSheet(work, classSubject, 1);
        if (mayReadSheet(who, school.unit, context) === true) each.push(subject);
      }
      return each;
    });
    // What a list offers is what the sheet itself answers.
    expect(refs.map(({ subject }) => subject)).toEqual(found);
    return found;
  };
  const whole = Object.keys(s.subjects);
  expect(await reads(s.teacher('SU'))).toEqual(['SU']);
  expect(await reads(s.homeroom)).toEqual(whole);
  expect(await reads(s.principal)).toEqual(whole);
  expect(await reads(s.as('clerk'))).toEqual(whole);
  await expect(reads(other.teacher('SU'))).rejects.toThrow('dành cho giáo viên');
  // Who handed it over still reads what he or she wrote.
  const dia = [sheet('DIA'), s.staffOf('DIA')];
  await t.db.ownerPool.query(
    "update teaching.assignment set valid_to = '2018-09-30' where class_subject_id = $1 and staff_id = $2",
    dia,
  );
  expect(await reads(s.teacher('DIA'))).toEqual(['DIA']);
  await t.db.ownerPool.query('update teaching.assignment set valid_to = null where class_subject_id = $1 and staff_id = $2', dia);
});

test('a column more, with a kind, a name and a day; a second one that saved meanwhile is told', async () => {
  const note = { key: 'KTtx3', kind: 'V', title: '15 phút bài 2', on: '03/12/2018' };
  expect(await columns('DIA', { version: 0, columns: [note] })).toBe(1);
  expect(await keys('DIA')).toContain('KTtx3');
  const { context } = await t.db.read(s.principal, (work) => markSheet(work, sheet('DIA'), 1));
  expect(context.sheet.columns.find(({ key }) => key === 'KTtx3')).toMatchObject({
    title: '15 phút bài 2',
    on: '2018-12-03',
    kind: 'V',
  });
  expect((await refusal(columns('DIA', { version: 0, columns: [] }, s.principal))).kind).toBe('conflict');
  expect(await columns('DIA', { version: 1, columns: [] })).toBe(2);
  expect(await keys('DIA')).not.toContain('KTtx3');
});

test('a column with marks is not taken away; at most twelve; nothing that the sheet does not have', async () => {
  await columns('VAN', { version: 0, columns: [{ key: 'KTtx5' }] });
  await t.db.as(s.teacher('VAN'), (work) => enterMarks(work, s.unit, [op(pupil(0), sheet('VAN'), 'HK1.KTtx5', '8')], 'grid'));
  expect((await refusal(columns('VAN', { version: 1, columns: [] }))).reasons[0]?.message).toContain('đang có 1 điểm');
  await t.db.as(s.teacher('VAN'), (work) => enterMarks(work, s.unit, [op(pupil(0), sheet('VAN'), 'HK1.KTtx5', null, 1)], 'grid'));
  expect(await columns('VAN', { version: 1, columns: [] })).toBe(2);
  expect((await refusal(columns('VAN', { version: 2, columns: [{ key: 'KTtx13' }] }))).reasons[0]?.message).toContain(
    'nhiều nhất 12',
  );
  expect((await refusal(columns('VAN', { version: 2, columns: [{ key: 'XYZ1' }] }))).reasons[0]?.message).toContain(
    'không có loại cột',
  );
  const late = await refusal(columns('VAN', { version: 2, columns: [{ key: 'KTtx1', on: '30/06/2019' }] }));
  expect(late.reasons[0]?.message).toContain('sau khi hết học kỳ');
  expect((await refusal(columns('VAN', { version: 2, columns: [] }, s.teacher('SU')))).reasons[0]?.code).toBe('not_yours');
  // A test that is planned, days after today.
  expect(await columns('VAN', { version: 2, columns: [{ key: 'KTtx1', on: '20/12/2018' }] })).toBe(3);
});

test('an empty column more leaves no row looking stale', async () => {
  const hash = async () =>
    (
      await t.db.ownerPool.query<{ h: string }>(
        "select encode(inputs_hash, 'hex') as h from assessment.mark_row where class_subject_id = $1 and pupil_id = $2",
        [sheet('LY'), pupil(0)],
      )
    ).rows[0]?.h;
  const enter = (value: string, version: number) =>
    t.db.as(s.teacher('LY'), (work) =>
      enterMarks(work, s.unit, [op(pupil(0), sheet('LY'), 'HK1.KTtx1', value, version)], 'grid'),
    );
  await enter('8', 0);
  await columns('LY', { version: 0, columns: [{ key: 'KTtx4' }] });
  const sealed = await hash();
  await enter('9', 1);
  expect(await hash()).not.toBe(sealed);
  await enter('8', 2);
  expect(await hash()).toBe(sealed);
});

test('sentences of one’s own and of the school; whose they are decides who takes them out', async () => {
  const own = { text: 'Chăm chỉ, tiến bộ.', from: 65, to: 79, subject: 'VAN', whose: 'mine' };
  const { id } = await t.db.as(s.teacher('VAN'), (work) => addComment(work, s.unit, own));
  const bank = (actor: TestSchool['principal']) => t.db.read(actor, (work) => commentBank(work, s.unit.id, 'VAN'));
  expect(await bank(s.teacher('VAN'))).toMatchObject([{ text: 'Chăm chỉ, tiến bộ.', mine: true }]);
  expect(await bank(s.teacher('SU'))).toEqual([]);
  const school = { ...own, text: 'Ngoan.', whose: 'school' };
  expect((await refusal(t.db.as(s.teacher('VAN'), (work) => addComment(work, s.unit, school)))).reasons[0]?.code).toBe(
    'not_allowed',
  );
  const shared = await t.db.as(s.principal, (work) => addComment(work, s.unit, school));
  expect((await bank(s.teacher('SU'))).map(({ text }) => text)).toEqual(['Ngoan.']);
  expect((await refusal(t.db.as(s.teacher('VAN'), (work) => removeComment(work, s.unit, shared.id)))).reasons[0]?.code).toBe(
    'not_allowed',
  );
  expect((await refusal(t.db.as(s.teacher('SU'), (work) => removeComment(work, s.unit, id)))).kind).toBe('not_found');
  await t.db.as(s.teacher('VAN'), (work) => removeComment(work, s.unit, id));
  expect(await bank(s.teacher('VAN'))).toHaveLength(1);
});

test('who has left stays in the sheet with how and when', async () => {
  const [moved, dropped] = [pupil(2), pupil(3)];
  const leave = (id: string, status: string) =>
    t.db.ownerPool.query(
      `with p as (update people.pupil set status = $2, class_id = null where id = $1)
       update classes.enrolment set valid_to = '2018-12-07', end_kind = 'left_school' where pupil_id = $1`,
      [id, status],
    );
  await leave(moved, 'moved_away');
  await leave(dropped, 'left');
  const { rows } = await t.db.read(s.principal, (work) => markSheet(work, sheet('DIA'), 1));
  const goneOf = (id: string) => goneWords(rows.find((row) => row.id === id) as (typeof rows)[number]);
  expect([moved, dropped, pupil(0)].map(goneOf)).toEqual(['chuyển đi 07/12/2018', 'thôi học 07/12/2018', '']);
});
