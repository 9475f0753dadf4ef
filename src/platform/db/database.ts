// How does anything reach the database? Through a transaction in an actor's scope (row-level security is the second lock),
// through the portal's role that sees only what is published, or, for migrations and the demo loader alone, as the owner.

import type { Writable } from 'node:stream';
import { Kysely, PostgresAdapter, PostgresDialect, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';
import { type Actor, scopeOf } from '#kernel/actor.ts';
import { toLocal } from '#kernel/calendar.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Work } from './work.ts';

// int8 (counts) as number: nothing here comes near 2^53. Dates stay text: a day has no time zone.
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (value) => value);

/** `plansKept`: what is `planned` is never thought about again for its values, in a transaction that asks for little and often. */
export type TransactionOptions = { readOnly?: boolean; plansKept?: boolean };
export type WorkOptions = TransactionOptions & { requestId?: string | undefined };
/** Who acts, in which request. */
export type Acting = { actor: Actor; requestId?: string | undefined };

export type Database = {
  readonly clock: Clock;
  /** A transaction in the actor's scope: commits when `part` resolves, rolls back when it throws. */
  as<T>(actor: Actor, part: (work: Work) => Promise<T>, options?: WorkOptions): Promise<T>;
  /**
   * One transaction of several persons, for the same small thing done by many at once: a `work` for each, in their order. Its scope is that of
   * all of them together, so whoever asks in it looks for himself whether a row is of this person's (`inScope`).
   */
  together<T>(
    acting: readonly Acting[],
    part: (works: readonly Work[]) => Promise<T>,
    options?: Omit<WorkOptions, 'requestId'>,
  ): Promise<T>;
  /** A read-only transaction in the actor's scope. */
  read<T>(actor: Actor, part: (work: Work) => Promise<T>, options?: WorkOptions): Promise<T>;
  /** A read-only transaction of the public portal: published rows only. What a visitor typed is planned for its words. */
  portal<T>(part: (work: Work) => Promise<T>): Promise<T>;
  /**
   * The same for a page that everybody sees alike: nothing in its questions was typed, so they are planned once. No transaction: each
   * question sees what is committed when it is asked, and nothing may be set for the next one. A page that asks nothing takes no connection.
   */
  page<T>(part: (work: Work) => Promise<T>): Promise<T>;
  /** A transaction of a visitor who sent a form: the portal's role writes the few columns it was granted and reads no more than before. */
  visitor<T>(part: (work: Work) => Promise<T>): Promise<T>;
  /** Pools for the two libraries that bring their own SQL: sessions (role congtruong_auth) and the job queue (owner). */
  readonly authPool: pg.Pool;
  readonly ownerPool: pg.Pool;
  /**
   * Calls `heard` with every payload of NOTIFY on the channel; reconnects by itself; `lost` when the connection breaks, `back` after
   * the gap, in which some were missed.
   */
  listen(channel: string, heard: (payload: string) => void, back?: () => void, lost?: () => void): Promise<() => Promise<void>>;
  ping(): Promise<void>;
  /** How many connections each pool holds, and who waits for one. */
  pools(): Record<string, { total: number; idle: number; waiting: number; limit: number }>;
  close(): Promise<void>;
};

const scopePattern = /^[a-z0-9_.]+$/;
const rootScope: Actor = { kind: 'system', label: 'elevated' };

