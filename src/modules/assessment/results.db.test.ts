// From marks to an approved class: what is refused and with which words, what is locked, how it is opened again; the principal's own decision.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { isRefused } from '#kernel/refusal.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool } from '#tests/support/marks.ts';
import { approveResults, reopenResults } from './commands/approve-results.ts';
import { decidePupil } from './commands/decide-pupil.ts';
import { enterMarks } from './commands/enter-marks.ts';
import { explainResult } from './commands/explain-finding.ts';
import { acceptSecondSemester, ratePupil } from './commands/rate-pupil.ts';
import { recountClass } from './commands/recompute.ts';
import { classResults, lastReopening } from './queries/class-results.ts';
import { completionList } from './queries/completion-list.ts';
import { markSheet } from './queries/mark-sheet.ts';
import { resultFindings } from './queries/result-findings.ts';
import { statisticsOf } from './queries/result-statistics.ts';
import { progressOf } from './queries/results-progress.ts';
import { whyResult } from './queries/why-result.ts';
import { chosenLines, lineOf, resultsQuery } from './web/results-view.ts';

const t = withDatabase();
let s: TestSchool;
const pupil = (i: number) => s.pupils[i]?.id ?? '';

/** The whole semester of a pupil: every scored subject with one mark, every other one Đ. */
async function mark(i: number, period: 1 | 2, value: number, weak: Record<string, number> = {}): Promise<void> {
  for (const [code, id] of Object.entries(s.subjects)) {
    if (code === 'HK') continue;
    await t.db.as(s.principal, async (work) => {
      const { context, rows } = await markSheet(work, id, period);
      const row = rows.find((one) => one.id === pupil(i));
      const ops = context.sheet.columns
        .filter(({ scale }) => scale.as !== 'text')
        .map(({ key, scale }) =>
          op(pupil(i), id, `HK${period}.${key}`, scale.as === 'comment' ? 'Đ' : (weak[code] ?? value), row?.cells[key]?.[1] ?? 0),
        );
      const cells = await enterMarks(work, s.unit, ops, 'grid');
      expect(cells.every(({ state }) => state === 'saved')).toBe(true);
    });
  }
}
const rate = (i: number, period: 1 | 2 | 3, column: string, value: string, base = 0, who = s.homeroom) =>
  t.db.as(who, (work) =>
    ratePupil(work, s.unit, { classId: s.classId, period, opId: randomUUID(), pupil: pupil(i), column, value, base }),
  );
const results = (period: 1 | 2 | 3) => t.db.read(s.principal, (work) => classResults(work, s.classId, period));
const refusal = async (part: Promise<unknown>): Promise<string> => {
  try {
    await part;
  } catch (error) {
    if (isRefused(error)) return error.reasons.map(({ message }) => message).join('\n');
    throw error;
  }
  throw new Error('nothing was refused');
};
const approve = (period: 1 | 2 | 3, except: unknown[] = [], who = s.principal) =>
  t.db.as(who, (work) => approveResults(work, s.unit, { classId: s.classId, period, except }));

beforeAll(async () => {
  s = await aSchoolWithMarks(t.db, 3);
  for (const period of [1, 2] as const) {
    await mark(0, period, 9);
    await mark(1, period, 7, { LY: 4, SU: 4, DIA: 4, SINH: 3, TOAN: 4, VAN: 4, NN: 4, GDCD: 5, CN: 5 });
  }
  await mark(2, 1, 8);
}, 60_000);

test('conduct is rated by the homeroom teacher, by nobody else, and the reason is in words', async () => {
  expect(await rate(0, 1, 'HK', 'T')).toMatchObject({ state: 'saved', version: 1 });
  const stranger = await rate(0, 1, 'HK', 'K', 1, s.teacher('TOAN'));
  expect(stranger).toMatchObject({ state: 'refused', code: 'not_yours' });
  expect(await rate(0, 1, 'HK', 'Giỏi', 1)).toMatchObject({ state: 'refused', code: 'value' });
  const [line] = (await results(1)).rows;
  expect(line).toMatchObject({ conduct: 'T', level: 'G', title: 'HSG', complete: true });
});

test('incomplete, a class is not approved: what lacks is counted, the few it lacks of are named', async () => {
  const said = await refusal(approve(1));
  expect(said).toContain('Còn 2 em chưa đủ: hạnh kiểm 2 em (Nguyễn Văn Bình, Nguyễn Văn Chi)');
  expect(said).not.toContain('Nguyễn Văn An');
  expect(await refusal(approve(1, [], s.homeroom))).toContain('hiệu trưởng');
  expect(await refusal(approve(1, [{ pupil: pupil(0), reason: 'ốm dài ngày' }]))).toContain('Nguyễn Văn An đã đủ');
});

