// Rows 7, 8, 9 and 12: saving a mark, opening a grid, the results of the province, report cards; in a database of its own beside the installation's.
// BENCH_PART=save, cpu (of saves alone), open, results or books takes one of them. BENCH_TENTHS=1 takes a tenth of the schools; BENCH_KEEP=1 leaves the database for the next run, which then begins at once.
import { spawn } from 'node:child_process';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { fixedClock } from '#kernel/clock.ts';
import { type Database, openDatabase, poolOf } from '#platform/db/database.ts';
import { migrate } from '#platform/db/migrate.ts';
import { databaseUrl } from '#platform/db/url.ts';
import { demoLoaded, loadDemo } from '#workflows/demo/load.ts';
import { recomputeAll, schoolsToRecompute } from '#workflows/recompute-results/recompute-all.ts';
import { type Spent, spentIn } from '../cpu.ts';
import { ask, freePort, type Row, type Running, round, startProduct, system, timed } from '../measure.ts';
import { printing } from './books.ts';
import { asFastAsPossible, atRate, Cells, type Evening, type Target } from './evening.ts';
import { fillProvince } from './province.ts';
import { prepareTeachers, type Teacher } from './teachers.ts';

const now = new Date('2018-12-10T08:00:00+07:00');
const tenths = Number(process.env.BENCH_TENTHS ?? 10);
const keep = process.env.BENCH_KEEP === '1';
const name = `congtruong_bench_gradebook_${tenths}`;
const teachersThatEvening = 4000;
const wanted = 800;
const part = process.env.BENCH_PART ?? 'all';
type Part = 'save' | 'open' | 'results' | 'books';
const wants = (one: Part) => part === 'all' || part === one || (part === 'cpu' && one === 'save');
const say = (line: string) => process.stderr.write(`  ${line}\n`);

export async function gradebook(url: string): Promise<Row[]> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const own = databaseUrl(url, name);
  const { rows: there } = await admin.query('select from pg_database where datname = $1', [name]);
  if (there.length === 0 || !keep) {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`create database ${name} template template0 encoding 'UTF8'`);
  }
  const pool = poolOf(own, null, 4, 'congtruong bench', { settings: { statement_timeout: '0' } });
  try {
    await migrate(pool, 'migrations');
    const size = await filledOnce(pool);
    const rows = wants('results') ? await recomputing(own, pool, size.rows) : [];
    if (wants('books')) rows.push(...(await printed(own, pool)));
    if (!wants('save') && !wants('open')) return rows;
    const teachers = await prepareTeachers(pool, teachersThatEvening);
    const product = await startProduct({ DATABASE_URL: own });
    try {
      if (wants('save')) rows.push(...(await saving(own, pool, product, teachers)));
      if (wants('open')) rows.push(...(await opening(pool, product, teachers)));
    } finally {
      await product.stop();
    }
    return rows;
  } finally {
    await pool.end();
    if (!keep) await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}

type Size = { pupils: number; rows: number; cells: number };
async function filledOnce(pool: pg.Pool): Promise<Size> {
  const { rows } = await pool.query<{ value: Size }>("select value from platform.setting where key = 'bench_gradebook'");
  if (rows[0]) return rows[0].value;
  say('the demo province');
  if (!(await demoLoaded(pool))) await loadDemo(pool, 'province', () => {});
  say('its marks');
  const client = await pool.connect();
  try {
    const size = await fillProvince(client, tenths);
    await client.query("insert into platform.setting (key, value) values ('bench_gradebook', $1)", [JSON.stringify(size)]);
    return size;
  } finally {
    client.release();
  }
}

/** Row 9. The rows themselves are brought up to their cells first, so that what is measured is the computing and the results. */
async function recomputing(own: string, pool: pg.Pool, kept: number): Promise<Row[]> {
  const db = openDatabase({ url: own, clock: fixedClock(now), poolSize: 2 });
  try {
    const schools = await schoolsOfBench(db);
    const all = () => recomputeAll({ url: own, now, schools });
    const { rows: stale } = await pool.query(
      'select from assessment.mark_row where clause is not null and inputs_hash is null and mean is not null limit 1',
    );
    if (stale.length > 0) {
      say('hashes of the rows');
      await all();
      await pool.query('vacuum analyze assessment.mark_row');
    }
    say('results');
    await pool.query('truncate assessment.result, assessment.counter');
    const read = await reading(pool);
    const began = performance.now();
    const done = await all();
    const first = performance.now() - began;
    await pool.query('vacuum analyze assessment.result');
    const again = performance.now();
    const nothing = await all();
    const second = performance.now() - again;
    const differs = Object.values(nothing.changed).reduce((a, b) => a + b, 0);
    const of = `${done.pupils} pupils, ${kept} rows, ${done.cells} cells`;
    return [
      {
        row: `9 results of the province from its marks (${of}), ${done.changed.results} results written`,
        ours: `${round(first / 1000)} s`,
        baseline: `COPY of the same rows to nowhere ${round(read / 1000)} s`,
        ratio: round(first / read, 2),
        goal: '< 60 s, ≤ 3 × reading',
      },
      {
        row: `9 the same again, ${differs} differences found`,
        ours: `${round(second / 1000)} s`,
        baseline: `COPY of the same rows to nowhere ${round(read / 1000)} s`,
        ratio: round(second / read, 2),
        goal: '≤ 3 × reading',
      },
    ];
  } finally {
    await db.close();
  }
}

