// Work that outlives a request: enqueued in the transaction of the change, done once it has committed.

import { EventEmitter } from 'node:events';
import { Logger, run, type WorkerEvents } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import type { Actor } from '#kernel/actor.ts';
import { isAway } from '#platform/db/away.ts';
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

type Ended = { stop(): Promise<void> };

/**
 * The queue keeps the jobs of a process that died locked for hours. Every worker holds a shared lock while it lives; who finds
 * nobody holding it frees what the dead left, and their jobs start again.
 * @param mine the pool of this process that ended without its database, '' before the first: its jobs are freed whoever else lives
 */
async function freeTheDead(client: pg.Client, mine: string, log: Log): Promise<void> {
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [workerLock]);
  const alone = rows[0]?.alone ?? false;
  const { rows: dead } = await client.query<{ id: string }>(
    `select id from (
       select locked_by as id from graphile_worker._private_jobs union select locked_by from graphile_worker._private_job_queues
     ) held where id is not null and ($1 or id = $2)`,
    [alone, mine],
  );
  if (dead.length > 0) {
    await client.query('select graphile_worker.force_unlock_workers($1::text[])', [dead.map((row) => row.id)]);
    log.warn({ workers: dead.length }, 'jobs of dead processes start again');
  }
  await client.query('select pg_advisory_lock_shared($1)', [workerLock]);
  if (alone) await client.query('select pg_advisory_unlock($1)', [workerLock]);
}

/**
 * Works until it is told to stop. A database that goes away ends the queue's own worker in the middle, with jobs that it could not give
 * back: a new one begins when the database is there again, and those jobs with it.
 */
export async function startWorker(jobs: JobTable, context: JobContext, crontab: string, concurrency = 2): Promise<Ended> {
  const { db, log } = context;
  let stopped = false;
  let pool = '';
  const taskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      async (payload: unknown) => {
        const started = performance.now();
        await job(payload, context);
        log.debug({ task: name, ms: Math.round(performance.now() - started) }, 'job done');
      },
    ]),
  );
  const logger = new Logger(() => (level, message) => {
    // The queue's own lines name tasks, never payloads; its chatter is only for debugging.
    if (level === 'error') log.error({ queue: true }, message);
    else if (level === 'warning') log.warn({ queue: true }, message);
    else log.debug({ queue: true }, message);
  });

  async function begin(): Promise<Ended & { over: Promise<unknown> }> {
    const client = new pg.Client({
      connectionString: db.ownerPool.options.connectionString,
      application_name: 'congtruong worker',
    });
    client.on('error', () => {});
    const lost = new Promise<void>((resolve) => client.once('end', () => resolve()));
    try {
      await client.connect();
      await freeTheDead(client, pool, log);
      const events: WorkerEvents = new EventEmitter();
      events.on('pool:create', ({ workerPool }) => {
        pool = workerPool.id;
      });
      const runner = await run({
        ...{ pgPool: db.ownerPool, concurrency, noHandleSignals: true, pollInterval: 2000, crontab, taskList, logger, events },
        // Only what is given back in batches is watched: otherwise a failure to give a job back is nobody's and ends the process.
        preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      });
      const over = runner.promise.catch(() => {});
      return {
        over: Promise.race([lost, over]),
        async stop() {
          await runner.stop().catch(() => {});
          await over;
          await client.end().catch(() => {});
        },
      };
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
  }

  let current = await begin();
  const work = (async () => {
    for (;;) {
      if (!stopped) await current.over;
      // Also one that began while the stopping was asked for.
      await current.stop();
      if (stopped) return;
      log.warn('the queue stopped without being told; it begins again with the database');
      for (let next: typeof current | undefined; !next && !stopped; ) {
        // One attempt at a time: a server that is away for a minute must not be met by a crowd.
        await new Promise((resolve) => setTimeout(resolve, 1000));
        next = await begin().catch((error) => {
          if (!isAway(error)) log.error({ err: error }, 'the queue does not begin');
          return undefined;
        });
        if (next) current = next;
      }
    }
  })();
  return {
    async stop() {
      stopped = true;
      await current.stop();
      await work;
    },
  };
}
