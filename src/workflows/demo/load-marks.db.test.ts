// The demo's marks are what the commands would have left: computed again, nothing changes.
import { beforeAll, expect, test } from 'vitest';
import { enterMarks, recomputeSchool, resultFindings } from '#modules/assessment/index.ts';
import { type Unit, unitBySlug } from '#modules/organizations/index.ts';
import { poolOf } from '#platform/db/database.ts';
import { withDatabase } from '#tests/support/db.ts';
import { loadDemo } from './load.ts';
import { demoSchoolSlug } from './units.ts';

const t = withDatabase();
const system = { kind: 'system', label: 'test' } as const;
const all = async <T>(text: string, values: unknown[] = []) => (await t.db.ownerPool.query(text, values)).rows as T[];
let unit: Unit;

beforeAll(async () => {
  const pool = poolOf(t.url, null, 2, 'test');
  await loadDemo(pool, 'school', () => {});
  await pool.end();
  unit = (await t.db.read(system, (work) => unitBySlug(work, demoSchoolSlug))) as Unit;
}, 120_000);

test('rows, results and counters stay as they are when they are computed anew', async () => {
  const schools = await all<{ id: number; rows: number; results: number }>(
    `select c.unit_id as id, (select count(*)::int from assessment.mark_row m where m.unit_id = c.unit_id) as rows,
       (select count(*)::int from assessment.result r where r.unit_id = c.unit_id) as results
     from assessment.counter c group by 1`,
  );
  expect(schools.length).toBeGreaterThan(1);
  for (const { id, rows } of schools) {
    const again = await t.db.as(system, (work) => recomputeSchool(work, id, '2018-2019'));
    expect(again).toMatchObject({ rows, changed: { rows: 0, results: 0, counters: 0 } });
  }
  const own = schools.find(({ id }) => id === unit.id);
  expect(own?.rows).toBeGreaterThan(5000);
  expect(own?.results).toBeGreaterThan(500);
}, 120_000);

test('one class has finished its semester and is locked; others are at work; every cell has its history', async () => {
  const done = await all<{ class_id: number }>(
    'select class_id from assessment.counter where unit_id = $1 and semester = 1 and complete = pupils and cells_present = cells_needed',
    [unit.id],
  );
  expect(done).toHaveLength(1);
  expect(await all('select from assessment.lock where class_id = $1 and opened_at is null', [done[0]?.class_id])).toHaveLength(1);
  const wrong = await all(
    `select from assessment.mark_row m cross join jsonb_each(m.cells) as c(key, cell)
     left join lateral (select new, version from assessment.mark_change h where h.class_subject_id = m.class_subject_id and h.semester = m.semester
       and h.pupil_id = m.pupil_id and h."column" = c.key order by id desc limit 1) h on true
     where m.unit_id = $1 and (h.new is distinct from c.cell->0 or h.version is distinct from (c.cell->>1)::int)`,
    [unit.id],
  );
  expect(wrong).toEqual([]);
  expect(await all('select from assessment.mark_change where changed_at > $1', ['2018-12-10T08:00:00+07:00'])).toEqual([]);
});

test('the next mark finds its place: the principal enters one in a class at work', async () => {
  const [free] = await all<{ pupil: string; sheet: number }>(
    `select p.id as pupil, s.id as sheet from teaching.class_subject s join people.pupil p on p.class_id = s.class_id and p.active
     join assessment.mark_row m on m.class_subject_id = s.id and m.semester = 1 and m.pupil_id = p.id
     where s.unit_id = $1 and s.subject = 'VAN' and not m.cells ? 'KThk' and not exists (select from assessment.lock l where l.class_id = s.class_id) limit 1`,
    [unit.id],
  );
  const principal = {
    ...({ kind: 'person', userId: 'ht', name: 'Hiệu trưởng', username: 'ht' } as const),
    grants: [{ role: 'principal' as const, unitId: unit.id, path: unit.path }],
  };
  const opId = '0167a0c0-0000-7000-8000-0000000000aa';
  const cells = await t.db.as(principal, (work) =>
    enterMarks(
      work,
      unit,
      [{ opId, pupil: free?.pupil, classSubject: free?.sheet, column: 'HK1.KThk', value: '7,5', baseVersion: 0 }],
      'grid',
    ),
  );
  expect(cells).toMatchObject([{ state: 'saved', version: 1 }]);
});

test('one class is excepted from a lock of the school, a finding of the results and one of the records are explained', async () => {
  expect(
    await all(
      `select x.reason <> '' as told from assessment.lock_exception x join assessment.lock l on l.id = x.lock_id and l.class_id is null
       where l.unit_id = $1 and l.semester = 2 and l.reason <> ''`,
      [unit.id],
    ),
  ).toEqual([{ told: true }]);
  const explained = await t.db.read(system, (work) => resultFindings(work, unit, '2018-2019'));
  expect(explained.filter((one) => one.explained !== null)).toHaveLength(1);
  expect(await all("select from people.finding where unit_id = $1 and state = 'explained'", [unit.id])).toHaveLength(1);
});