/** Row 12. Where nothing has been computed yet, it is first. */
async function printed(own: string, pool: pg.Pool): Promise<Row[]> {
  const db = openDatabase({ url: own, clock: fixedClock(now), poolSize: 2 });
  try {
    const { rows } = await pool.query<{ n: number }>(
      "select reltuples::int as n from pg_class where oid = 'assessment.result'::regclass",
    );
    if ((rows[0]?.n ?? 0) <= 0) await recomputeAll({ url: own, now, schools: await schoolsOfBench(db) });
    say('report cards');
    return await printing(db, pool);
  } finally {
    await db.close();
  }
}

const schoolsOfBench = async (db: Database) =>
  (await db.read(system, (work) => schoolsToRecompute(work, '2018-2019'))).filter(({ id }) => tenths === 10 || id % 10 < tenths);

async function reading(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  try {
    const began = performance.now();
    const stream = client.query(copyTo('copy assessment.mark_row to stdout'));
    for await (const part of stream) void part;
    return performance.now() - began;
  } finally {
    client.release();
  }
}

const milliseconds = ({ p50, p95, p99 }: Evening) => `p50 ${round(p50)} ms, p95 ${round(p95)} ms, p99 ${round(p99)} ms`;
function sound(evening: Evening): Evening {
  if (evening.failed > evening.saves / 100) say(`${evening.failed} saves failed: ${evening.why}`);
  return evening;
}

/** Row 7. */
async function saving(own: string, pool: pg.Pool, product: Running, teachers: readonly Teacher[]): Promise<Row[]> {
  // Whoever saved before has left other versions behind.
  const cells = teachers.map((teacher) => new Cells(teacher));
  await rememberVersions(pool, cells);
  const bare = await startBare(own, pool);
  const ours: Target = { port: product.port, host: 'quanly.namdinh.localhost', path: '/api/v1/marks' };
  try {
    const fresh = () => teachers.map((teacher) => new Cells(teacher));
    say('processor time of a save');
    const work = await cpuOfSaves(pool, [
      { target: ours, pid: product.pid, cells },
      { target: bare.target, pid: bare.pid, cells: fresh() },
    ]);
    if (part === 'cpu') return [work];
    say('one save after the other');
    const alone = sound(await asFastAsPossible(ours, cells, 1, 5000));
    const bareAlone = sound(await asFastAsPossible(bare.target, fresh(), 1, 3000));
    say('as many as it takes');
    const most = sound(await asFastAsPossible(ours, cells, 64, 15_000));
    const bareMost = sound(await asFastAsPossible(bare.target, fresh(), 64, 8000));
    const steady = Math.floor(most.perSecond * 0.7);
    say(`${steady} a second`);
    const calm = sound(await atRate(ours, cells, steady, 15_000));
    const bareCalm = sound(await atRate(bare.target, fresh(), steady, 10_000));
    say(`${wanted} a second for a minute`);
    const evening = sound(await atRate(ours, cells, wanted, 60_000));
    const bareEvening = sound(await atRate(bare.target, fresh(), wanted, 15_000));
    return [
      work,
      {
        row: `7 save one mark over HTTP, one after the other (${teachers.length} teachers, province size)`,
        ours: milliseconds(alone),
        baseline: `one upsert through a bare server ${milliseconds(bareAlone)}`,
        ratio: round(alone.p95 / bareAlone.p95, 2),
        goal: 'p95 < 25 ms',
      },
      {
        row: '7 saves a second, 64 at once, client on the same cores',
        ours: `${Math.round(most.perSecond)}/s, ${milliseconds(most)}`,
        baseline: `one upsert through a bare server ${Math.round(bareMost.perSecond)}/s, ${milliseconds(bareMost)}`,
        ratio: round(most.perSecond / bareMost.perSecond, 2),
        goal: '≥ 800/s',
      },
      {
        row: '7 saves at seven tenths of that rate',
        ours: `${Math.round(calm.perSecond)}/s, ${milliseconds(calm)}`,
        baseline: `the bare server at the same rate ${Math.round(bareCalm.perSecond)}/s, ${milliseconds(bareCalm)}`,
        ratio: round(calm.p95 / bareCalm.p95, 2),
        goal: 'p95 < 250 ms',
      },
      {
        row: `7 ${wanted} saves a second for a minute by ${teachers.length} teachers, ${evening.failed} not saved`,
        ours: `${Math.round(evening.perSecond)}/s, ${milliseconds(evening)}`,
        baseline: `the bare server ${Math.round(bareEvening.perSecond)}/s, ${milliseconds(bareEvening)}`,
        ratio: round(evening.perSecond / bareEvening.perSecond, 2),
        goal: 'p95 < 250 ms',
      },
    ];
  } finally {
    await bare.stop();
  }
}

