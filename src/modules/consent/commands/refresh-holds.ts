// After anything that changes who may be shown: pictures with a child that may not are held back everywhere, the others are let go.
import { holdPictures, keepPicturesOut } from '#modules/media/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { wrongPictures } from '../queries/standing.ts';

async function setRight(work: Work, fileIds: readonly string[] | null) {
  await keepPicturesOut(work);
  const wrong = await wrongPictures(work, fileIds);
  const of = (hold: boolean) => wrong.filter((one) => one.hold === hold).map((one) => one.fileId);
  return { held: await holdPictures(work, of(true), true), released: await holdPictures(work, of(false), false) };
}

export type Refreshed = {
  /** Pictures of the unit itself. */
  held: number;
  released: number;
  /** Other units at which a copy went as well, by name. */
  elsewhere: string[];
};

/** Copies at other units stand and fall with the unit's own; of the children there only that one lacks consent is used. */
export async function refreshHolds(work: Work, unitId: number, fileIds: readonly string[]): Promise<Refreshed> {
  if (fileIds.length === 0) return { held: 0, released: 0, elsewhere: [] };
  return work.elevated('a picture is held at every unit that has its bytes, whosever child lacks consent (P-6.4)', async () => {
    const { held, released } = await setRight(work, fileIds);
    const own = (rows: { unitId: number }[]) => rows.filter((row) => row.unitId === unitId).length;
    const elsewhere: string[] = [];
    for (const id of new Set(held.map((row) => row.unitId)))
      if (id !== unitId) elsewhere.push((await unitById(work, id))?.shortName ?? 'đơn vị khác');
    return { held: own(held), released: own(released), elsewhere };
  });
}

/** Children turn seven: the morning's question to all pictures (system only). @returns how many changed */
export async function turnConsents(work: Work): Promise<number> {
  const { held, released } = await setRight(work, null);
  return held.length + released.length;
}