test('approved with an exception that has a reason; then nobody writes, until it is opened', async () => {
  await rate(1, 1, 'HK', 'K');
  const before = (await results(1)).rows;
  expect(before.map(({ complete }) => complete)).toEqual([true, true, false]);
  expect(await approve(1, [{ pupil: pupil(2), reason: 'nằm viện cả tháng 12' }])).toEqual({ approved: 2, closed: 0 });
  const approved = await results(1);
  expect(approved.approval).toMatchObject({ by: 'Hiệu trưởng Thử' });
  expect(approved.approval?.note).toContain('Nguyễn Văn Chi (nằm viện cả tháng 12)');
  expect(approved.rows.map((row) => row.approved)).toEqual([true, true, false]);
  const locked = await rate(0, 1, 'HK', 'K', 1);
  expect(locked).toMatchObject({ state: 'locked', code: 'approval' });
  expect(await refusal(approve(1))).toContain('đã duyệt');
  const [progress] = await t.db.read(s.principal, (work) => progressOf(work, s.unit.id, '2018-2019'));
  expect(progress?.periods[1]).toMatchObject({ complete: 2, approvedBy: 'Hiệu trưởng Thử' });
  // Computed again nothing of the approval is lost.
  expect((await t.db.as(s.principal, (work) => recountClass(work, s.classId))).changed.results).toBe(0);
  const reopen = (reason: string, who = s.principal) =>
    t.db.as(who, (work) => reopenResults(work, s.unit, { classId: s.classId, period: 1, reason }));
  expect(await refusal(reopen('x'))).toContain('ít nhất 5');
  expect(await refusal(reopen('sửa điểm', s.homeroom))).toContain('hiệu trưởng');
  await reopen('bổ sung hạnh kiểm của Chi');
  expect(await t.db.read(s.principal, (work) => lastReopening(work, s.classId, 1))).toMatchObject({
    ...{ by: 'Hiệu trưởng Thử', reason: 'bổ sung hạnh kiểm của Chi' },
  });
  expect(await t.db.read(s.principal, (work) => lastReopening(work, s.classId, 2))).toBeNull();
  expect(await refusal(reopen('bổ sung lần nữa'))).toContain('chưa được duyệt');
  expect((await results(1)).rows.some((row) => row.approved)).toBe(false);
  expect((await rate(0, 1, 'HK', 'K', 1)).state).toBe('saved');
});

test('the year: conduct of semester II accepted for all, a weak pupil is tested again, the decision follows', async () => {
  await rate(0, 2, 'HK', 'T');
  await rate(1, 2, 'HK', 'K');
  expect(await t.db.as(s.homeroom, (work) => acceptSecondSemester(work, s.unit, s.classId))).toBe(2);
  expect(await t.db.as(s.homeroom, (work) => acceptSecondSemester(work, s.unit, s.classId))).toBe(0);
  const year = await results(3);
  expect(year.rows[0]).toMatchObject({ conduct: 'T', level: 'G', decision: 'LEN_LOP', title: 'HSG' });
  expect(year.rows[1]).toMatchObject({ level: 'Y', conduct: 'K', decision: 'KIEM_TRA_LAI' });
  const why = await t.db.read(s.principal, (work) => whyResult(work, s.unit.id, s.classId, pupil(1), 3));
  expect(why.parts.map(({ title }) => title)).toEqual(['Học lực', 'Danh hiệu', 'Quyết định cuối năm']);
  expect(why.parts[0]?.lines.join(' ')).toContain('Đ13');
  // Every subject below 5 is sat again.
  for (const code of ['LY', 'SU', 'DIA', 'SINH', 'TOAN', 'VAN', 'NN'])
    await t.db.as(s.principal, (work) => enterMarks(work, s.unit, [op(pupil(1), s.subjects[code] ?? 0, 'CN.KTL', 6)], 'grid'));
  expect((await results(3)).rows[1]).toMatchObject({ level: 'Tb', decision: 'LEN_LOP' });
});

