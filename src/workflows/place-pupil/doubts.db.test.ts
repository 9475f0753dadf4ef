// A class that is odd for a pupil is asked about before anything is stored: another grade, or results that are approved already.
import { beforeAll, expect, test } from 'vitest';
import { isRefused } from '#kernel/refusal.ts';
import { lockMarks } from '#modules/assessment/index.ts';
import { openClasses } from '#modules/classes/index.ts';
import { pupilsOnTheWay } from '#modules/people/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, type TestSchool, testYear } from '#tests/support/marks.ts';
import { addPupil } from './add-pupil.ts';
import { placePupil, placePupils } from './place-pupil.ts';

const t = withDatabase();
let a: TestSchool;
let b: TestSchool;
let other = 0;
const refused = (what: Promise<unknown>): Promise<string[]> =>
  what.then(
    () => [],
    (error: unknown) => {
      if (isRefused(error)) return error.reasons.map(({ code, field, message }) => `${code} ${field}: ${message}`);
      throw error;
    },
  );
const ofClass = async (id: string) =>
  (await t.db.ownerPool.query('select class_id, grade from people.pupil where id = $1', [id])).rows[0];
const higher = async (s: TestSchool) =>
  (await t.db.as(s.as('clerk'), (work) => openClasses(work, s.unit.id, testYear, [{ name: '9C', grade: '09' }])))[0]?.id ?? 0;

beforeAll(async () => {
  a = await aSchoolWithMarks(t.db, 4, 'thcs-cu');
  b = await aSchoolWithMarks(t.db, 1, 'thcs-moi');
  other = await higher(a);
});

test('another grade within the school is doubted, of one and of several; confirmed, it is stored', async () => {
  const [one, two] = a.pupils;
  const move = (more: object = {}) =>
    t.db.as(a.as('clerk'), (work) => placePupil(work, a.unit, one?.id ?? '', { act: 'move', classId: String(other), ...more }));
  expect(await refused(move())).toEqual(['doubt-grade classId: Em này học khối 6 trong năm học này, lớp 9C là khối 9.']);
  expect(await ofClass(one?.id ?? '')).toEqual({ class_id: a.classId, grade: '06' });
  const both = t.db.as(a.as('clerk'), (work) =>
    placePupils(work, a.unit, [one?.id ?? '', two?.id ?? ''], { act: 'move', classId: String(other) }),
  );
  expect(await refused(both)).toEqual(
    [one, two].map((p) => `doubt-grade classId: ${p?.name} học khối 6 trong năm học này, lớp 9C là khối 9.`),
  );
  await move({ anyway: 'yes' });
  expect(await ofClass(one?.id ?? '')).toEqual({ class_id: other, grade: '09' });
});

test('whoever arrives brings the grade along; another one, and a class that is approved or locked, are doubted', async () => {
  const id = a.pupils[2]?.id ?? '';
  await t.db.as(a.as('clerk'), (work) =>
    placePupil(work, a.unit, id, { act: 'transfer', date: '10/12/2018', reason: 'residence', toUnit: String(b.unit.id) }),
  );
  const [coming] = await t.db.as(b.as('clerk'), (work) => pupilsOnTheWay(work, b.unit));
  expect(coming).toMatchObject({ id, grade: '06' });
  const nine = await higher(b);
  const form = (classId: number) => ({
    ...{ full_name: a.pupils[2]?.name, birth_date: '04/03/2007', sex: 'male', status: 'arrived' },
    class_id: String(classId),
  });
  const add = (classId: number, more: object = {}) =>
    t.db.as(b.as('clerk'), (work) => addPupil(work, b.unit, { ...form(classId), ...more }));
  const grade = `doubt-grade class_id: ${a.pupils[2]?.name}, ở THCS thcs-cu, học khối 6 trong năm học này, lớp 9C là khối 9.`;
  expect(await refused(add(nine))).toEqual([grade]);
  const lock = (kind: 'approval' | 'principal', scope: object) =>
    t.db.as(b.principal, (work) => lockMarks(work, b.unit, { schoolYear: testYear, reason: 'đã xong', ...scope }, kind));
  await lock('approval', { classId: b.classId, semester: 1 });
  expect(await refused(add(b.classId))).toEqual([
    'doubt-closed-1 class_id: Kết quả học kỳ I của lớp 6A đã duyệt, sổ đã khóa: điểm của em phải xin mở từng ô.',
  ]);
  await lock('principal', { semester: 2 });
  expect(await refused(add(nine))).toEqual([grade]);
  await lock('principal', { classId: nine, semester: 1 });
  expect(await refused(add(nine))).toEqual([
    grade,
    'doubt-closed-1 class_id: Sổ điểm học kỳ I của lớp 9C đã khóa: điểm của em phải xin mở từng ô.',
  ]);
  const { id: added } = await add(b.classId, { anyway: 'yes' });
  expect(await ofClass(added)).toEqual({ class_id: b.classId, grade: '06' });
});

test('who left in another school year is on the way without a grade', async () => {
  const id = a.pupils[3]?.id ?? '';
  await t.db.as(a.as('clerk'), (work) =>
    placePupil(work, a.unit, id, { act: 'transfer', date: '10/12/2018', reason: 'residence', toUnit: String(b.unit.id) }),
  );
  await t.db.ownerPool.query("update people.pupil set status_date = '2018-06-10', name_fold = 'khac' where id = $1", [id]);
  expect(await t.db.as(b.as('clerk'), (work) => pupilsOnTheWay(work, b.unit))).toMatchObject([{ id, grade: null }]);
});
