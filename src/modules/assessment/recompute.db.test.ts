// Whatever was entered in whatever order: computed anew, nothing differs; what was spoilt is mended; who comes and goes is counted.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.ts';
import { loadPupils, savePupils } from '#modules/people/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool } from '#tests/support/marks.ts';
import { enterMarks } from './commands/enter-marks.ts';
import { recomputeSchool, recountClass } from './commands/recompute.ts';
import { markSheet } from './queries/mark-sheet.ts';

const t = withDatabase();
const system: Actor = { kind: 'system', label: 'test' };
let s: TestSchool;
const recompute = () => t.db.as(system, (work) => recomputeSchool(work, s.unit.id, '2018-2019'));
const unchanged = { rows: 0, results: 0, counters: 0 };
const counters = async () =>
  (
    await t.db.ownerPool.query(
      'select semester, pupils, complete, cells_needed, cells_present from assessment.counter where class_id = $1 order by semester',
      [s.classId],
    )
  ).rows;

beforeAll(async () => {
  s = await aSchoolWithMarks(t.db, 5);
});

/** What somebody can do: the sheet, the pupil, the column, and what is typed there, sensible or not. */
const act = fc.record({
  subject: fc.constantFrom('TOAN', 'VAN', 'NN', 'SU', 'TD', 'AN', 'HK'),
  period: fc.constantFrom(1, 2, 3),
  pupil: fc.nat(4),
  column: fc.nat(20),
  value: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 10 }) },
    { weight: 3, arbitrary: fc.constantFrom('Đ', 'CĐ', 'T', 'K', 'Tb', 'Y', 'CO', 'KHONG') },
    { weight: 1, arbitrary: fc.constantFrom(null, 'abc', '8,5', '11') },
  ),
});

test('after any sequence of marks, computing anew changes nothing', async () => {
  await recompute();
  const versions = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 40 }), async (acts) => {
      for (const { subject, period, pupil, column, value } of acts) {
        const id = s.subjects[subject] ?? 0;
        await t.db.as(s.principal, async (work) => {
          const { context } = await markSheet(work, id, period as 1 | 2 | 3);
          const found = context.sheet.columns[column % Math.max(1, context.sheet.columns.length)];
          if (!found) return;
          const name = `${['HK1', 'HK2', 'CN'][period - 1]}.${found.key}`;
          const key = `${pupil} ${subject} ${name}`;
          const cells = await enterMarks(
            work,
            s.unit,
            [op(s.pupils[pupil]?.id ?? '', id, name, value, versions.get(key) ?? 0)],
            'grid',
          );
          versions.set(key, cells[0]?.version ?? 0);
        });
      }
      expect((await recompute()).changed).toEqual(unchanged);
    }),
    { numRuns: 12 },
  );
}, 60_000);

test('what was spoilt behind its back is found, mended, and found no more', async () => {
  // Subjects that the acts above leave alone. A semester's whole marks: before there is a mean, a pupil has no results.
  await t.db.as(s.principal, async (work) => {
    const pupil = s.pupils[4]?.id ?? '';
    const { context } = await markSheet(work, s.subjects.SINH ?? 0, 2);
    const whole = context.sheet.columns.filter(({ scale }) => scale.as === 'tenths');
    const cells = await enterMarks(
      work,
      s.unit,
      [
        op(pupil, s.subjects.DIA ?? 0, 'HK1.KTtx1', 9),
        ...whole.map(({ key }) => op(pupil, s.subjects.SINH ?? 0, `HK2.${key}`, 8)),
      ],
      'grid',
    );
    expect(cells.every(({ state }) => state === 'saved')).toBe(true);
  });
  await t.db.ownerPool.query(
    'update assessment.mark_row set mean = 99, present = 7 where pupil_id = $1 and class_subject_id = $2',
    [s.pupils[4]?.id, s.subjects.DIA],
  );
  await t.db.ownerPool.query("update assessment.result set level = 'G', inputs_hash = null where pupil_id = $1 and period = 2", [
    s.pupils[4]?.id,
  ]);
  await t.db.ownerPool.query('update assessment.counter set complete = 4 where class_id = $1 and semester = 1', [s.classId]);
  expect((await recompute()).changed).toEqual({ rows: 1, results: 1, counters: 1 });
  expect((await recompute()).changed).toEqual(unchanged);
});

test('a pupil who leaves, and one who is excused, change what is asked of the class', async () => {
  const before = await counters();
  await t.db.ownerPool.query("update people.pupil set status = 'left', class_id = null where id = $1", [s.pupils[3]?.id]);
  await t.db.ownerPool.query(
    "update classes.enrolment set valid_to = '2018-12-09', end_kind = 'left_school' where pupil_id = $1",
    [s.pupils[3]?.id],
  );
  await t.db.as(system, (work) => recountClass(work, s.classId));
  const left = await counters();
  expect(left.map(({ pupils }) => pupils)).toEqual([4, 4, 4]);
  expect(left[0].cells_needed).toBe((before[0].cells_needed / 5) * 4);
  await t.db.ownerPool.query(
    "insert into teaching.exemption (unit_id, class_subject_id, pupil_id, semester, kind, decided_on, recorded_by) values ($1, $2, $3, 1, 'exempt', '2018-09-01', 'x')",
    [s.unit.id, s.subjects.TD, s.pupils[2]?.id],
  );
  await t.db.as(system, (work) => recountClass(work, s.classId));
  const excused = await counters();
  expect(excused[0].cells_needed).toBeLessThan(left[0].cells_needed);
  expect(excused[1].cells_needed).toBe(left[1].cells_needed);
});

test('a plan of his or her own, written into the record, has the class counted anew', async () => {
  await t.db.as(system, async (work) => {
    const [row] = await loadPupils(work, [s.pupils[0]?.id ?? '']);
    if (row) await savePupils(work, s.unit.id, [{ ...row, pupil: { ...row.pupil, disability_exempt: true } }]);
  });
  const { rows } = await t.db.ownerPool.query("select key from graphile_worker.jobs where key like 'pupil-plan-changed:%'");
  expect(rows).toEqual([{ key: `pupil-plan-changed:${s.classId}` }]);
});
