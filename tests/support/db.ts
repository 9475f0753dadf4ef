// A migrated database of its own for a test file, on the real server, with a clock that tests move.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { fixedClock } from '#kernel/clock.ts';
import { type Database, openDatabase } from '#platform/db/database.ts';
import { databaseUrl } from '#platform/db/url.ts';

export const demoStart = new Date('2018-12-10T08:00:00+07:00');

export type TestDatabase = { readonly db: Database; readonly url: string; readonly clock: ReturnType<typeof fixedClock> };

/** Registers the hooks; the fields may be read inside tests. */
export function withDatabase(): TestDatabase {
  const clock = fixedClock(demoStart);
  const adminUrl = process.env.CONGTRUONG_TEST_ADMIN_URL ?? '';
  const template = process.env.CONGTRUONG_TEST_TEMPLATE ?? '';
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  const url = databaseUrl(adminUrl, name);
  let db: Database | undefined;
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  beforeAll(async () => {
    await admin(`create database ${name} template ${template}`);
    db = openDatabase({ url, clock, poolSize: 4 });
  });
  afterAll(async () => {
    await db?.close();
    await admin(`drop database if exists ${name} with (force)`);
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
