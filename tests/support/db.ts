// A migrated database of its own for a test file, on the real server, with a clock that tests move; with the demo where a test asks for it.
import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { fixedClock } from '#kernel/clock.ts';
import { type Database, openDatabase, poolOf } from '#platform/db/database.ts';
import { databaseUrl } from '#platform/db/url.ts';
import { openFiles } from '#platform/files/store.ts';
import { loadDemo } from '#workflows/demo/load.ts';
import type { DemoSize } from '#workflows/demo/units.ts';

export const demoStart = new Date('2018-12-10T08:00:00+07:00');

export type TestDatabase = { readonly db: Database; readonly url: string; readonly clock: ReturnType<typeof fixedClock> };

const folderOf = (size: DemoSize) => join(process.env.CONGTRUONG_TEST_FILES ?? '', size);

/** Into a folder of the test's own: the bytes that the rows of the demo name. Asked for after the database is there. */
export const copyDemoFiles = (size: DemoSize, to: string): void => cpSync(folderOf(size), to, { recursive: true });

/** The demo is loaded once a size and run, by whoever asks first; the others wait and take a copy. */
async function demoTemplate(admin: pg.Client, adminUrl: string, template: string, size: DemoSize): Promise<string> {
  const name = `${template}_demo_${size}`;
  await admin.query('select pg_advisory_lock(hashtext($1))', [name]);
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
    if (rowCount) return name;
    // Under another name until it is whole: a load that was killed must not be taken for one.
    await admin.query(`drop database if exists ${name}_new with (force)`);
    await admin.query(`create database ${name}_new template ${template} strategy file_copy`);
    const pool = poolOf(databaseUrl(adminUrl, `${name}_new`), null, 3, 'congtruong template');
    try {
      await loadDemo(pool, size, () => {}, openFiles(folderOf(size)));
    } finally {
      await pool.end();
    }
    await admin.query(`alter database ${name}_new rename to ${name}`);
    return name;
  } finally {
    await admin.query('select pg_advisory_unlock(hashtext($1))', [name]);
  }
}

/** Registers the hooks; the fields may be read inside tests. */
export function withDatabase(demo?: DemoSize): TestDatabase {
  const clock = fixedClock(demoStart);
  const adminUrl = process.env.CONGTRUONG_TEST_ADMIN_URL ?? '';
  const template = process.env.CONGTRUONG_TEST_TEMPLATE ?? '';
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  const url = databaseUrl(adminUrl, name);
  let db: Database | undefined;
  const admin = async (part: (client: pg.Client) => Promise<unknown>) => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    await part(client).finally(() => client.end());
  };
  beforeAll(async () => {
    await admin(async (client) => {
      const from = demo ? await demoTemplate(client, adminUrl, template, demo) : template;
      await client.query(`create database ${name} template ${from} strategy file_copy`);
    });
    db = openDatabase({ url, clock, poolSize: 4 });
  }, 300_000);
  afterAll(async () => {
    await db?.close();
    await admin((client) => client.query(`drop database if exists ${name} with (force)`));
  });
  return {
    clock,
    url,
    get db() {
      if (!db) throw new Error('the database is ready inside tests only');
      return db;
    },
  };
}