test('the principal decides only where the rules do not, and the decision outlives computing anew', async () => {
  const decide = (i: number, decision: string | null, who = s.principal) =>
    t.db.as(who, (work) =>
      decidePupil(work, s.unit, { classId: s.classId, pupil: pupil(i), decision, reason: 'kế hoạch giáo dục cá nhân' }),
    );
  expect(await refusal(decide(1, 'O_LAI'))).toContain('theo kết quả là được lên lớp');
  await t.db.ownerPool.query('update people.pupil set disability_exempt = true where id = $1', [pupil(2)]);
  await t.db.as(s.principal, (work) => recountClass(work, s.classId));
  expect((await results(3)).rows[2]).toMatchObject({ decision: null, complete: true });
  expect(await refusal(approve(3))).toContain(
    'Còn 1 em chờ hiệu trưởng quyết định cuối năm: quyết định cuối năm 1 em (Nguyễn Văn Chi)',
  );
  const year = await results(3);
  const lines = year.rows.map((row) => lineOf(year, '', row));
  expect(lines[2]?.lacks.map(({ text }) => text)).toEqual(['quyết định cuối năm']);
  const shown = (state: string) => chosenLines(lines, resultsQuery(new URLSearchParams({ state }))).map(({ name }) => name);
  expect(shown('missing')).toEqual(['Nguyễn Văn Chi']);
  expect(shown('complete')).not.toContain('Nguyễn Văn Chi');
  expect(await refusal(decide(2, 'LEN_LOP', s.homeroom))).toContain('hiệu trưởng');
  await decide(2, 'LEN_LOP');
  await t.db.as(s.principal, (work) => recountClass(work, s.classId));
  expect((await results(3)).rows[2]).toMatchObject({ decision: 'LEN_LOP', decidedBy: `ht-thcs-thu` });
  await decide(2, null);
  expect((await results(3)).rows[2]).toMatchObject({ decision: null, decidedBy: null });
  await decide(2, 'O_LAI');
  expect((await approve(3)).approved).toBe(3);
  expect(await refusal(decide(2, 'LEN_LOP'))).toContain('đã duyệt');
});

test('the columns of the statistics add up to the class; who is not rated stands apart', async () => {
  const { classes, subjects } = await t.db.read(s.principal, (work) => statisticsOf(work, s.unit.id, '2018-2019', 1));
  const [one] = classes;
  const sum = (counts: Readonly<Record<string, number>> = {}) => Object.values(counts).reduce((a, b) => a + b, 0);
  expect(one).toMatchObject({ pupils: 3, notRated: 1 });
  expect(sum(one?.level) + (one?.notRated ?? 0)).toBe(3);
  expect(sum(one?.conduct) + (one?.notRated ?? 0)).toBe(3);
  for (const { bands, comments, excused, pupils } of subjects)
    expect(bands.reduce((a, b) => a + b, 0) + sum(comments) + excused).toBe(pupils);
});

test('a pupil without a result yet is counted in the grade of the others, and the class stands once', async () => {
  const kept = await t.db.ownerPool.query('delete from assessment.result where pupil_id = $1 and period = 2 returning *', [
    pupil(1),
  ]);
  expect(kept.rowCount).toBe(1);
  const { classes, grades } = await t.db.read(s.principal, (work) => statisticsOf(work, s.unit.id, '2018-2019', 2));
  expect([classes, grades].map((groups) => groups.map(({ pupils, ruleSet }) => [pupils, ruleSet]))).toEqual([
    [[3, 'TT58/2011']],
    [[3, 'TT58/2011']],
  ]);
  const columns = Object.keys(kept.rows[0] ?? {}).filter((column) => column !== 'approved');
  await t.db.ownerPool.query(
    `insert into assessment.result (${columns}) select ${columns} from json_populate_recordset(null::assessment.result, $1)`,
    [JSON.stringify(kept.rows)],
  );
});

test('checks of results find what was made wrong, and nothing where all is well', async () => {
  const find = async () =>
    (await t.db.read(s.principal, (work) => resultFindings(work, s.unit, '2018-2019'))).filter(({ rule }) => rule > 30);
  expect(await find()).toEqual([]);
  await t.db.ownerPool.query("update assessment.result set level = 'CĐ' where pupil_id = $1 and period = 1", [pupil(0)]);
  await t.db.ownerPool.query('update assessment.result set absent_without_leave = 46 where pupil_id = $1 and period = 3', [
    pupil(1),
  ]);
  expect((await find()).map(({ rule, level }) => [rule, level])).toEqual([
    [36, 'E'],
    [38, 'E'],
  ]);
});

