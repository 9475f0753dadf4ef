// Work that outlives a request: enqueued in the transaction of the change, done once it has committed.

import { Logger, type Runner, run } from 'graphile-worker';
import { sql } from 'kysely';
import type { Actor } from '#kernel/actor.ts';
import type { Database } from '#platform/db/database.ts';
import type { Work } from '#platform/db/work.ts';
import type { Log } from '#platform/log/log.ts';

export type JobContext = { db: Database; log: Log; system: Actor; dir: { files: string } };
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

export async function startWorker(jobs: JobTable, context: JobContext, crontab: string, concurrency = 2): Promise<Runner> {
  return run({
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
          context.log.info({ task: name, ms: Math.round(performance.now() - started) }, 'job done');
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
}
