// The queue when its database goes away in the middle of a job: nothing of it ends the process, and the job is done afterwards.
import pg from 'pg';
import { expect, test } from 'vitest';
import { databaseUrl } from '#platform/db/url.ts';
import { openLog } from '#platform/log/log.ts';
import { withDatabase } from '#tests/support/db.ts';
import { enqueue, type Job, startWorker } from './jobs.ts';

const at = withDatabase();
const system = { kind: 'system', label: 'thử' } as const;

/** As a server that is killed: every connection ends, and no new one is answered. */
async function away(part: () => Promise<void>): Promise<void> {
  const name = new URL(at.url).pathname.slice(1);
  const admin = new pg.Client({ connectionString: databaseUrl(at.url, 'postgres') });
  await admin.connect();
  try {
    await admin.query(`alter database ${name} allow_connections false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    await part();
  } finally {
    await admin.query(`alter database ${name} allow_connections true`);
    await admin.end();
  }
}

test('a job whose database went away is done when it is back, and the queue goes on', async () => {
  const runs: string[] = [];
  let go = () => {};
  const gone = new Promise<void>((resolve) => {
    go = resolve;
  });
  const job: Job = async (payload, { db }) => {
    const { name } = payload as { name: string };
    runs.push(`${name} begun`);
    if (name === 'cut off') await gone;
    await db.ping();
    runs.push(`${name} done`);
  };
  const give = (name: string) => at.db.as(system, (work) => enqueue(work, 'try', { name }));
  const worker = await startWorker({ try: job }, { db: at.db, log: openLog('silent'), system, dir: { files: '' } }, '');
  try {
    await give('cut off');
    await expect.poll(() => runs).toContain('cut off begun');
    await away(async () => {
      go();
      // Long enough for the queue to fail in giving the job back.
      await new Promise((resolve) => setTimeout(resolve, 1500));
    });
    await expect
      .poll(
        () =>
          at.db.ping().then(
            () => true,
            () => false,
          ),
        { timeout: 10_000 },
      )
      .toBe(true);
    await give('after');
    await expect.poll(() => runs, { timeout: 20_000 }).toContain('after done');
    // What it could not give back is not locked for hours.
    await expect.poll(() => runs, { timeout: 20_000 }).toContain('cut off done');
    expect(runs.filter((run) => run === 'cut off begun').length).toBeGreaterThan(1);
  } finally {
    await worker.stop();
  }
}, 60_000);
