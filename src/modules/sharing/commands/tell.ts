// Receivers are told, and exactly their pages made anew: a few statements, however many they are.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { movedChannel } from '#platform/jobs/moved.ts';
import { purgePages } from '#platform/jobs/purge.ts';

export const pushedTag = (unitId: number): string => `pushed:${unitId}`;

export async function tellReceivers(work: Work, unitIds: readonly number[]): Promise<void> {
  await purgePages(work, unitIds.map(pushedTag));
  await sql`select pg_notify(${movedChannel}, id::text) from unnest(${[...unitIds]}::int[]) id`.execute(work.handle);
}
