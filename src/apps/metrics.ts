// What does the operator measure? Counts and times, never who or what: labels are few and fixed.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '#platform/db/database.ts';

export type Metrics = {
  request(app: string, status: number, seconds: number): void;
  text(): Promise<string>;
  readonly contentType: string;
};

export function openMetrics(db: Database, watching: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    ...{ name: 'congtruong_requests_total', help: 'Requests answered', labelNames: ['app', 'status'], registers },
  });
  const seconds = new Histogram({
    ...{ name: 'congtruong_request_seconds', help: 'Seconds until the answer began', labelNames: ['app'], registers },
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
  });
  new Gauge({
    ...{ name: 'congtruong_watchers', help: 'Browsers that listen for changes', registers },
    collect() {
      this.set(watching());
    },
  });
  new Gauge({
    ...{ name: 'congtruong_db_connections', help: 'Connections to the database', labelNames: ['pool', 'state'], registers },
    collect() {
      for (const [pool, { total, idle, waiting, limit }] of Object.entries(db.pools()))
        for (const [state, n] of Object.entries({ used: total - idle, idle, waiting, limit })) this.set({ pool, state }, n);
    },
  });
  new Gauge({
    ...{ name: 'congtruong_jobs', help: 'Background jobs', labelNames: ['state'], registers },
    async collect() {
      this.reset();
      const counts = await jobs(db).catch(() => null); // without its database the process still tells the rest
      for (const [state, n] of Object.entries(counts ?? {})) this.set({ state }, n);
    },
  });
  new Gauge({
    ...{ name: 'congtruong_database_up', help: '1 when the database answers', registers },
    async collect() {
      this.set(
        await db.ping().then(
          () => 1,
          () => 0,
        ),
      );
    },
  });
  return {
    request(app, status, took) {
      requests.inc({ app, status: String(status) });
      seconds.observe({ app }, took);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** due: waiting to be done now; later: planned or waiting to be tried again; failed: given up, somebody must look. */
async function jobs(db: Database): Promise<Record<'due' | 'later' | 'running' | 'failed', number>> {
  const { rows } = await db.ownerPool.query<Record<'due' | 'later' | 'running' | 'failed', number>>(
    `select count(*) filter (where open and locked_at is null and run_at <= now()) as due,
       count(*) filter (where open and locked_at is null and run_at > now()) as later,
       count(*) filter (where locked_at is not null) as running, count(*) filter (where not open) as failed
     from (select attempts < max_attempts as open, locked_at, run_at from graphile_worker.jobs) j`,
  );
  return rows[0] ?? { due: 0, later: 0, running: 0, failed: 0 };
}
