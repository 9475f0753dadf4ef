// The line on which changes are heard breaks and comes back: once, however often the server refused in between.
import pg from 'pg';
import { expect, test } from 'vitest';
import { withDatabase } from '#tests/support/db.ts';

const t = withDatabase();

test('after an outage there is one line again, and it says that something was missed', async () => {
  const events: string[] = [];
  const stop = await t.db.listen(
    'congtruong_test',
    (payload) => events.push(payload),
    () => events.push('back'),
    () => events.push('lost'),
  );
  const admin = new pg.Client({ connectionString: process.env.CONGTRUONG_TEST_ADMIN_URL });
  await admin.connect();
  const name = new URL(t.url).pathname.slice(1);
  await admin.query(`alter database ${name} allow_connections false`);
  await admin.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'congtruong listen'",
    [name],
  );
  await expect.poll(() => events).toEqual(['lost']);
  await new Promise((resolve) => setTimeout(resolve, 2500));
  await admin.query(`alter database ${name} allow_connections true`);
  await expect.poll(() => events, { timeout: 5000 }).toEqual(['lost', 'back']);
  await t.db.ownerPool.query("select pg_notify('congtruong_test', 'x')");
  await expect.poll(() => events).toEqual(['lost', 'back', 'x']);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const { rows } = await admin.query(
    "select 1 from pg_stat_activity where datname = $1 and application_name = 'congtruong listen'",
    [name],
  );
  expect([rows.length, events.length]).toEqual([1, 3]);
  await admin.end();
  await stop();
});
