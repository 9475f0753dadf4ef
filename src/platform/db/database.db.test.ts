import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { withDatabase } from '#tests/support/db.ts';
import { databaseUrl } from './url.ts';

const t = withDatabase();

test('a listener whose server was away for a while comes back once, and says that it may have missed something', async () => {
  const admin = new pg.Client({ connectionString: databaseUrl(t.url, 'postgres') });
  await admin.connect();
  const name = new URL(t.url).pathname.slice(1);
  const listeners = async () =>
    (
      await admin.query(
        "select count(*) as n from pg_stat_activity where datname = $1 and application_name = 'congtruong listen'",
        [name],
      )
    ).rows[0].n;
  const heard: string[] = [];
  const back = vi.fn();
  const lost = vi.fn();
  const stop = await t.db.listen('test_channel', (payload) => heard.push(payload), back, lost);
  // Nobody gets in for as long as several attempts take.
  await admin.query(`alter database ${name} allow_connections false`);
  await admin.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'congtruong listen'",
    [name],
  );
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(back).not.toHaveBeenCalled();
  expect(lost).toHaveBeenCalledTimes(1);
  await admin.query(`alter database ${name} allow_connections true`);
  await vi.waitFor(() => expect(back).toHaveBeenCalled(), 5000);
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(back).toHaveBeenCalledTimes(1);
  expect(lost).toHaveBeenCalledTimes(1);
  expect(Number(await listeners())).toBe(1);
  await t.db.ownerPool.query("select pg_notify('test_channel', 'here')");
  await vi.waitFor(() => expect(heard).toEqual(['here']));
  await stop();
  await admin.end();
});
