// Loads the demo province into an empty database: in one transaction, so that a killed load leaves nothing and starts again.
import type pg from 'pg';
import { statutoryHolidays } from '#kernel/statutory-holidays.ts';
import { fold, titleSortKey } from '#kernel/vietnamese-text.ts';
import { type CopyValue, copyInto } from '#platform/db/copy.ts';
import type { FileStore } from '#platform/files/store.ts';
import { lighten } from './lighten.ts';
import { loadAttendance } from './load-attendance.ts';
import { loadCampaigns } from './load-campaigns.ts';
import { loadDisclosures } from './load-disclosures.ts';
import { loadDocuments } from './load-documents.ts';
import { loadEngagement } from './load-engagement.ts';
import { loadFeeds } from './load-feeds.ts';
import { loadLife } from './load-life.ts';
import { loadLooks } from './load-looks.ts';
import { loadMarks } from './load-marks.ts';
import { loadPortals } from './load-portals.ts';
import { loadRecords } from './load-records.ts';
import { loadScores } from './load-scores.ts';
import { loadSearch } from './load-search.ts';
import { loadShared } from './load-shared.ts';
import { noteDemoContent } from './load-sites.ts';
import { loadTeaching } from './load-teaching.ts';
import { loadTimetables } from './load-timetable.ts';
import { loadTurns } from './load-turns.ts';
import { loadVisits } from './load-visits.ts';
import { recordTables, schoolYear, yearBefore } from './rows.ts';
import { type Commune, type DemoSize, type DemoUnit, demoUnits } from './units.ts';

export const demoStart = '2018-12-10T08:00:00+07:00';

const tables = [
  'organizations',
  'people',
  'classes',
  'adoption',
  'campaigns',
  'statistics',
  'media',
  'sites',
  'content',
  'documents',
  'sharing',
  'engagement',
  'search',
  'disclosure',
  'audit',
  'access',
  ...['consent', 'schedule', 'kitchen', 'gallery', 'resources', 'teaching', 'assessment'],
];
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

/**
 * @param files where the bytes of documents are kept; without it only their rows are there
 * @returns what was loaded, and how long it took (ms)
 */
export async function loadDemo(
  pool: pg.Pool,
  size: DemoSize,
  log: Log,
  files?: FileStore,
): Promise<{ units: number; pupils: number; ms: number }> {
  const started = performance.now();
  const { units, communes } = demoUnits(size);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('set local synchronous_commit = off; set local statement_timeout = 0');
    const { rows: existing } = await client.query('select 1 from organizations.unit limit 1');
    if (existing.length > 0) throw new Error('Cơ sở dữ liệu đã có dữ liệu. Muốn làm lại từ đầu: congtruong demo reset.');
    const forced = await secured(client);
    for (const table of forced) await client.query(`alter table ${table} no force row level security`);
    const restore = await lighten(client, recordTables);
    await loadUnits(client, units, communes);
    log(`${units.length - 1} đơn vị`);
    const { totals, pupils } = await loadRecords(client, size, log);
    log('chỉ mục và ràng buộc');
    await restore();
    await client.query(`analyze ${recordTables.join(', ')}`);
    log('phân công, thời khóa biểu, điểm danh');
    await loadTeaching(client, units);
    await loadTimetables(client, units);
    await loadAttendance(client, units);
    const writeMarks = await loadMarks(client, units);
    log('trang của các đơn vị: bài viết, văn bản, ảnh, lịch');
    await loadCampaigns(client, totals);
    await loadPortals(client, units, files);
    await loadLooks(client, units, files);
    await loadDocuments(client, units, files);
    await loadShared(client, units);
    await loadFeeds(client, units);
    await loadEngagement(client, units);
    await loadDisclosures(client, units, files);
    await loadLife(client, units, files);
    await loadVisits(client, units);
    await loadScores(client, units);
    log('điểm và kết quả');
    await writeMarks();
    // What follows asks as the product does. A server that knows nothing of these tables joins the rows of a school for seconds.
    await client.query(`analyze ${markTables.join(', ')}`);
    await loadTurns(client, units);
    // These look at everything that was loaded.
    log('mục lục tìm kiếm');
    await noteDemoContent(client);
    await loadSearch(client);
    // The database noted these changes by the clock of the machine; the demo lives by its own.
    await client.query(
      `update content.change c set changed_at = greatest(a.published_at, a.withdrawn_at, a.first_published_at)
       from content.article a where a.id = c.article_id`,
    );
    // A table with checks that wait for the end cannot be altered.
    await client.query('set constraints all immediate');
    for (const table of forced) await client.query(`alter table ${table} force row level security`);
    await client.query(
      `insert into platform.setting (key, value) values ('demo', $1), ('clock', $2) on conflict (key) do update set value = excluded.value, updated_at = now()`,
      [JSON.stringify({ size }), JSON.stringify({ start: demoStart, startedAt: new Date().toISOString() })],
    );
    await client.query('commit');
    await analyzeOthers(pool, client);
    return { units: units.length, pupils, ms: Math.round(performance.now() - started) };
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** Empties everything the demo filled, and takes back every setting that was made in it. */
export async function resetDemo(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = any($1)`,
    [tables],
  );
  await pool.query(`truncate ${rows.map((row) => row.name).join(', ')} restart identity cascade; delete from platform.setting`);
}

async function secured(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relforcerowsecurity and n.nspname = any($1)',
    [tables],
  );
  return rows.map((row) => row.name);
}

const markTables = ['assessment.mark_row', 'assessment.result', 'teaching.class_subject'];

/** The tables that the load has not had analysed, on two connections: the first page waits for it. The largest first. */
async function analyzeOthers(pool: pg.Pool, client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind = 'r' and relpersistence = 'p' and not oid = any($1::regclass[])
     order by pg_table_size(oid) desc`,
    [[...recordTables, ...markTables]],
  );
  const take = async (connection: pg.Pool | pg.PoolClient) => {
    for (let next = rows.shift(); next; next = rows.shift()) await connection.query(`analyze ${next.name}`);
  };
  await Promise.all([take(pool), take(client)]);
}

async function copyAll(client: pg.PoolClient, table: string, columns: readonly string[], rows: CopyValue[][]): Promise<void> {
  const copier = copyInto(client, table, columns);
  for (const row of rows) await copier.row(row);
  await copier.end();
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
    insert into classes.school_year values ('${yearBefore}', '2017-08-01', '2018-05-31', '2017-08-21', '2018-01-06', '2018-01-08', '2018-05-19'),
      ('${schoolYear}', '2018-08-01', '2019-05-31', '2018-08-20', '2019-01-05', '2019-01-07', '2019-05-18');
    select setval(pg_get_serial_sequence('organizations.unit', 'id'), (select max(id) from organizations.unit))`);
  for (const e of statutoryHolidays)
    await client.query(
      'insert into platform.calendar_exception (date, kind, name, legal_basis) values ($1, $2, $3, $4) on conflict do nothing',
      [...[e.date, e.kind, e.name, e.legal_basis]],
    );
}
