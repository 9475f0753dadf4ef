// `congtruong serve`: database, migrations, demo, jobs, web; says where everything is; stops cleanly.
import { existsSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from '#platform/config/config.ts';
import type { Database } from '#platform/db/database.ts';
import { startEmbedded } from '#platform/db/embedded.ts';
import { startWorker } from '#platform/jobs/jobs.ts';
import { openLog } from '#platform/log/log.ts';
import { createDemoAccounts, demoAccounts, enrolDemoAccount } from '#workflows/demo/accounts.ts';
import { demoLoaded, loadDemo } from '#workflows/demo/load.ts';
import type { Services } from '../server.ts';
import { crontab, jobs } from '../worker/jobs.ts';
import { connect, type Installation, identityFor, rootDir } from './installation.ts';

const portFree = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });

type Web = Awaited<ReturnType<typeof import('../server.ts').createWeb>>;
/** How the web application is had from the sources, for development. */
export type FromSource = {
  load(): Promise<typeof import('../server.ts')>;
  middleware(request: IncomingMessage, response: ServerResponse, next: () => void): void;
  onChange(again: () => void): void;
};

export async function serve(config: Config, source?: FromSource): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  if (!(await portFree(config.PORT, config.HOST)))
    throw new Error(`Cổng ${config.PORT} đang có chương trình khác dùng. Đặt PORT=… để chọn cổng khác.`);
  const started = performance.now();
  const installation = await connect(config, say);
  try {
    await run(config, installation, say, started, source);
  } catch (error) {
    // What was started must not be left behind.
    await installation.close();
    throw error;
  }
}

async function run(
  config: Config,
  installation: Installation,
  say: (line: string) => void,
  started: number,
  source?: FromSource,
): Promise<void> {
  const log = openLog(config.LOG_LEVEL);
  if (installation.server?.adopted) say('Dùng tiếp máy chủ cơ sở dữ liệu đang chạy.');
  const { db } = await installation.open();
  let current = db;
  let loaded = await demoLoaded(db.ownerPool);
  const { rows } = await db.ownerPool.query('select 1 from organizations.unit limit 1');
  if (!loaded && rows.length === 0 && config.DEMO_SIZE !== 'none') {
    say(`Nạp tỉnh mẫu (${config.DEMO_SIZE}) …`);
    const done = await loadDemo(db.ownerPool, config.DEMO_SIZE, (line) => say(`  ${line}`));
    say(`  xong: ${done.units} đơn vị, ${done.pupils} học sinh, ${(done.ms / 1000).toFixed(1)} giây`);
    // The demo brings its own clock: everything is opened anew under it.
    await db.close();
    current = (await installation.open()).db;
    loaded = config.DEMO_SIZE;
  }
  const identity = identityFor(config, installation.dir, current);
  if (loaded) {
    await createDemoAccounts(current.ownerPool, identity);
    await enrolDemoAccount(current.ownerPool, identity);
  }
  const accounts = loaded ? await demoAccounts(current.authPool) : [];

  const publicPort = config.PUBLIC_PORT ?? config.PORT;
  const services: Services = {
    ...{ db: current, identity, log, baseHost: config.BASE_HOST, scheme: config.PUBLIC_SCHEME, publicPort },
    clientDir: join(rootDir, 'build', 'client'),
    ready: async () => {
      await current.ping();
      return true;
    },
    demoAccounts: accounts.map((a) => ({ role: a.roleName, unit: a.unitName, username: a.username, password: a.password })),
  };
  let web = await (await webFrom(source)).createWeb(services);
  const worker = await startWorker(
    jobs,
    { db: current, log, system: { kind: 'system', label: 'việc nền' }, dir: { files: join(installation.dir, 'files') } },
    crontab,
  );
  const server = source ? await listenFromSource(source, () => web, config) : await web.listen(config.PORT, config.HOST);
  source?.onChange(async () => {
    const old = web;
    try {
      web = await (await source.load()).createWeb(services);
      await old.close();
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  });

  const watch = keepDatabase(installation, current, say);

  const at = (label: string) => `${config.PUBLIC_SCHEME}://${label}${config.BASE_HOST}:${publicPort}`;
  say('');
  say(`Cổng Trường đã sẵn sàng sau ${((performance.now() - started) / 1000).toFixed(1)} giây.`);
  say(`  Mở đầu        http://localhost:${config.PORT}/`);
  say(`  Trang của Sở  ${at('')}`);
  say(`  Quản lý       ${at('quanly.')}`);
  if (accounts.length > 0) {
    say(`  Tài khoản dùng thử (mật khẩu ${accounts[0]?.password}):`);
    for (const account of accounts)
      say(
        `    ${account.username.padEnd(18)} ${account.roleName}, ${account.unitName}${account.totp ? `, khóa xác thực hai bước ${account.totp}` : ''}`,
      );
    say('  Lưu ý: bản dùng thử không bắt buộc xác thực hai bước.');
  }
  say('  Dừng bằng Ctrl+C.');

  await new Promise<void>((resolve) => {
    let stopping = false;
    const stop = () => {
      if (stopping) return;
      stopping = true;
      say('Đang dừng …');
      // A browser's open line must not keep the process; ten seconds are enough for what is under way.
      const hurry = setTimeout(() => process.exit(0), 10_000);
      hurry.unref();
      clearInterval(watch);
      server.close();
      server.closeAllConnections();
      (async () => {
        await worker.stop().catch(() => {});
        await web.close();
        await installation.close();
        resolve();
      })();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    process.on('SIGHUP', stop);
  });
}

/** A database server that was killed comes up again by itself, on the same port: the pools find it, what was acknowledged is there. */
function keepDatabase(installation: Installation, db: Database, say: (line: string) => void): NodeJS.Timeout | undefined {
  if (!installation.server) return undefined;
  let busy = false;
  return setInterval(async () => {
    if (busy) return;
    busy = true;
    try {
      await db.ping();
    } catch {
      say('Cơ sở dữ liệu đã dừng, đang khởi động lại …');
      await startEmbedded({ dir: installation.dir }).then(
        () => say('Cơ sở dữ liệu chạy lại.'),
        (error: Error) => say(error.message),
      );
    } finally {
      busy = false;
    }
  }, 1000);
}

async function webFrom(source: FromSource | undefined): Promise<typeof import('../server.ts')> {
  if (source) return source.load();
  const bundle = join(rootDir, 'build', 'server', 'index.js');
  if (!existsSync(bundle)) throw new Error('Chưa dựng giao diện: chạy npm start, hoặc npm run build.');
  return import(pathToFileURL(bundle).href);
}

function listenFromSource(source: FromSource, web: () => Web, config: Config): Promise<Server> {
  const server = createHttpServer((request, response) =>
    source.middleware(request, response, () => web().listener(request, response)),
  );
  return new Promise((resolve) => server.listen(config.PORT, config.HOST, () => resolve(server)));
}
