// Every speed claim as a command that prints its own baseline beside it: npm run bench -- portal | wall | import | start | memory [--json].
// Figures are ratios within one run on one machine; the absolute ones say where the machine stood that day.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { createServer } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import { sql } from 'kysely';
import { connect, type Installation } from '#apps/cli/installation.ts';
import { formatDate } from '#kernel/calendar.ts';
import { campaignNow, statusOf } from '#modules/campaigns/index.ts';
import { type Unit, unitBySlug } from '#modules/organizations/index.ts';
import { parseConfig } from '#platform/config/config.ts';
import { copyInto } from '#platform/db/copy.ts';
import type { Database } from '#platform/db/database.ts';
import { readWorkbook } from '#platform/spreadsheet/read.ts';
import { demoLoaded, loadDemo } from '#workflows/demo/load.ts';
import { demoSchoolSlug } from '#workflows/demo/units.ts';
import { planPupils } from '#workflows/import-pupils/plan.ts';
import { pupilWorkbook } from '#workflows/import-pupils/workbooks.ts';
import { load } from './load.ts';

type Row = { row: string; ours: string; baseline: string; ratio: number | null; goal: string };
const round = (n: number, digits = 1) => Number(n.toFixed(digits));
const system = { kind: 'system', label: 'bench' } as const;

async function timed<T>(part: () => Promise<T>, runs = 7): Promise<number> {
  await part();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const began = performance.now();
    await part();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

type Running = { port: number; readyMs: number; pid: number; stop(): Promise<void> };

/** The product in a process of its own on the same database, as npm start runs it. */
async function startProduct(): Promise<Running> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/apps/cli/main.ts', 'serve'], {
    env: { ...process.env, PORT: String(port), LOG_LEVEL: 'error', NODE_ENV: 'production' },
    stdio: 'ignore',
  });
  for (;;) {
    const up = await body(port, 'namdinh.localhost').then(
      (page) => page.includes('Sở Giáo dục'),
      () => false,
    );
    if (up) break;
    if (child.exitCode !== null) throw new Error('the product did not start');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const ended = new Promise((resolve) => child.on('exit', resolve));
  return {
    port,
    readyMs: performance.now() - began,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGINT');
      await ended;
    },
  };
}

/** The home page of a site (`fetch` would not send another Host). */
const body = (port: number, host: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    http
      .get({ port, path: '/', headers: { host } }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve(Buffer.concat(parts)));
      })
      .on('error', reject);
  });

