// Which pages show what a unit discloses? Its own, and the lists of the offices above it. Two writers of one unit wait for each other.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';

/** @param path of the unit, e.g. 'u1.u12.u120' */
export const purgeDisclosure = (work: Work, path: string): Promise<void> => {
  const ids = path.split('.').map((label) => label.slice(1));
  return purgePages(work, [`disclosure:${ids.at(-1)}`, ...ids.slice(0, -1).map((id) => `disclosure-below:${id}`)]);
};

export async function lockUnit(work: Work, unitId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(874000022, ${unitId})`.execute(work.handle);
}
