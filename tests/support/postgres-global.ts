// One server for the database tests: TEST_DATABASE_URL, or an embedded one whose data may be lost. One migrated template database,
// cloned by each test file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { poolOf } from '#platform/db/database.ts';
import { startEmbedded } from '#platform/db/embedded.ts';
import { migrate } from '#platform/db/migrate.ts';
import { databaseUrl } from '#platform/db/url.ts';

/**
 * Tests look into tables as the owner. A superuser sees everything there; an owner who is none (TEST_DATABASE_URL) is shown nothing by
 * the forced policies, so the tests' template gives that one role the same sight. The product's roles are not touched.
 */
const ownerSeesAll = `do $$ declare t regclass; begin
  if (select rolsuper from pg_roles where rolname = current_user) then return; end if;
  for t in select oid from pg_class where relforcerowsecurity loop
    execute format('create policy owner_in_tests on %s to %I using (true) with check (true)', t, current_user);
  end loop;
end $$`;

export default async function setup() {
  const given = process.env.TEST_DATABASE_URL;
  const dir = mkdtempSync(join(tmpdir(), 'congtruong-test-'));
  const server = given ? undefined : await startEmbedded({ dir, durable: false });
  const adminUrl = given ?? server?.url ?? '';
  const template = `congtruong_template_${process.pid}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`drop database if exists ${template}`);
  await admin.query(`create database ${template} template template0 encoding 'UTF8'`);
  const pool = poolOf(databaseUrl(adminUrl, template), null, 3, 'congtruong template');
  try {
    await migrate(pool, 'migrations');
    await pool.query(ownerSeesAll);
  } catch (error) {
    await server?.stop();
    throw error;
  } finally {
    await pool.end();
  }
  process.env.CONGTRUONG_TEST_ADMIN_URL = adminUrl;
  process.env.CONGTRUONG_TEST_TEMPLATE = template;
  process.env.CONGTRUONG_TEST_FILES = join(dir, 'demo-files');
  return async () => {
    const { rows } = await admin.query<{ datname: string }>("select datname from pg_database where datname like $1 || '%'", [
      template,
    ]);
    for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`);
    await admin.end();
    await server?.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
