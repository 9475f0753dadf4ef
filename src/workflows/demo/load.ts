// Loads the demo province into an empty database: in one transaction, so that a killed load leaves nothing and starts again.
import type pg from 'pg';
import { statutoryHolidays } from '#kernel/statutory-holidays.ts';
import { fold, titleSortKey } from '#kernel/vietnamese-text.ts';
import { pairsOf } from './everyday.ts';
import { loadCampaigns } from './load-campaigns.ts';
import { loadPortals } from './load-portals.ts';
import { copyAll, schoolYear, type UnitTotals, writeBatch } from './load-records.ts';
import { type DemoSchool, demoSchool, Ids } from './records.ts';
import { type Commune, type DemoSize, type DemoUnit, demoUnits } from './units.ts';

export const demoStart = '2018-12-10T08:00:00+07:00';

const tables = ['organizations', 'people', 'classes', 'campaigns', 'media', 'sites', 'content', 'audit', 'access'];
type Log = (line: string) => void;

export async function demoLoaded(pool: pg.Pool): Promise<string | null> {
  const { rows } = await pool.query<{ value: { size: string } }>("select value from platform.setting where key = 'demo'");
  return rows[0]?.value.size ?? null;
}

/** Two processes that start together must not load together: the second waits, then finds the demo there. */
export async function aloneWithDemo<T>(pool: pg.Pool, part: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock(874000002)');
    return await part();
  } finally {
    // Not back into the pool: the end of the connection is the end of the lock, whatever happened.
    client.release(true);
  }
}