async function portal(): Promise<Row[]> {
  const ours = await startProduct();
  const host = `${demoSchoolSlug}.namdinh.localhost`;
  const bytes = brotliCompressSync(await body(ours.port, host));
  // The baseline in its own process too: bare node:http, the same bytes.
  const script = `require('node:http').createServer((q,s)=>{s.writeHead(200,{'content-type':'text/html','content-encoding':'br','content-length':${bytes.length}});s.end(b)}).listen(+process.argv[1],'127.0.0.1');const b=Buffer.from(process.argv[2],'base64')`;
  const port = await freePort();
  const bare = spawn(process.execPath, ['-e', script, String(port), bytes.toString('base64')], { stdio: 'ignore' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const pairs: { a: Awaited<ReturnType<typeof load>>; b: Awaited<ReturnType<typeof load>> }[] = [];
  for (let i = 0; i < 3; i++) pairs.push({ a: await load(ours.port, '/', host), b: await load(port, '/', host) });
  bare.kill();
  await ours.stop();
  const best = pairs.sort((x, y) => x.a.perSecond / x.b.perSecond - y.a.perSecond / y.b.perSecond)[1] ?? pairs[0];
  if (!best) return [];
  return [
    {
      row: '1 portal page from cache, one process, 32 connections',
      ours: `${Math.round(best.a.perSecond)}/s, p99 ${round(best.a.p99)} ms, ${best.a.failed} failed`,
      baseline: `bare node:http ${Math.round(best.b.perSecond)}/s, p99 ${round(best.b.p99)} ms`,
      ratio: round(best.a.perSecond / best.b.perSecond, 2),
      goal: '≥ 0.7, p99 < 10 ms',
    },
  ];
}

async function wall(db: Database): Promise<Row[]> {
  const ours = await timed(() => db.read(system, async (work) => statusOf(work, await campaignNow(work), 'u1')));
  const baseline = await timed(() =>
    db.read(system, (work) => sql`select unit_id, pupils_active, pupils_complete from people.counter`.execute(work.handle)),
  );
  const recount = await timed(
    () =>
      db.read(system, (work) =>
        sql`select unit_id, count(*), count(*) filter (where complete) from people.pupil where active group by unit_id`.execute(
          work.handle,
        ),
      ),
    3,
  );
  return [
    {
      row: '10 dashboard: 874 units x all measures',
      ours: `${round(ours)} ms`,
      baseline: `reading the counter table alone ${round(baseline)} ms`,
      ratio: round(ours / baseline),
      goal: '< 50 ms',
    },
    {
      row: '10 the same by counting 415,000 pupils',
      ours: `${round(ours)} ms`,
      baseline: `${round(recount)} ms`,
      ratio: round(ours / recount, 3),
      goal: 'printed',
    },
  ];
}

async function importing(db: Database): Promise<Row[]> {
  const unit = (await db.read(system, (work) => unitBySlug(work, demoSchoolSlug))) as Unit;
  const line = (i: number) => ({
    ...{
      full_name: `Trần Thị Số ${'abcdefghijklmnopqrstuvwxyz'[i % 26]} ${'abcdefghijklmnopqrstuvwxyz'[Math.floor(i / 26) % 26]}`,
      birth_date: formatDate('2007-03-04'),
    },
    ...{
      sex: 'Nữ',
      ethnicity: 'Kinh',
      ministry_id: String(9_000_000_000 + i),
      class_name: `6${'ABCDEFGHIJ'[i % 10]}`,
      grade: '6',
      phone: '0912345678',
      father_name: 'Trần Văn Cha',
    },
  });
  const bytes = await pupilWorkbook(
    unit.name,
    Array.from({ length: 1500 }, (_, i) => line(i)),
  );
  const dryRun = await timed(async () => {
    const sheets = await readWorkbook(bytes);
    return db.read(system, (work) => planPupils(work, unit, sheets, { createClasses: true }));
  }, 5);
  const parse = await timed(() => readWorkbook(bytes), 5);
  // The bulk load against bare COPY of the same number of values, rolled back.
  const size = ((await demoLoaded(db.ownerPool)) ?? 'school') as string;
  const client = await db.ownerPool.connect();
  await client.query(
    'begin; create temp table bare (a uuid, b int, c text, d text, e date, f text, g text, h text, i text, j text) on commit drop',
  );
  const began = performance.now();
  const copier = copyInto(client, 'bare', [...'abcdefghij']);
  for (let i = 0; i < 200_000; i++)
    await copier.row([
      '0167a0c0-0001-7000-8000-000000000001',
      i,
      'Trần Thị Mai',
      'tran thi mai',
      '2007-03-04',
      'female',
      '01',
      'none',
      'VN',
      'Hải Phương',
    ]);
  await copier.end();
  const perSecond = (200_000 * 10) / ((performance.now() - began) / 1000);
  await client.query('rollback');
  client.release();
  return [
    {
      row: '11 dry run of a workbook of 1,500 pupils',
      ours: `${Math.round(dryRun)} ms`,
      baseline: `unpacking and reading the file alone ${Math.round(parse)} ms`,
      ratio: round(dryRun / parse),
      goal: '< 2 s',
    },
    {
      row: `11 COPY on this machine (demo loaded: ${size})`,
      ours: 'see demo load',
      baseline: `${Math.round(perSecond / 1000)} thousand values/s`,
      ratio: null,
      goal: '≥ 0.5 × COPY',
    },
  ];
}

const memoryOf = (pid: number) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

async function memory(): Promise<Row[]> {
  const product = await startProduct();
  const idle = memoryOf(product.pid);
  const hot = load(product.port, '/', `${demoSchoolSlug}.namdinh.localhost`, 32, 3000);
  await hot;
  const busy = memoryOf(product.pid);
  await product.stop();
  const bare = memoryOf(process.pid);
  return [
    {
      row: '14 memory of the app process, idle',
      ours: `${Math.round(idle)} MiB`,
      baseline: `this process ${Math.round(bare)} MiB`,
      ratio: round(idle / bare),
      goal: '< 250 MiB',
    },
    {
      row: '14 the same under load',
      ours: `${Math.round(busy)} MiB`,
      baseline: `idle ${Math.round(idle)} MiB`,
      ratio: round(busy / idle),
      goal: '< 500 MiB',
    },
  ];
}

async function start(installation: Installation): Promise<Row[]> {
  const product = await startProduct();
  await product.stop();
  const bare = await timed(
    () =>
      new Promise<void>((resolve) => {
        spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }).on('exit', () => resolve());
      }),
    5,
  );
  return [
    {
      row: `13 start to the first 200 on the Sở's home (database ${installation.server?.adopted ? 'already up' : 'held by this run'})`,
      ours: `${Math.round(product.readyMs)} ms`,
      baseline: `starting Node alone ${Math.round(bare)} ms`,
      ratio: round(product.readyMs / bare),
      goal: '< 5 s',
    },
  ];
}

const names = ['portal', 'wall', 'import', 'start', 'memory'] as const;
const [name = 'all', ...flags] = process.argv.slice(2);
if (name !== 'all' && !names.includes(name as (typeof names)[number])) {
  process.stderr.write(`npm run bench -- ${names.join(' | ')} | all [--json]\n`);
  process.exit(2);
}
const installation = await connect(parseConfig(process.env), (line) => process.stderr.write(`${line}\n`));
const { db } = await installation.open();
if (!(await demoLoaded(db.ownerPool))) await loadDemo(db.ownerPool, 'province', (line) => process.stderr.write(`  ${line}\n`));
const rows: Row[] = [];
const wanted = (n: (typeof names)[number]) => name === 'all' || name === n;
if (wanted('portal')) rows.push(...(await portal()));
if (wanted('wall')) rows.push(...(await wall(db)));
if (wanted('import')) rows.push(...(await importing(db)));
if (wanted('start')) rows.push(...(await start(installation)));
if (wanted('memory')) rows.push(...(await memory()));
await installation.close();
if (flags.includes('--json')) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
else
  for (const r of rows)
    process.stdout.write(
      `${r.row}\n  ours      ${r.ours}\n  baseline  ${r.baseline}\n  ratio     ${r.ratio ?? '–'}   goal ${r.goal}\n`,
    );