test('who teaches what is asked about: a subject without a teacher, a teacher without a subject', async () => {
  const find = async () =>
    (await t.db.read(s.principal, (work) => resultFindings(work, s.unit, '2018-2019')))
      .filter(({ rule }) => rule < 31)
      .map(({ rule, text }) => [rule, text]);
  const before = await find();
  await t.db.ownerPool.query(
    "update teaching.assignment set valid_to = '2018-12-01' where class_subject_id = $1 and semester = 1",
    [s.subjects.TOAN],
  );
  const after = (await find()).filter((one) => !before.some((was) => was[1] === one[1]));
  expect(after).toEqual([
    [9, 'Lớp 6A: chưa phân công giáo viên dạy Toán (học kỳ I)'],
    [29, expect.stringContaining('Giáo viên TOAN')],
  ]);
  await t.db.ownerPool.query('update teaching.assignment set valid_to = null where class_subject_id = $1', [s.subjects.TOAN]);
});

test('a finding that is right is explained once, quiet, and asked about again when its facts change', async () => {
  const find = async (rule: number) =>
    (await t.db.read(s.principal, (work) => resultFindings(work, s.unit, '2018-2019'))).find((one) => one.rule === rule);
  const explain = (rule: number, reason: string | null, actor = s.principal) =>
    t.db.as(actor, async (work) => {
      const one = await resultFindings(work, s.unit, '2018-2019').then((all) => all.find((each) => each.rule === rule));
      await explainResult(work, s.unit, '2018-2019', { finding: one?.key, facts: one?.facts, reason });
    });
  const said = (what: Promise<void>) =>
    what.then(
      () => '',
      (error: { reasons?: { message: string }[] }) => error.reasons?.[0]?.message ?? String(error),
    );
  expect(await said(explain(36, 'Nghỉ chữa bệnh dài ngày', s.teacher('TOAN')))).toContain('hiệu trưởng');
  expect(await said(explain(36, 'ốm'))).toContain('Ghi lý do');
  expect(await said(explain(38, 'Đúng như vậy đấy'))).toContain('sửa');
  await explain(36, 'Nghỉ chữa bệnh dài ngày, có bệnh án');
  expect((await find(36))?.explained).toMatchObject({ reason: 'Nghỉ chữa bệnh dài ngày, có bệnh án', by: 'Hiệu trưởng Thử' });
  // Whoever looks after the school reads it too.
  const officer = {
    ...s.principal,
    grants: [{ role: 'department_officer', unitId: s.so.id, path: s.so.path }],
  } as typeof s.principal;
  expect((await t.db.read(officer, (work) => resultFindings(work, s.unit, '2018-2019'))).some((one) => one.explained)).toBe(true);
  await t.db.ownerPool.query('update assessment.result set absent_without_leave = 47 where pupil_id = $1 and period = 3', [
    pupil(1),
  ]);
  expect((await find(36))?.explained).toBeNull();
  await explain(36, 'Vẫn như cũ, thêm một buổi');
  await explain(36, null);
  expect((await find(36))?.explained).toBeNull();
  await t.db.ownerPool.query('update assessment.result set absent_without_leave = 0 where pupil_id = $1 and period = 3', [
    pupil(1),
  ]);
  expect(await find(36)).toBeUndefined();
});

test('a school without grade 9 has nobody to recognise', async () => {
  expect(await t.db.read(s.principal, (work) => completionList(work, s.unit.id, '2018-2019'))).toEqual([]);
});

test('whoever has no result of the year is said to lack the absences only where no roll call is kept', async () => {
  await t.db.ownerPool.query("update classes.class set grade = '09' where id = $1", [s.classId]);
  await t.db.ownerPool.query('delete from assessment.result where pupil_id = $1 and period = 3', [pupil(2)]);
  const line = async (i: number) => {
    const all = await t.db.read(s.principal, (work) => completionList(work, s.unit.id, '2018-2019'));
    const found = all.find(({ id }) => id === pupil(i));
    return [found?.absent, found?.why.some((one) => one.includes('số buổi nghỉ'))];
  };
  expect(await line(2)).toEqual([null, true]);
  // The result of the year counts none where none was called: that is in nobody's way.
  expect(await line(0)).toEqual([null, false]);
  await t.db.ownerPool.query(
    `insert into teaching.roll_call (class_id, day, session, unit_id, taken_by, taken_by_name, taken_at)
     values ($1, '2018-12-07', 'morning', $2, 'gv', 'Giáo viên', now())`,
    [s.classId, s.unit.id],
  );
  expect([await line(2), await line(0)]).toEqual([
    [0, false],
    [0, false],
  ]);
  await t.db.ownerPool.query(
    `insert into teaching.absence (pupil_id, day, session, unit_id, class_id, school_year, state, counted, note, recorded_by, recorded_at)
     values ($1, '2018-12-07', 'morning', $2, $3, '2018-2019', 'P', true, '', 'Giáo viên', now())`,
    [pupil(2), s.unit.id, s.classId],
  );
  expect(await line(2)).toEqual([1, false]);
});