/** @returns what was loaded, and how long it took (ms) */
export async function loadDemo(pool: pg.Pool, size: DemoSize, log: Log): Promise<{ units: number; pupils: number; ms: number }> {
  const started = performance.now();
  const { units, communes } = demoUnits(size);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('set local synchronous_commit = off');
    const { rows: existing } = await client.query('select 1 from organizations.unit limit 1');
    if (existing.length > 0) throw new Error('Cơ sở dữ liệu đã có dữ liệu. Muốn làm lại từ đầu: congtruong demo reset.');
    const forced = await secured(client);
    for (const table of forced) await client.query(`alter table ${table} no force row level security`);
    await client.query(
      'drop index people.pupil_fold, people.pupil_ministry_id, people.pupil_personal_id, people.pupil_class_sort, people.pupil_unit_sort',
    );
    await loadUnits(client, units, communes);
    log(`${units.length - 1} đơn vị`);
    const { totals, pupils } = await loadRecords(client, units, communes, log);
    await client.query(
      `create index pupil_unit_sort on people.pupil (unit_id, sort_key, id);
       create index pupil_class_sort on people.pupil (class_id, sort_key);
       create index pupil_ministry_id on people.pupil (ministry_id) where ministry_id is not null;
       create index pupil_personal_id on people.pupil (personal_id) where personal_id is not null;
       create index pupil_fold on people.pupil using gin (name_fold gin_trgm_ops)`,
    );
    await loadCampaigns(client, totals);
    await loadPortals(client, units);
    for (const table of forced) await client.query(`alter table ${table} force row level security`);
    await client.query(
      `insert into platform.setting (key, value) values ('demo', $1), ('clock', $2) on conflict (key) do update set value = excluded.value, updated_at = now()`,
      [JSON.stringify({ size }), JSON.stringify({ start: demoStart, startedAt: new Date().toISOString() })],
    );
    await client.query('commit');
    await client.query('analyze');
    return { units: units.length, pupils, ms: Math.round(performance.now() - started) };
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** Empties everything the demo filled. */
export async function resetDemo(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = any($1)`,
    [tables],
  );
  await pool.query(
    `truncate ${rows.map((row) => row.name).join(', ')} restart identity cascade; delete from platform.setting where key in ('demo', 'clock', 'demo_totp', 'require_second_factor')`,
  );
}

async function secured(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relforcerowsecurity and n.nspname = any($1)',
    [tables],
  );
  return rows.map((row) => row.name);
}

async function loadUnits(client: pg.PoolClient, units: DemoUnit[], communes: Commune[]): Promise<void> {
  await copyAll(
    client,
    'organizations.commune',
    ['code', 'name', 'kind', 'district_code', 'district', 'province_code', 'province', 'name_fold'],
    communes.map((c) => [c.code, c.name, c.kind, c.district_code, c.district, '36', 'Tỉnh Nam Định', fold(c.name)]),
  );
  await copyAll(
    client,
    'organizations.unit',
    [
      ...[
        'id',
        'path',
        'type',
        'level',
        'slug',
        'code',
        'name',
        'short_name',
        'name_fold',
        'sort_key',
        'parent_id',
        'district_code',
      ],
      ...['counted_in_survey', 'opened_on', 'administrative_parent_id'],
    ],
    units.map((u) => [
      ...[
        u.id,
        u.path,
        u.type,
        u.level,
        u.slug,
        u.code,
        u.name,
        u.shortName,
        fold(`${u.name} ${u.code}`),
        titleSortKey(u.shortName),
        u.parentId,
        u.district,
      ],
      ...[u.counted, '2010-09-05', u.parentId],
    ]),
  );
  await client.query(`
    insert into organizations.unit_name (unit_id, name, short_name, valid_from) select id, name, short_name, opened_on from organizations.unit;
    insert into organizations.unit_type (unit_id, type, valid_from) select id, type, opened_on from organizations.unit;
    insert into organizations.unit_code (unit_id, scheme, code, valid_from) select id, 'sector', code, opened_on from organizations.unit;
    insert into organizations.unit_parent (unit_id, relation, parent_id, valid_from)
      select id, r, parent_id, opened_on from organizations.unit, unnest(array['professional', 'administrative']) r where parent_id is not null;
    insert into classes.school_year values ('${schoolYear}', '2018-08-01', '2019-05-31', '2018-08-20', '2019-01-05', '2019-01-07', '2019-05-18');
    select setval(pg_get_serial_sequence('organizations.unit', 'id'), (select max(id) from organizations.unit))`);
  for (const e of statutoryHolidays)
    await client.query(
      'insert into platform.calendar_exception (date, kind, name, legal_basis) values ($1, $2, $3, $4) on conflict do nothing',
      [...[e.date, e.kind, e.name, e.legal_basis]],
    );
}

async function loadRecords(client: pg.PoolClient, units: DemoUnit[], communes: Commune[], log: Log) {
  const ids = { pupil: new Ids(1), staff: new Ids(2), guardian: new Ids(3), class: { n: 0 } };
  const byCode = new Map(communes.map((c) => [c.code, c]));
  const pairs = pairsOf(units);
  const totals: UnitTotals[] = [];
  let pupils = 0;
  let nextLog = 100_000;
  // One COPY at a time runs on a connection: the rows of some dozens of schools are kept and written table by table.
  let batch: { school: DemoSchool; unit: DemoUnit }[] = [];
  const flush = async () => {
    await writeBatch(client, batch, byCode, totals);
    batch = [];
  };
  for (const unit of units) {
    const school = demoSchool(unit, communes, ids, pairs.get(unit.id));
    batch.push({ unit, school });
    pupils += school.pupils.length;
    if (batch.length >= 60) await flush();
    if (pupils >= nextLog) {
      log(`${Math.floor(pupils / 1000)}.000 học sinh`);
      nextLog += 100_000;
    }
  }
  await flush();
  await client.query(`
    insert into classes.homeroom (id, unit_id, class_id, staff_id, valid_from)
      select gen_random_uuid(), unit_id, id, homeroom_staff_id, '2018-08-20' from classes.class where homeroom_staff_id is not null;
    insert into classes.enrolment (id, unit_id, pupil_id, class_id, school_year, valid_from, valid_to, end_kind)
      select gen_random_uuid(), unit_id, id, class_id, '${schoolYear}', '2018-08-20', case when not active then status_date end, case when not active then 'left_school' end
      from people.pupil where class_id is not null;
    select setval(pg_get_serial_sequence('classes.class', 'id'), greatest(1, (select max(id) from classes.class)))`);
  return { totals, pupils };
}
