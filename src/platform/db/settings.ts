// Settings of the whole installation: one word, one value. Who may set which, and what is written down about it, is the command's.
import { sql } from 'kysely';
import type { Work } from './work.ts';

/** @returns undefined when it was never set */
export async function setting<T>(work: Work, key: string): Promise<T | undefined> {
  const { rows } = await sql<{ value: T }>`select value from platform.setting where key = ${key}`.execute(work.handle);
  return rows[0]?.value;
}

export async function putSetting(work: Work, key: string, value: unknown): Promise<void> {
  await sql`insert into platform.setting (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
    on conflict (key) do update set value = excluded.value, updated_at = now()`.execute(work.handle);
}
