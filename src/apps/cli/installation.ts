// The database of this installation: the one DATABASE_URL names, the running instance's, or the embedded one for as long as needed.
import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Clock, realClock, startedClock } from '#kernel/clock.ts';
import { type Identity, openIdentity, rememberDoor } from '#modules/access/index.ts';
import { bringSections } from '#modules/sites/index.ts';
import type { Config } from '#platform/config/config.ts';
import { type Database, openDatabase, poolOf } from '#platform/db/database.ts';
import { type EmbeddedServer, startEmbedded } from '#platform/db/embedded.ts';
import { migrate } from '#platform/db/migrate.ts';
import { connectionProblem } from '#platform/db/requirements.ts';
import { putSetting, setting } from '#platform/db/settings.ts';
import { rootDir } from '#platform/files/own.ts';
import { openFiles } from '#platform/files/store.ts';
import { createDemoAccounts, enrolDemoAccount } from '#workflows/demo/accounts.ts';
import { aloneWithDemo, demoLoaded, loadDemo } from '#workflows/demo/load.ts';

/** `var` in the product's folder, or, where that cannot be written, a folder of the user's. */
const foldersFor = (config: Config): string[] =>
  config.VAR_DIR ? [resolve(config.VAR_DIR)] : [join(rootDir, 'var'), join(homedir(), '.congtruong')];

/** Where the embedded database would be, and is it there already? Makes nothing; null: the database is somewhere else. */
export const dataFolders = (config: Config): { dir: string; data: boolean }[] | null =>
  config.DATABASE_URL
    ? null
    : foldersFor(config).map((dir) => ({
        dir,
        data: existsSync(join(dir, 'postgres.json')) || existsSync(join(dir, 'postgres')),
      }));

/** @throws Error with a sentence */
export function varDir(config: Config): string {
  const wanted = foldersFor(config);
  for (const dir of wanted)
    try {
      mkdirSync(dir, { recursive: true });
      accessSync(dir, constants.W_OK);
      return dir;
    } catch {
      // The next one.
    }
  throw new Error(`Không ghi được vào thư mục ${wanted.join(' hoặc ')}. Đặt VAR_DIR=… là một thư mục ghi được.`);
}

export type Installation = {
  config: Config;
  dir: string;
  url: string;
  server: EmbeddedServer | undefined;
  /** Opened after migration, when the clock is known. */
  open(): Promise<{ db: Database; clock: Clock }>;
  close(): Promise<void>;
};

type ClockSetting = { start: string; startedAt: string };

/** The business clock: what CLOCK_START says (kept from then on), what the database keeps, else the wall's. */
export async function businessClock(url: string, config: Config): Promise<Clock> {
  const pool = poolOf(url, null, 1, 'congtruong clock');
  try {
    if (config.CLOCK_START) {
      const value: ClockSetting | null =
        config.CLOCK_START === 'real'
          ? null
          : { start: new Date(config.CLOCK_START).toISOString(), startedAt: new Date().toISOString() };
      await pool.query(
        `insert into platform.setting (key, value) values ('clock', $1) on conflict (key) do update set value = excluded.value, updated_at = now()`,
        [JSON.stringify(value)],
      );
    }
    const { rows } = await pool.query<{ value: ClockSetting | null }>("select value from platform.setting where key = 'clock'");
    const kept = rows[0]?.value;
    return kept ? startedClock(new Date(kept.start), new Date(kept.startedAt)) : realClock();
  } finally {
    await pool.end();
  }
}

export async function connect(config: Config, log: (line: string) => void): Promise<Installation> {
  const dir = varDir(config);
  const server = config.DATABASE_URL ? undefined : await startEmbedded({ dir, log });
  const url = config.DATABASE_URL ?? server?.url ?? '';
  const owner = poolOf(url, null, 3, 'congtruong migrate');
  try {
    if (config.DATABASE_URL)
      await owner.query('select 1').catch((error) => {
        throw new Error(connectionProblem(error, url));
      });
    await migrate(owner, join(rootDir, 'migrations'), (name) => log(`Di trú ${name}`));
  } catch (error) {
    await server?.stop();
    throw error;
  } finally {
    await owner.end();
  }
  let opened: Database | undefined;
  return {
    config,
    dir,
    url,
    server,
    async open() {
      const clock = await businessClock(url, config);
      opened = openDatabase({ url, clock });
      const brought = await opened.as({ kind: 'system', label: 'bản mới' }, bringSections);
      if (brought > 0) log(`Thêm mục mới cho ${brought} trang`);
      return { db: opened, clock };
    },
    async close() {
      await opened?.close();
      await server?.stop();
    },
  };
}

type Addresses = Pick<Config, 'BASE_HOST' | 'PUBLIC_SCHEME' | 'PUBLIC_PORT'>;
const addressesKey = 'public_addresses';
/** How browsers reach what is served from now on. */
export const noteServedAt = (db: Database, { BASE_HOST, PUBLIC_SCHEME, PUBLIC_PORT, PORT }: Config): Promise<void> =>
  db.as({ kind: 'system', label: 'địa chỉ' }, (work) =>
    putSetting(work, addressesKey, { BASE_HOST, PUBLIC_SCHEME, PUBLIC_PORT: PUBLIC_PORT ?? PORT } satisfies Addresses),
  );
/** Nothing before the first time. */
export const servedAt = (db: Database): Promise<Addresses | undefined> =>
  db.read({ kind: 'system', label: 'địa chỉ' }, (work) => setting<Addresses>(work, addressesKey));

/** Made at the first start and kept, unless the configuration names it. */
export function secretOf(config: Config, dir: string): string {
  const file = join(dir, 'auth-secret');
  if (!config.AUTH_SECRET && !existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return config.AUTH_SECRET ?? readFileSync(file, 'utf8');
}

export function identityFor(config: Config, dir: string, db: Database): Identity {
  const secret = secretOf(config, dir);
  const port = config.PUBLIC_PORT ?? config.PORT;
  const baseUrl = `${config.PUBLIC_SCHEME}://quanly.${config.BASE_HOST}:${port}`;
  return openIdentity({
    pool: db.authPool,
    clock: db.clock,
    remember: (event) => rememberDoor(db, event),
    secret,
    baseUrl,
    trustedOrigins: [baseUrl],
    secure: config.PUBLIC_SCHEME === 'https',
  });
}

/** Fills an empty database with the demo, once, whoever else starts at the same time. @returns null where there is no demo */
export function prepareDemo(
  config: Config,
  installation: Installation,
  db: Database,
  log: (line: string) => void,
): Promise<{ size: string; justNow: boolean } | null> {
  return aloneWithDemo(db.ownerPool, async () => {
    const { rows } = await db.ownerPool.query('select 1 from organizations.unit limit 1');
    const justNow = rows.length === 0 && config.DEMO_SIZE !== 'none';
    if (rows.length === 0 && config.DEMO_SIZE !== 'none') {
      log(`Nạp tỉnh mẫu (${config.DEMO_SIZE}) …`);
      const done = await loadDemo(
        db.ownerPool,
        config.DEMO_SIZE,
        (line) => log(`  ${line}`),
        openFiles(join(installation.dir, 'files')),
      );
      log(`  xong: ${done.units} đơn vị, ${done.pupils} học sinh, ${(done.ms / 1000).toFixed(1)} giây`);
    }
    const size = await demoLoaded(db.ownerPool);
    if (!size) return null;
    const identity = identityFor(config, installation.dir, db);
    await createDemoAccounts(db.ownerPool, identity);
    await enrolDemoAccount(db.ownerPool, identity);
    return { size, justNow };
  });
}
