// `congtruong serve`: door, database, migrations, demo, jobs, web; says where everything is; stops cleanly.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Config } from '#platform/config/config.ts';
import { isAway } from '#platform/db/away.ts';
import { startEmbedded } from '#platform/db/embedded.ts';
import { rootDir } from '#platform/files/own.ts';
import { openFiles } from '#platform/files/store.ts';
import { openHere } from '#platform/http/here.ts';
import { siteUrls } from '#platform/http/site-url.ts';
import { startWorker } from '#platform/jobs/jobs.ts';
import { openLog } from '#platform/log/log.ts';
import { openPrinter } from '#platform/pdf/pdf.ts';
import { type DemoAccount, demoAccounts } from '#workflows/demo/accounts.ts';
import { demoLoaded } from '#workflows/demo/load.ts';
import type { Services } from '../server.ts';
import { crontab, jobs } from '../worker/jobs.ts';
import { type Front, openFront } from './front.ts';
import { connect, type Installation, identityFor, noteServedAt, prepareDemo, secretOf } from './installation.ts';

/** How the web application is had from the sources, for development. */
export type FromSource = {
  load(): Promise<typeof import('../server.ts')>;
  middleware(request: IncomingMessage, response: ServerResponse, next: () => void): void;
  onChange(again: () => void): void;
};

type Running = { accounts: DemoAccount[]; stop(): Promise<void> };

export async function serve(config: Config, source?: FromSource): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const started = performance.now();
  const toldToStop = new Promise<undefined>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(signal, () => resolve(undefined));
  });
  const front = await openFront(config.PORT, config.HOST);
  const installation = await connect(config, say).catch((error) => {
    front.close();
    throw error;
  });
  try {
    const starting = run(config, installation, front, say, source);
    const running = await Promise.race([starting, toldToStop]);
    if (running) {
      announce(config, running.accounts, (performance.now() - started) / 1000, say);
      await toldToStop;
    } else starting.catch(() => {}); // cut off in the middle by stopping its database server
    say('Đang dừng …');
    // A browser's open line must not keep the process; ten seconds are enough for what is under way.
    setTimeout(() => process.exit(0), 10_000).unref();
    front.close();
    await running?.stop();
    if (running) await installation.close();
    else await installation.server?.stop();
  } catch (error) {
    // What was started must not be left behind.
    front.close();
    await installation.server?.stop();
    throw error;
  }
}

async function run(
  config: Config,
  installation: Installation,
  front: Front,
  say: (line: string) => void,
  source?: FromSource,
): Promise<Running> {
  const log = openLog(config.LOG_LEVEL);
  if (installation.server?.adopted) say('Dùng tiếp máy chủ cơ sở dữ liệu đang chạy.');
  const first = await installation.open();
  const loaded = await prepareDemo(config, installation, first.db, (line) => {
    say(line);
    front.doing(`Đang nạp tỉnh mẫu (${line.trim()})`);
  }).catch((error) => {
    if (!isAway(error)) throw error;
    throw new Error('Mất cơ sở dữ liệu khi đang nạp tỉnh mẫu. Chưa có gì được ghi; chạy lại để nạp từ đầu.');
  });
  front.doing('Đang mở các trang');
  // The demo brings its own clock: everything is opened anew under it.
  if (loaded?.justNow) await first.db.close();
  const { db } = loaded?.justNow ? await installation.open() : first;
  await noteServedAt(db, config);
  const identity = identityFor(config, installation.dir, db);
  const accounts = loaded ? await demoAccounts(db) : [];

  const services: Services = {
    ...{
      db,
      files: openFiles(join(installation.dir, 'files')),
      printer: openPrinter(),
      identity,
      log,
      baseHost: config.BASE_HOST,
      scheme: config.PUBLIC_SCHEME,
    },
    publicPort: config.PUBLIC_PORT ?? config.PORT,
    trustProxy: config.TRUST_PROXY === '1',
    secret: secretOf(config, installation.dir),
    clientDir: join(rootDir, 'build', 'client'),
    pageFilesDir: config.PAGE_FILES,
    ready: async () => {
      await db.ping();
      return !loaded || (await demoLoaded(db.ownerPool)) !== null;
    },
    demoAccounts: accounts.map((a) => ({
      role: a.does ? `${a.roleName} (${a.does})` : a.roleName,
      unit: a.unitName,
      username: a.username,
      password: a.password,
    })),
  };
  let web = await (await (source ? source.load() : import('../server.ts'))).createWeb(services);
  const worker = await startWorker(
    jobs,
    {
      ...{ db, log, system: { kind: 'system', label: 'việc nền' }, dir: { files: join(installation.dir, 'files') } },
      insideHosts: config.FEED_HOSTS_INSIDE?.split(',') ?? [],
      urlOf: siteUrls(services),
      here: openHere(services.secret),
    },
    crontab,
  );
  front.answer((request, response) =>
    source ? source.middleware(request, response, () => web.listener(request, response)) : web.listener(request, response),
  );
  source?.onChange(async () => {
    const old = web;
    try {
      web = await (await source.load()).createWeb(services);
      await old.close();
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  });
  const watch = keepDatabase(installation, () => db.ping(), say);
  return {
    accounts,
    async stop() {
      clearInterval(watch);
      await worker.stop().catch(() => {});
      await web.close();
      await services.printer.close();
    },
  };
}

function announce(config: Config, accounts: DemoAccount[], seconds: number, say: (line: string) => void): void {
  const at = (label: string) => `${config.PUBLIC_SCHEME}://${label}${config.BASE_HOST}:${config.PUBLIC_PORT ?? config.PORT}`;
  say('');
  say(`Cổng Trường đã sẵn sàng sau ${seconds.toFixed(1)} giây.`);
  say(`  Mở đầu        http://localhost:${config.PORT}/`);
  say(`  Trang của Sở  ${at('')}`);
  say(`  Quản lý       ${at('quanly.')}`);
  if (accounts.length > 0) {
    say(`  Tài khoản dùng thử (mật khẩu ${accounts[0]?.password}):`);
    for (const account of accounts)
      say(
        `    ${account.username.padEnd(18)} ${account.roleName}${account.does ? ` (${account.does})` : ''}, ${account.unitName}${account.totp ? `, khóa xác thực hai bước ${account.totp}` : ''}`,
      );
    say('  Lưu ý: bản dùng thử không bắt buộc xác thực hai bước.');
  }
  say('  Dừng bằng Ctrl+C.');
}

/** A database server that was killed comes up again by itself, on the same port: the pools find it, what was acknowledged is there. */
function keepDatabase(
  installation: Installation,
  ping: () => Promise<void>,
  say: (line: string) => void,
): NodeJS.Timeout | undefined {
  if (!installation.server) return undefined;
  let busy = false;
  return setInterval(async () => {
    if (busy) return;
    busy = true;
    try {
      await ping();
    } catch {
      say('Cơ sở dữ liệu không trả lời, đang khởi động lại …');
      await startEmbedded({ dir: installation.dir }).then(
        () => say('Cơ sở dữ liệu chạy lại.'),
        (error: Error) => say(error.message),
      );
    } finally {
      busy = false;
    }
  }, 1000);
}