async function rememberVersions(pool: pg.Pool, all: readonly Cells[]): Promise<void> {
  const { rows } = await pool.query<{ sheet: number; pupil: string; version: number }>(
    `select class_subject_id as sheet, pupil_id as pupil, (cells->'KThk'->>1)::int as version from assessment.mark_row
     where class_subject_id = any($1) and semester = 1 and cells->'KThk'->>1 <> '1'`,
    [all.map(({ teacher }) => teacher.classSubject)],
  );
  const bySheet = new Map(all.map((cells) => [cells.teacher.classSubject, cells]));
  for (const { sheet, pupil, version } of rows) bySheet.get(sheet)?.saw(pupil, version);
}

/** Turn by turn, so that whatever else the machine does falls upon both. */
async function cpuOfSaves(pool: pg.Pool, sides: readonly [ours: Side, bare: Side]): Promise<Row> {
  const sums = sides.map(() => ({ node: 0, postgres: 0, saves: 0 }));
  for (let turn = 0; turn < 6; turn++)
    for (const [i, { target, pid, cells }] of sides.entries()) {
      const { value, spent } = await spentIn(pool, [pid], () => asFastAsPossible(target, cells, 64, 4000));
      sound(value);
      const sum = sums[i] as Spent & { saves: number };
      // The first turn warms up.
      if (turn === 0) continue;
      sum.node += spent.node;
      sum.postgres += spent.postgres;
      sum.saves += value.all;
    }
  const [ours, bare] = sums.map(({ node, postgres, saves }) => ({ node: node / saves, postgres: postgres / saves })) as [
    Spent,
    Spent,
  ];
  const total = ({ node, postgres }: Spent) => node + postgres;
  const said = (one: Spent) => `${round(total(one), 2)} ms (Node ${round(one.node, 2)}, PostgreSQL ${round(one.postgres, 2)})`;
  return {
    row: '7 processor time of one save, 64 at once, turn by turn with the bare server',
    ours: said(ours),
    baseline: `one upsert through a bare server ${said(bare)}`,
    ratio: round(total(ours) / total(bare), 2),
    goal: '< 2.2 ms: 800 a second on two cores, beside who sends them',
  };
}
type Side = { target: Target; pid: number; cells: readonly Cells[] };

async function startBare(own: string, pool: pg.Pool): Promise<{ target: Target; pid: number; stop(): Promise<void> }> {
  await pool.query(`drop table if exists bench_row, bench_change;
    create table bench_row (class_subject_id int, semester smallint, pupil_id uuid, cells jsonb not null, primary key (class_subject_id, semester, pupil_id)) with (fillfactor = 80);
    create table bench_change (id bigint generated always as identity primary key, class_subject_id int, pupil_id uuid, "column" text, op_id uuid unique, new jsonb, version int, changed_at timestamptz)`);
  const port = await freePort();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'bench/gradebook/bare.ts'], {
    env: { ...process.env, DATABASE_URL: own, PORT: String(port), NODE_ENV: 'production' },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const target = { port, host: 'quanly.namdinh.localhost', path: '/' };
  const up = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/`, { method: 'PUT', body: 'null' }).then(
      () => true,
      (error: Error & { cause?: { code?: string } }) => error.cause?.code !== 'ECONNREFUSED',
    );
  while (child.exitCode === null && !(await up())) await new Promise((resolve) => setTimeout(resolve, 30));
  return {
    target,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** Row 8: the fullest class among those of the teachers. */
async function opening(pool: pg.Pool, product: Running, teachers: readonly Teacher[]): Promise<Row[]> {
  const [fullest] = [...teachers].sort((a, b) => b.pupils.length - a.pupils.length);
  if (!fullest) return [];
  const { token, classSubject, pupils } = fullest;
  const open = () =>
    ask(product.port, 'quanly.namdinh.localhost', { authorization: `Bearer ${token}` }, `/api/v1/sheets/${classSubject}/hk1`);
  const bytes = (await open()).body.length;
  const ours = await timed(open, 41);
  const query = await timed(
    () =>
      pool.query({
        name: 'grid',
        text: `select p.full_name, m.cells, m.mean from assessment.mark_row m join people.pupil p on p.id = m.pupil_id
          where m.class_subject_id = $1 and m.semester = 1 order by p.sort_key`,
        values: [classSubject],
      }),
    41,
  );
  return [
    {
      row: `8 open a grid of ${pupils.length} pupils over HTTP (${round(bytes / 1024)} KB of JSON)`,
      ours: `${round(ours)} ms`,
      baseline: `the bare query ${round(query, 2)} ms`,
      ratio: round(ours / query),
      goal: '< 50 ms',
    },
  ];
}
