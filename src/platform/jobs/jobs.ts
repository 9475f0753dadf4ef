// Work that outlives a request: enqueued in the transaction of the change, done once it has committed.

import { Logger, type Runner, run } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import type { Actor } from '#kernel/actor.ts';
import type { Database } from '#platform/db/database.ts';
import type { Work } from '#platform/db/work.ts';
import type { Here } from '#platform/http/here.ts';
import type { Log } from '#platform/log/log.ts';

export type JobContext = {
  db: Database;
  log: Log;
  system: Actor;
  dir: { files: string };
  /** Hosts of the network inside that jobs may ask. */
  insideHosts?: readonly string[];
  /** Where a site is, as citizens reach it. */
  urlOf?: (label: string, path: string) => string;
  /** What proves that a name leads to this installation. */
  here?: Here;
};
/** A job must be idempotent: after a crash it runs again. */
export type Job = (payload: unknown, context: JobContext) => Promise<void>;
export type JobTable = Record<string, Job>;

/**
 * Adds a job in this transaction. `key`: a waiting job of the same key is replaced (superseded), never doubled.
 * `queue`: jobs of one queue run one after another.
 */
export async function enqueue(
  work: Work,
  task: string,
  payload: Record<string, unknown>,
  options: { key?: string; runAt?: Date; queue?: string } = {},
): Promise<void> {
  await sql`select platform.enqueue(${task}, ${JSON.stringify(payload)}::json, ${options.key ?? null}, ${options.runAt?.toISOString() ?? null}::timestamptz, ${options.queue ?? null})`.execute(
    work.handle,
  );
}

/** One job for each key, `TASK:KEY`, in one statement. */
export async function enqueueEach(
  work: Work,
  task: string,
  jobs: readonly { key: string | number; payload: Record<string, unknown> }[],
): Promise<void> {
  await sql`select platform.enqueue(${task}, j.payload, ${`${task}:`} || j.key, null, null)
    from json_to_recordset(${JSON.stringify(jobs)}::json) as j(key text, payload json)`.execute(work.handle);
}

const workerLock = 20_181_215;

/**
 * The queue keeps the jobs of a process that died locked for hours. Every worker holds a shared lock while it lives; who finds
 * nobody holding it frees what the dead left, and their jobs start again.
 */
async function freeTheDead({ db, log }: JobContext): Promise<() => Promise<void>> {
  let stopped = false;
  let client: pg.Client | undefined;
  // One attempt at a time: a server that is away for a minute must not be met by a crowd.
  const again = () => {
    if (!stopped) setTimeout(() => hold(false).catch(again), 1000).unref();
  };
  const hold = async (first: boolean): Promise<void> => {
    const next = new pg.Client({
      connectionString: db.ownerPool.options.connectionString,
      application_name: 'congtruong worker',
    });
    next.on('error', () => {});
    next.on('end', () => {
      if (client !== next) return;
      client = undefined;
      again();
    });
    await next.connect();
    if (stopped) return next.end();
    const { rows } = await next.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [workerLock]);
    if (first && rows[0]?.alone) {
      const { rows: dead } = await next.query<{ id: string }>(
        'select distinct locked_by as id from graphile_worker._private_jobs where locked_by is not null union select locked_by from graphile_worker._private_job_queues where locked_by is not null',
      );
      if (dead.length > 0) {
        await next.query('select graphile_worker.force_unlock_workers($1::text[])', [dead.map((row) => row.id)]);
        log.warn({ workers: dead.length }, 'jobs of dead processes start again');
      }
    }
    await next.query('select pg_advisory_lock_shared($1)', [workerLock]);
    if (rows[0]?.alone) await next.query('select pg_advisory_unlock($1)', [workerLock]);
    client = next;
  };
  await hold(true);
  return async () => {
    stopped = true;
    await client?.end().catch(() => {});
  };
}

export async function startWorker(jobs: JobTable, context: JobContext, crontab: string, concurrency = 2): Promise<Runner> {
  const release = await freeTheDead(context);
  const runner = await run({
    pgPool: context.db.ownerPool,
    concurrency,
    noHandleSignals: true,
    pollInterval: 2000,
    crontab,
    taskList: Object.fromEntries(
      Object.entries(jobs).map(([name, job]) => [
        name,
        async (payload: unknown) => {
          const started = performance.now();
          await job(payload, context);
          context.log.debug({ task: name, ms: Math.round(performance.now() - started) }, 'job done');
        },
      ]),
    ),
    logger: new Logger(() => (level, message) => {
      // The queue's own lines name tasks, never payloads; its chatter is only for debugging.
      if (level === 'error') context.log.error({ queue: true }, message);
      else if (level === 'warning') context.log.warn({ queue: true }, message);
      else context.log.debug({ queue: true }, message);
    }),
  });
  return {
    ...runner,
    async stop() {
      await runner.stop();
      await release();
    },
  };
}