test('at mid-semester the ratings and tests of a primary class are on the way; its results still wait for the end', async () => {
  const primary = await aSchoolWithMarks(t.db, 1, 'th-thu');
  const { TOAN = 0, HK = 0 } = primary.subjects;
  const child = primary.pupils[0]?.id ?? '';
  const pool = t.db.ownerPool;
  await pool.query(`update classes.class set name = '4A', grade = '04' where id = $1`, [primary.classId]);
  await pool.query(`update people.pupil set grade = '04' where class_id = $1`, [primary.classId]);
  await pool.query(`delete from teaching.assignment where unit_id = $1 and class_subject_id <> $2`, [primary.unit.id, TOAN]);
  await pool.query(`delete from teaching.class_subject where unit_id = $1 and id <> all($2)`, [primary.unit.id, [TOAN, HK]]);
  await pool.query(`update teaching.class_subject set subject = 'NLPC' where id = $1`, [HK]);
  await t.db.as(primary.principal, (work) => recountClass(work, primary.classId));
  const enter = (ops: ReturnType<typeof op>[]) =>
    t.db.as(primary.principal, async (work) => (await enterMarks(work, primary.unit, ops, 'grid')).map(({ state }) => state));
  const progress = async () => (await t.db.read(primary.principal, (work) => progressOf(work, primary.unit.id, '2018-2019')))[0];
  expect(await progress()).toMatchObject({ name: '4A', pupils: 1, periods: { 1: { complete: 0, present: 0, needed: 18 } } });
  const middle = [op(child, TOAN, 'HK1.GK1', 'HTT'), op(child, TOAN, 'HK1.GK1T', 9), op(child, HK, 'HK1.GK1.TPV', 'T')];
  expect(await enter(middle)).toEqual(['saved', 'saved', 'saved']);
  expect((await progress())?.periods[1]).toMatchObject({ complete: 0, present: 3, needed: 18 });
});

test('in grade 5 the principal decides that primary school is completed, and no screen says that the pupil goes up', async () => {
  const school = await aSchoolWithMarks(t.db, 1, 'th-nam');
  const child = school.pupils[0]?.id ?? '';
  const pool = t.db.ownerPool;
  await pool.query(`update classes.class set name = '5A', grade = '05' where id = $1`, [school.classId]);
  await pool.query(`update people.pupil set grade = '05' where class_id = $1`, [school.classId]);
  await t.db.as(school.principal, (work) => recountClass(work, school.classId));
  const mark = [op(child, school.subjects.TOAN ?? 0, 'HK2.CN', 'CHT')];
  expect(await t.db.as(school.principal, (work) => enterMarks(work, school.unit, mark, 'grid'))).toMatchObject([
    { state: 'saved' },
  ]);
  await pool.query(
    `update assessment.result set complete = true, missing = '[]', extra = '{"completed": false}' where pupil_id = $1 and period = 3`,
    [child],
  );
  const line = async () => {
    const year = await t.db.read(school.principal, (work) => classResults(work, school.classId, 3));
    return lineOf(year, '', year.rows[0]!);
  };
  expect(await line()).toMatchObject({ decision: '', principalDecides: true, lacks: [{ text: 'quyết định cuối năm' }] });
  const input = { classId: school.classId, pupil: child, decision: 'O_LAI', reason: 'chưa đọc thông, viết thạo' };
  await t.db.as(school.principal, (work) => decidePupil(work, school.unit, input));
  expect(await line()).toMatchObject({ decision: 'Chưa hoàn thành chương trình tiểu học', lacks: [] });
  const why = await t.db.read(school.principal, (work) => whyResult(work, school.unit.id, school.classId, child, 3));
  expect(why.parts.at(-1)).toEqual({
    title: 'Quyết định cuối năm',
    lines: ['Chưa hoàn thành chương trình tiểu học (Hiệu trưởng: chưa đọc thông, viết thạo).'],
  });
});

test('results, counters and rows of marks belong to the school and the year of their class, whoever writes', async () => {
  const other = await aSchoolWithMarks(t.db, 1, 'thcs-khac');
  const pool = t.db.ownerPool;
  const wrong = [
    ['update assessment.result set unit_id = $1 where unit_id = $2', [other.unit.id, s.unit.id]],
    [`update assessment.counter set school_year = '2017-2018' where unit_id = $1`, [s.unit.id]],
    ['update assessment.mark_row set class_id = $1 where unit_id = $2', [other.classId, s.unit.id]],
  ] as const;
  for (const [text, values] of wrong) await expect(pool.query(text, [...values])).rejects.toMatchObject({ code: '23503' });
});
