// After anything that changes who may be shown: pictures with a child that may not are held back everywhere, the others are let go.
import { sql } from 'kysely';
import { holdPictures, keepPicturesOut } from '#modules/media/index.ts';
import type { Work } from '#platform/db/work.ts';
import { wrongPictures } from '../queries/standing.ts';

async function setRight(work: Work, fileIds: readonly string[] | null) {
  await keepPicturesOut(work);
  const wrong = await wrongPictures(work, fileIds);
  const of = (hold: boolean) => wrong.filter((one) => one.hold === hold).map((one) => one.fileId);
  return { held: await holdPictures(work, of(true), true), released: await holdPictures(work, of(false), false) };
}

async function namesOf(work: Work, units: readonly number[]): Promise<string[]> {
  if (units.length === 0) return [];
  const { rows } = await sql<{ name: string }>`
    select short_name as name from organizations.unit where id = any(${units}::int[]) order by sort_key limit 20`.execute(
    work.handle,
  );
  return rows.map(({ name }) => name);
}

export type Refreshed = {
  /** Pictures of the unit itself. */
  held: number;
  released: number;
  /** Other units at which a copy went as well, by name; twenty of them at most. */
  elsewhere: string[];
};

/** Copies at other units stand and fall with the unit's own; of the children there only that one lacks consent is used. */
export async function refreshHolds(work: Work, unitId: number, fileIds: readonly string[]): Promise<Refreshed> {
  if (fileIds.length === 0) return { held: 0, released: 0, elsewhere: [] };
  return work.elevated('a picture is held at every unit that has its bytes, whosever child lacks consent (P-6.4)', async () => {
    const { held, released } = await setRight(work, fileIds);
    const own = (rows: { unitId: number }[]) => rows.filter((row) => row.unitId === unitId).length;
    const others = [...new Set(held.map((row) => row.unitId))].filter((id) => id !== unitId);
    return { held: own(held), released: own(released), elsewhere: await namesOf(work, others) };
  });
}

/** Children turn seven: the morning's question to all pictures (system only). @returns how many changed */
export async function turnConsents(work: Work): Promise<number> {
  const { held, released } = await setRight(work, null);
  return held.length + released.length;
}
