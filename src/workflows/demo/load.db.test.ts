import { expect, test } from 'vitest';
import { keepStandings } from '#modules/adoption/index.ts';
import { recomputeSchool } from '#modules/assessment/index.ts';
import { recheckClasses } from '#modules/classes/index.ts';
import { type Unit, unitBySlug } from '#modules/organizations/index.ts';
import { fullRecount, loadPupils, pupilsOnTheWay, savePupils } from '#modules/people/index.ts';
import { poolOf } from '#platform/db/database.ts';
import { withDatabase } from '#tests/support/db.ts';
import { loadDemo, resetDemo } from './load.ts';
import { demoSchoolSlug } from './units.ts';

const t = withDatabase();
const again = withDatabase();
const system = { kind: 'system', label: 'test' } as const;

test('what is loaded is what the commands would have written: counters, findings, completeness', async () => {
  const pool = poolOf(t.url, null, 2, 'test');
  await loadDemo(pool, 'district', () => {});
  // The schools whose records are worst, and one that shares a pupil with another.
  const all = <T extends object>(text: string, values: unknown[] = []) => pool.query<T>(text, values).then(({ rows }) => rows);
  const units = await all<{ id: number }>(`
    select u.id from organizations.unit u join people.finding f on f.unit_id = u.id and f.pupil_id is not null
    group by u.id order by bool_or(f.rule = 17) desc, count(*) desc limit 4`);
  expect(units).toHaveLength(4);
  const rules = await all<{ rule: number }>('select distinct rule from people.finding where unit_id = any($1)', [
    units.map((unit) => unit.id),
  ]);
  expect(rules.map((row) => row.rule)).toEqual(expect.arrayContaining([10, 16, 17, 18, 24]));
  const state = async (unitId: number) => {
    const one = (text: string) => all<Record<string, unknown>>(text, [unitId]);
    return {
      counter: await one(
        'select pupils_active, pupils_complete, pupils_filled, staff_active, staff_complete from people.counter where unit_id = $1',
      ),
      classes: await one('select active, complete, filled from classes.counter where unit_id = $1'),
      pupilFindings: await one(
        "select pupil_id, rule, level, field from people.finding where unit_id = $1 and pupil_id is not null and state = 'open' order by 1, 2, 4",
      ),
      classFindings: await one(
        "select class_id, rule, field from classes.finding where unit_id = $1 and state = 'open' order by 1, 2, 3",
      ),
      complete: await one('select id, complete, filled from people.pupil where unit_id = $1 order by id'),
    };
  };
  // One whose number of classes differs from the year before.
  const other = await all<{ id: number }>(
    'select distinct unit_id as id from classes.finding where rule = 2 and class_id is null',
  );
  expect(other.length).toBeGreaterThan(0);
  for (const { id } of [...units, ...other.slice(0, 1)]) {
    const before = await state(id);
    const recounted = await t.db.as(system, (w) => fullRecount(w, id));
    expect(Object.values(before.counter[0] ?? {}).map(Number)).toEqual(Object.values(recounted ?? {}).map(Number));
    const rows = await all<{ id: string }>('select id from people.pupil where unit_id = $1', [id]);
    await t.db.as(system, async (w) => {
      await savePupils(
        w,
        id,
        await loadPupils(
          w,
          rows.map((row) => row.id),
        ),
      );
      await recheckClasses(w, id, '2018-2019');
    });
    expect(await state(id)).toEqual(before);
  }
  // One pupil has come to the demo school with his marks, one is on the way.
  const [come] = await all<{ name: string; sheets: number; cells: number }>(
    `select p.full_name as name, jsonb_array_length(f.record -> 'sheets') as sheets,
       (select count(*)::int from assessment.mark_change h where h.pupil_id = p.id and h.via = 'move') as cells
     from assessment.former_school f join people.pupil p on p.id = f.pupil_id join organizations.unit u on u.id = f.unit_id
     where u.slug = $1 and p.status = 'arrived'`,
    [demoSchoolSlug],
  );
  expect(come?.sheets).toBeGreaterThan(5);
  expect(come?.cells).toBeGreaterThan(10);
  const unit = (await t.db.read(system, (work) => unitBySlug(work, demoSchoolSlug))) as Unit;
  expect(await t.db.read(system, (work) => pupilsOnTheWay(work, unit))).toHaveLength(1);
  expect(await t.db.as(system, (w) => recomputeSchool(w, unit.id, '2018-2019'))).toMatchObject({
    changed: { rows: 0, results: 0, counters: 0 },
  });
  // Who is in regular use follows from what was loaded, by the rule's own job: most are, and some are not, each condition for somebody.
  await t.db.as(system, keepStandings);
  const [used] = await all<{ regular: number; units: number; articles: number; silent: number; bare: number }>(`
    select (count(*) filter (where computed))::int as regular, count(*)::int as units,
      (count(*) filter (where articles < 18))::int as articles,
      (count(*) filter (where last_article_on < '2018-11-01'))::int as silent,
      (count(*) filter (where sections_filled * 10 < sections_mandatory * 8))::int as bare from adoption.standing`);
  expect(used?.regular).toBeGreaterThan((used?.units ?? 0) * 0.4);
  expect(used?.regular).toBeLessThan((used?.units ?? 0) * 0.85);
  for (const few of [used?.articles, used?.silent, used?.bare]) expect(few).toBeGreaterThan(2);
  const [wrong] = await all<{ twice: number; tomorrow: number; early: number }>(`
    select (select count(*)::int from (select 1 from content.article where state = 'published' group by unit_id, title having count(*) > 1) d) as twice,
      (count(*) filter (where first_published_at > '2018-12-10T08:00:00+07:00' and turn_at is null))::int as tomorrow,
      (count(*) filter (where first_published_at < '2016-08-01'))::int as early from content.article`);
  expect(wrong).toEqual({ twice: 0, tomorrow: 0, early: 0 });
  const [future] = await all<{ weeks: number; menus: number }>(`
    select (select count(*)::int from schedule.week where saved_at > '2018-12-10T08:00:00+07:00') as weeks,
      (select count(*)::int from kitchen.menu where saved_at > '2018-12-10T08:00:00+07:00') as menus`);
  expect(future).toEqual({ weeks: 0, menus: 0 });
  await pool.end();
}, 120_000);

