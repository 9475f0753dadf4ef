// Tells watchers that something moved at a unit. Only that: the numbers are in the records.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export const movedChannel = 'congtruong_moved';

/** Heard when the transaction commits; the server drops doubles of one transaction. */
export async function announceMoved(work: Work, unitId: number): Promise<void> {
  await sql`select pg_notify(${movedChannel}, ${String(unitId)})`.execute(work.handle);
}

/** The same of what moves many times a second: heard within a second of the commit. */
export const announceMovedSoon = (work: Work, unitId: number): void => work.hint(movedChannel, String(unitId));

/** Payload that says: the tree of units itself has changed, what was known of paths is old. */
export const treeMoved = 'tree';
export async function announceTree(work: Work): Promise<void> {
  await sql`select pg_notify(${movedChannel}, ${treeMoved})`.execute(work.handle);
}
