// Brings a database to the form this version needs: plain SQL files in one order, each in a transaction, each once.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runMigrations as runQueueMigrations } from 'graphile-worker';
import type pg from 'pg';
import { factsOf, lacking } from './requirements.ts';

/** Two processes that start together must not migrate together: the second waits here. */
const migrationLock = 874_000_001;

export type MigrationReport = { applied: string[] };

/**
 * Applies what is missing from `dir`. A landed file must never change: a different content is refused with its name.
 * @throws Error when the server or the role lacks something, or a landed migration was edited
 */
export async function migrate(pool: pg.Pool, dir: string, log: (line: string) => void = () => {}): Promise<MigrationReport> {
  const client = await pool.connect();
  const applied: string[] = [];
  try {
    // A migration of a whole province, or waiting for who is at it, may take its time.
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const { rows: landed } = await client.query<{ first: string | null }>("select to_regclass('platform.setting') as first");
    if (!landed[0]?.first) {
      const missing = lacking(await factsOf(client));
      if (missing.length > 0) throw new Error(missing.join('\n'));
    }
    await client.query(
      'create table if not exists public.congtruong_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from public.congtruong_migration');
    const done = new Map(rows.map((row) => [row.name, row.sha256]));
    const names = (await readdir(dir)).filter((name) => name.endsWith('.sql')).sort();
    if (done.size === 0 || names.some((name) => !done.has(name)))
      await runQueueMigrations({ pgPool: pool, schema: 'graphile_worker' });
    for (const name of names) {
      const text = await readFile(join(dir, name), 'utf8');
      const sha256 = createHash('sha256').update(text).digest('hex');
      const landed = done.get(name);
      if (landed === sha256) continue;
      if (landed) throw new Error(`Tệp di trú ${name} đã áp dụng mà nội dung khác: thêm tệp mới thay vì sửa tệp cũ.`);
      log(name);
      await client.query('begin');
      try {
        await client.query(text);
        await client.query('insert into public.congtruong_migration (name, sha256) values ($1, $2)', [name, sha256]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`Di trú ${name}: ${error instanceof Error ? error.message : error}`, { cause: error });
      }
      applied.push(name);
    }
    return { applied };
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => {});
    client.release();
  }
}
