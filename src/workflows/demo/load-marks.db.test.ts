// The demo's marks are what the commands would have left: computed again, nothing changes.
import { beforeAll, expect, test } from 'vitest';
import { enterMarks, inputsHash, markSheet, refreshResults, rowOf } from '#modules/assessment/index.ts';
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
  const classes = await all<{ id: number }>('select class_id as id from assessment.counter where unit_id = $1 and semester = 1', [
    unit.id,
  ]);
  expect(classes.length).toBeGreaterThan(10);
  const results = () =>
    all<Record<string, unknown>>(
      'select to_jsonb(r) as r from assessment.result r where unit_id = $1 order by pupil_id, period',
      [unit.id],
    );
  const before = await results();
  for (const { id } of classes) {
    const pupils = await all<{ id: string }>('select id from people.pupil where class_id = $1 and active', [id]);
    const refreshed = await t.db.as(system, (work) =>
      refreshResults(
        work,
        id,
        pupils.map((row) => row.id),
      ),
    );
    const complete = refreshed.filter(({ periods }) => periods[0].complete).length;
    let needed = 0;
    let present = 0;
    for (const sheet of await all<{ id: number }>('select id from teaching.class_subject where class_id = $1', [id])) {
      const { context, rows } = await t.db.read(system, (work) => markSheet(work, sheet.id, 1));
      for (const row of rows.filter((one) => one.here)) {
        const cells = Object.fromEntries(Object.entries(row.cells).map(([key, [value]]) => [key, value]));
        const result = rowOf(context.input, context.sheet, cells);
        if (!row.excused) needed += result.needed;
        present += result.present;
        const [kept] = await all<object>(
          `select mean, comment, clause, needed, present, encode(inputs_hash, 'hex') as hash from assessment.mark_row
           where class_subject_id = $1 and semester = 1 and pupil_id = $2`,
          [sheet.id, row.id],
        );
        const { outcome, ...computed } = result;
        if (kept) expect(kept).toEqual({ ...computed, hash: outcome && inputsHash(outcome) });
        else expect(result.present).toBe(0);
      }
    }
    const [counter] = await all<object>(
      'select pupils, complete, cells_needed, cells_present from assessment.counter where class_id = $1 and semester = 1',
      [id],
    );
    expect(counter).toEqual({ pupils: pupils.length, complete, cells_needed: needed, cells_present: present });
  }
  expect(await results()).toEqual(before);
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
  const { cells } = await t.db.as(principal, (work) =>
    enterMarks(
      work,
      unit,
      [{ opId, pupil: free?.pupil, classSubject: free?.sheet, column: 'HK1.KThk', value: '7,5', baseVersion: 0 }],
      'grid',
    ),
  );
  expect(cells).toMatchObject([{ state: 'saved', version: 1 }]);
});
