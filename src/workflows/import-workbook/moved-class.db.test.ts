// A file that says another class moves the pupil with marks and exemptions; taken back, they are where they were.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { enterMarks } from '#modules/assessment/index.ts';
import { openClasses } from '#modules/classes/index.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aSchoolWithMarks, op, type TestSchool, testYear } from '#tests/support/marks.ts';
import { applyPlan, undoImport } from './apply.ts';
import { kinds, planFile } from './kinds.ts';

const t = withDatabase();
let s: TestSchool;
let other = 0;

beforeAll(async () => {
  s = await aSchoolWithMarks(t.db, 2);
  const [opened] = await t.db.as(s.as('clerk'), (work) => openClasses(work, s.unit.id, testYear, [{ name: '6B', grade: '06' }]));
  other = opened?.id ?? 0;
  await t.db.ownerPool.query(
    `insert into teaching.class_subject (unit_id, class_id, school_year, subject, periods1, periods2)
     select $1, $2, $3, code, 20, 20 from unnest(array['TOAN', 'TD']) code`,
    [s.unit.id, other, testYear],
  );
  await t.db.ownerPool.query(
    `insert into teaching.exemption (unit_id, class_subject_id, pupil_id, semester, kind, basis, decided_on, recorded_by)
     values ($1, $2, $3, 1, 'exempt', 'Đơn kèm bệnh án', '2018-09-10', 'x')`,
    [s.unit.id, s.subjects.TD, s.pupils[0]?.id],
  );
  await t.db.ownerPool.query("update people.pupil set code = 'HS1' where id = $1", [s.pupils[0]?.id]);
  await t.db.as(s.principal, (work) =>
    enterMarks(work, s.unit, [op(s.pupils[0]?.id ?? '', s.subjects.TOAN ?? 0, 'HK1.KTtx1', 8)], 'grid'),
  );
});

const books = async () => {
  const { rows } = await t.db.ownerPool.query(
    `select c.class_id as "classId", count(m.*)::int as marks, count(e.*)::int as exempt from teaching.class_subject c
       left join assessment.mark_row m on m.class_subject_id = c.id and m.pupil_id = $1
       left join teaching.exemption e on e.class_subject_id = c.id and e.pupil_id = $1
     where m.pupil_id is not null or e.pupil_id is not null group by 1`,
    [s.pupils[0]?.id],
  );
  return rows;
};

test('they go along, and come back', async () => {
  const before = await books();
  expect(before).toEqual([{ classId: s.classId, marks: 1, exempt: 1 }]);
  const id = randomUUID();
  const header = ['Mã học sinh', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Tên lớp'];
  const sheets = [
    {
      name: 'DS',
      rows: [header, ['HS1', s.pupils[0]?.name ?? '', '04/03/2007', 'Nam', '6B']].map((cells, i) => ({ number: i + 1, cells })),
    },
  ];
  await t.db.as(s.as('clerk'), async (work) => {
    await sql`insert into people.import (id, unit_id, kind, state, file_name, file, file_sha256, created_by)
      values (${id}, ${s.unit.id}, 'pupils', 'applying', 'x', '', '', 'x')`.execute(work.handle);
    const counts = await applyPlan(work, s.unit, await planFile(work, s.unit, 'pupils', sheets, {}), {
      ...{ createClasses: false, allOrNothing: false, importId: id },
    });
    expect(counts).toMatchObject({ changed: 1 });
  });
  expect(await books()).toEqual([{ classId: other, marks: 1, exempt: 1 }]);
  await t.db.as(s.as('clerk'), (work) => undoImport(work, s.unit, kinds.pupils, id));
  expect(await books()).toEqual(before);
});
