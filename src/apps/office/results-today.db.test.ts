// Results that wait to be approved again are told to the principal on the first screen, until they are.
import { expect, test } from 'vitest';
import { approveResults, reapproveResults, reopenResults } from '#modules/assessment/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import type { TestSchool } from '#tests/support/marks.ts';
import { aPrintedClass } from '#tests/support/printed-class.ts';
import { addPupil } from '#workflows/place-pupil/add-pupil.ts';
import { resultsToday } from './results-today.ts';

const t = withDatabase();
const told = async (s: TestSchool, actor = s.principal) =>
  (await t.db.read(actor, (work) => resultsToday(work, s.unit))).map(({ text, detail, to, when }) => [text, detail, to, when]);

test('whose result changed after the approval, where to look, since when; gone when approved or opened again; only to the principal', async () => {
  const s = await aPrintedClass(t.db, { count: 5, approved: [] });
  const klass = { classId: s.classId, period: 1 };
  await t.db.as(s.principal, (work) => approveResults(work, s.unit, klass));
  expect(await told(s)).toEqual([]);
  const change = (i: number, set: string) =>
    t.db.ownerPool.query(`update assessment.result set ${set} where pupil_id = $1 and period = 1`, [s.pupils[i]?.id]);
  const other = "inputs_hash = sha256('other'), updated_at = '2018-12-09T10:00:00+07:00'";
  await change(0, other);
  await change(1, other);
  // Incomplete it cannot be approved: it waits for the teachers.
  await change(2, `${other}, complete = false`);
  const [line] = await told(s);
  expect(line?.[0]).toBe('Lớp 6A: kết quả học kỳ I của 2 em chờ duyệt lại');
  expect(line?.[1]?.split(', ')).toHaveLength(2);
  expect(line?.slice(2)).toEqual([`/${s.unit.slug}/assessment/results/${s.classId}/hk1`, 'từ 10:00 09/12']);
  for (const actor of [s.homeroom, s.as('clerk')]) expect(await told(s, actor)).toEqual([]);

  const { rows: again } = await t.db.ownerPool.query(
    'select pupil_id as pupil, version from assessment.result where class_id = $1 and period = 1 and complete and not approved',
    [s.classId],
  );
  expect(again).toHaveLength(2);
  await t.db.as(s.principal, (work) => reapproveResults(work, s.unit, { ...klass, seen: again.slice(0, 1) }));
  expect((await told(s))[0]?.[0]).toBe('Lớp 6A: kết quả học kỳ I của 1 em chờ duyệt lại');
  await t.db.as(s.principal, (work) => reapproveResults(work, s.unit, { ...klass, seen: again.slice(1) }));
  expect(await told(s)).toEqual([]);
  await change(0, other.replace("'other'", "'another'"));
  expect(await told(s)).toHaveLength(1);
  await t.db.as(s.principal, (work) => reopenResults(work, s.unit, { ...klass, reason: 'xem lại cả lớp' }));
  expect(await told(s)).toEqual([]);
});

test('whoever came into an approved class without results is told; who was let through at the approval is not', async () => {
  const s = await aPrintedClass(t.db, { count: 4, approved: [], slug: 'thcs-den' });
  const change = (set: string, id = s.pupils[0]?.id) =>
    t.db.ownerPool.query(`update assessment.result set ${set} where pupil_id = $1 and period = 1`, [id]);
  await change('complete = false');
  t.clock.set(new Date('2018-12-10T08:00:00+07:00'));
  const except = [{ pupil: s.pupils[0]?.id, reason: 'ốm dài ngày' }];
  await t.db.as(s.principal, (work) => approveResults(work, s.unit, { classId: s.classId, period: 1, except }));
  expect(await told(s)).toEqual([]);
  const { id } = await t.db.as(s.as('clerk'), (work) =>
    addPupil(work, s.unit, {
      ...{ full_name: 'Vũ Thị Đến', birth_date: '04/03/2007', sex: 'female', status: 'arrived', anyway: 'yes' },
      class_id: String(s.classId),
    }),
  );
  expect(await told(s)).toEqual([
    [
      'Lớp 6A đã duyệt học kỳ I: 1 em mới vào lớp chưa có kết quả',
      ...['Vũ Thị Đến', `/${s.unit.slug}/assessment/results/${s.classId}/hk1`, undefined],
    ],
  ]);
  expect(await told(s, s.as('clerk'))).toEqual([]);
  await t.db.ownerPool.query("update people.pupil set status = 'left', class_id = null where id = $1", [id]);
  expect(await told(s)).toEqual([]);
});