test('loading, emptying and loading again gives the same rows in every table, apart from times; keys and indexes are back', async () => {
  const pool = poolOf(again.url, null, 2, 'test');
  const rowsOf = async () => {
    const { rows: tables } = await pool.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('organizations', 'people', 'classes', 'campaigns', 'adoption', 'statistics', 'sites', 'content', 'media', 'access') order by 1`,
    );
    const sums: Record<string, string> = {};
    for (const { name } of tables) {
      // A moment of loading stands in columns ending in _at; the demo's own moments are days of 2018 and stay. `xid` is the number of the
      // transaction that loaded.
      const { rows } = await pool.query<{ n: number; sum: string }>(
        `select count(*) as n, coalesce(md5(string_agg(line, '' order by line)), '') as sum
         from (select regexp_replace((to_jsonb(x) ${name === 'content.change' ? "- 'xid'" : ''})::text, '"20(19|[2-9][0-9])-[0-9-]+T[^"]*"', '""', 'g') as line from ${name} x) lines`,
      );
      sums[name] = `${rows[0]?.n} ${rows[0]?.sum}`;
    }
    return sums;
  };
  const form = async () =>
    (
      await pool.query(
        `select conrelid::regclass::text as of, pg_get_constraintdef(oid) as def, convalidated from pg_constraint where connamespace::regnamespace::text in ('people', 'classes')
         union all select indrelid::regclass::text, pg_get_indexdef(indexrelid), indisvalid from pg_index where indrelid::regclass::text ~ '^(people|classes)' order by 1, 2`,
      )
    ).rows;
  const empty = await form();
  await loadDemo(pool, 'school', () => {});
  const first = await rowsOf();
  expect(first['people.pupil']).not.toMatch(/^0 /);
  expect(await form()).toEqual(empty);
  await expect(loadDemo(pool, 'school', () => {})).rejects.toThrow('đã có dữ liệu');
  const settings = async () => (await pool.query('select key from platform.setting order by 1')).rows.map((row) => row.key);
  const untouched = await settings();
  await pool.query(
    `insert into platform.setting (key, value) select key, '1' from unnest(array['question_days', 'host_retired_months']) key`,
  );
  await resetDemo(pool);
  expect(await settings()).toEqual([]);
  await loadDemo(pool, 'school', () => {});
  expect(await rowsOf()).toEqual(first);
  expect(await settings()).toEqual(untouched);
  await pool.end();
}, 120_000);