/** The scope as text for the transaction. Paths are ours, but a wrong one must never become SQL. */
function scopeText(...actors: readonly Actor[]): string {
  const scope = [...new Set(actors.flatMap((actor) => (actor.kind === 'system' ? ['u1'] : scopeOf(actor))))];
  for (const path of scope) if (!scopePattern.test(path)) throw new Error(`not a unit path: ${path}`);
  return scope.join(',');
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Names under which servers keep statements prepared. Few: what is put together anew at each question is planned anew as well. */
const prepared = new Map<string, string>();
const preparedAtMost = 400;
function nameOf(text: string): string | undefined {
  const known = prepared.get(text);
  if (known || prepared.size >= preparedAtMost) return known;
  const name = `q${prepared.size}`;
  prepared.set(text, name);
  return name;
}

type Asking = { query(text: string, values: unknown[]): Promise<pg.QueryResult> };

/**
 * Under row-level security planning a question of a page takes ten times as long as answering it, so the portal's connections keep the
 * plans. Such a question must name its columns: `select *` breaks when a migration adds one.
 */
const preparing = (client: pg.PoolClient): Asking => ({
  query(text, values) {
    const name = nameOf(text);
    inOneWrite(client);
    return client.query(name ? { name, text, values } : { text, values });
  },
});

/**
 * The office puts many questions together anew, and those are planned for their words. One that begins so is always the same text and is
 * planned once on each connection: for what is done many times a second. It names its columns, as above.
 */
export const planned = '/* planned */';
const preparingPlanned = (client: pg.PoolClient): Asking => {
  const keeping = preparing(client);
  return {
    query(text, values) {
      inOneWrite(client);
      return (text.startsWith(planned) ? keeping : client).query(text, values);
    },
  };
};

/** What is asked in one breath leaves in one write: of a short question the write is the dearest part, here and at the server. */
function inOneWrite(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** One Kysely over one connection, which others give and take back. */
function kyselyOver(connect: () => Asking | Promise<Asking>): Kysely<unknown> {
  const held: Asking & { release(): void } = {
    query: async (text, values) => (await connect()).query(text, values),
    release() {},
  };
  const dialect = new PostgresDialect({ pool: { connect: async () => held, end: async () => {} } as unknown as pg.Pool });
  return new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => dialect.createDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

/**
 * The work of an actor within a transaction that the database's owner has begun, for what fills an empty database by the commands themselves.
 * The owner's rights hold there, not the actor's scope.
 */
export const workWithin = (client: pg.PoolClient, actor: Actor, now: Date): Work => ({
  ...{ actor, now, today: toLocal(now).date, requestId: undefined },
  handle: kyselyOver(() => client),
  ask: async (text, values) => (await client.query(text, values)).rows,
  // Nobody here ends the transaction: what fails without being waited for must not be lost.
  sent: () => {},
  hint: () => {},
  elevated: (_reason, part) => part(),
});

/** What nobody waits for by itself, to be waited for at the end. */
function openSent() {
  const unawaited: Promise<unknown>[] = [];
  const sent = (asked: Promise<unknown>) => {
    asked.catch(() => {});
    unawaited.push(asked);
  };
  return { unawaited, sent };
}

/** Something before it has failed, and nothing is answered any more. */
const aborted = (error: unknown) => (error as { code?: string }).code === '25P02';
/** A plan kept over a migration no longer fits: the connection goes, with all it had planned. */
const planGone = (error: unknown): error is Error => (error as { code?: string }).code === '0A000';

/** `settings` of every connection; `pipeline`: a question is sent without waiting for the answers of those before it. */
export function poolOf(
  url: string,
  role: string | null,
  max: number,
  application: string,
  { settings = {}, pipeline = false }: { settings?: Record<string, string>; pipeline?: boolean } = {},
): pg.Pool {
  const options = Object.entries({
    TimeZone: 'Asia/Ho_Chi_Minh',
    statement_timeout: '120000',
    idle_in_transaction_session_timeout: '120000',
    ...(role ? { role } : {}),
    ...settings,
  });
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: application,
    pipeline,
    options: options.map(([name, value]) => `-c ${name}=${value}`).join(' '),
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
  });
  // A client that loses its server emits here; the query that needs it fails by itself and says so.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

export type DatabaseOptions = { url: string; clock: Clock; poolSize?: number };

export function openDatabase(options: DatabaseOptions): Database {
  const { url, clock } = options;
  const officePool = poolOf(url, 'congtruong_office', options.poolSize ?? 12, 'congtruong office', { pipeline: true });
  const portalPool = poolOf(url, 'congtruong_portal', options.poolSize ?? 8, 'congtruong portal', { pipeline: true });
  const pagePool = poolOf(url, 'congtruong_portal', options.poolSize ?? 4, 'congtruong pages', {
    settings: { default_transaction_read_only: 'on', plan_cache_mode: 'force_generic_plan' },
    pipeline: true,
  });
  const authPool = poolOf(url, 'congtruong_auth', 5, 'congtruong auth', { settings: { search_path: 'access,public' } });
  const ownerPool = poolOf(url, null, 6, 'congtruong owner');

  const hints = openHints(ownerPool);

  async function transaction<T>(
    pool: pg.Pool,
    acting: readonly Acting[],
    part: (works: readonly Work[]) => Promise<T>,
    { readOnly = false, plansKept = false, prepare = false }: TransactionOptions & { prepare?: boolean },
  ): Promise<T> {
    const now = clock.now();
    const scope = scopeText(...acting.map(({ actor }) => actor));
    // Of several nobody: what asks who is asking is not for them.
    const users = new Set(acting.map(({ actor }) => (actor.kind === 'person' ? actor.userId : '')));
    const [user = ''] = users.size === 1 ? users : [];
    const client = await pool.connect();
    const setScope = (text: string) => client.query(`select platform.set_scope(${literal(text)})`);
    let broken: Error | undefined;
    let depth = 0;
    const told: [channel: string, payload: string][] = [];
    const { unawaited, sent } = openSent();
    // On its way together with the first question, before it: should it fail, nothing after it is done either.
    inOneWrite(client);
    const begun = client.query(
      `begin${readOnly ? ' read only' : ''}; select platform.act(${literal(scope)}, ${literal(user)}, ${literal(now.toISOString())})` +
        (plansKept ? '; set local plan_cache_mode = force_generic_plan' : ''),
    );
    sent(begun);
    try {
      const asking = prepare ? preparing(client) : preparingPlanned(client);
      const shared: Omit<Work, 'actor' | 'requestId'> = {
        now,
        today: toLocal(now).date,
        handle: kyselyOver(() => asking),
        ask: async (text, values) => (await asking.query(text, values)).rows,
        sent,
        hint: (channel, payload) => told.push([channel, payload]),
        async elevated(_reason, inner) {
          // Elevated parts may stand within each other: only the outermost hands the scope back.
          const outermost = depth++ === 0;
          const handBack = async () => {
            depth--;
            if (outermost) await setScope(scope);
          };
          if (outermost) await setScope(scopeText(rootScope));
          let result: Awaited<ReturnType<typeof inner>>;
          try {
            result = await inner();
          } catch (error) {
            // Who catches what was refused goes on in the scope of before. After an error of the database nothing can be asked, and nothing is kept.
            await handBack().catch(() => {});
            throw error;
          }
          await handBack();
          return result;
        },
      };
      const result = await part(acting.map(({ actor, requestId }) => ({ ...shared, actor, requestId })));
      // In one breath with what is on its way still. Where that fails there is nothing to commit: the server takes it back.
      sent(client.query('commit'));
      await Promise.all(unawaited);
      for (const [channel, payload] of told) hints.add(channel, payload);
      return result;
    } catch (last) {
      await client.query('rollback').catch((e: Error) => {
        broken = e;
      });
      // What was asked after something that failed says only that something had.
      const first = (await Promise.allSettled(unawaited)).find(({ status }) => status === 'rejected') as
        | PromiseRejectedResult
        | undefined;
      const error = first && aborted(last) ? first.reason : last;
      if (planGone(error)) broken = error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  const alone = <T>(pool: pg.Pool, one: Acting, part: (work: Work) => Promise<T>, options: Parameters<typeof transaction>[3]) =>
    transaction(pool, [one], ([work]) => part(work as Work), options);

  async function page<T>(part: (work: Work) => Promise<T>): Promise<T> {
    const now = clock.now();
    let taken: Promise<pg.PoolClient> | undefined;
    const { unawaited, sent } = openSent();
    const take = () => {
      taken ??= pagePool.connect().then((client) => {
        // On its way together with the first question, before it.
        inOneWrite(client);
        sent(client.query({ name: 'instant', text: "select set_config('app.now', $1, false)", values: [now.toISOString()] }));
        return client;
      });
      return taken;
    };
    let broken: Error | undefined;
    try {
      const asking = async () => preparing(await take());
      const handle = kyselyOver(asking);
      const result = await part({
        ...{ actor: { kind: 'public' }, now, today: toLocal(now).date, requestId: undefined, handle, sent, hint() {} },
        ask: async (text, values) => (await (await asking()).query(text, values)).rows,
        // The portal's role sees what is published, whatever the scope.
        elevated: (_reason, inner) => inner(),
      });
      await Promise.all(unawaited);
      return result;
    } catch (error) {
      if (planGone(error)) broken = error;
      throw error;
    } finally {
      await taken?.then(
        (client) => client.release(broken),
        () => {},
      );
    }
  }

  return {
    clock,
    authPool,
    ownerPool,
    as: (actor, part, { requestId, ...opts } = {}) => alone(officePool, { actor, requestId }, part, opts),
    together: (acting, part, opts = {}) => transaction(officePool, acting, part, opts),
    read: (actor, part, { requestId, ...opts } = {}) =>
      alone(officePool, { actor, requestId }, part, { ...opts, readOnly: true }),
    portal: (part) => alone(portalPool, { actor: { kind: 'public' } }, part, { readOnly: true, prepare: true }),
    page,
    visitor: (part) => alone(portalPool, { actor: { kind: 'public' } }, part, {}),
    listen: (channel, heard, back, lost) => listen(url, channel, heard, back, lost),
    async ping() {
      await officePool.query('select 1');
    },
    pools: () =>
      Object.fromEntries(
        Object.entries({ office: officePool, portal: portalPool, pages: pagePool, auth: authPool, owner: ownerPool }).map(
          ([name, pool]) => [
            name,
            { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount, limit: pool.options.max },
          ],
        ),
      ),
    async close() {
      await hints.flush();
      await Promise.all([officePool.end(), portalPool.end(), pagePool.end(), authPool.end(), ownerPool.end()]);
    },
  };
}

const hintsAfterMs = 200;
/** What transactions hinted at, told together: each thing once, soon after the first. */
function openHints(pool: pg.Pool): { add(channel: string, payload: string): void; flush(): Promise<void> } {
  let waiting = new Map<string, Set<string>>();
  let timer: NodeJS.Timeout | undefined;
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    const told = waiting;
    waiting = new Map();
    for (const [channel, payloads] of told)
      await pool.query('select pg_notify($1, p) from unnest($2::text[]) as p', [channel, [...payloads]]).catch(() => {});
  };
  return {
    add(channel, payload) {
      const payloads = waiting.get(channel) ?? new Set();
      waiting.set(channel, payloads.add(payload));
      timer ??= setTimeout(() => void flush(), hintsAfterMs);
    },
    flush,
  };
}

async function listen(url: string, channel: string, heard: (payload: string) => void, back?: () => void, lost?: () => void) {
  let client: pg.Client | undefined;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'congtruong listen', keepAlive: true });
    next.on('notification', (message) => heard(message.payload ?? ''));
    next.on('error', () => {});
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
    } catch (error) {
      await next.end().catch(() => {});
      throw error;
    }
    client = next;
    // Only one that was connected comes again when it ends: a failed attempt ends as well, and two retries for each would multiply.
    next.once('end', () => {
      if (!closed) lost?.();
      again();
    });
  };
  const again = () => {
    if (!closed) retry = setTimeout(() => connect().then(() => back?.(), again), 500);
  };
  await connect();
  return async () => {
    closed = true;
    clearTimeout(retry);
    await client?.end().catch(() => {});
  };
}
