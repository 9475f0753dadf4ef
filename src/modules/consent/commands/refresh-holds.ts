// After anything that changes who may be shown: pictures with a child that may not are held back everywhere, the others are let go.
import { holdPictures } from '#modules/media/index.ts';
import type { Work } from '#platform/db/work.ts';
import { wrongPictures } from '../queries/standing.ts';

/** @returns how many were held back and how many let go */
export async function refreshHolds(
  work: Work,
  unitId: number,
  fileIds: readonly string[],
): Promise<{ held: number; released: number }> {
  if (fileIds.length === 0) return { held: 0, released: 0 };
  const wrong = await wrongPictures(work, { unitId, fileIds });
  const of = (hold: boolean) => wrong.filter((one) => one.hold === hold).map((one) => one.fileId);
  const held = await holdPictures(work, unitId, of(true), true);
  const released = await holdPictures(work, unitId, of(false), false);
  return { held: held.length, released: released.length };
}

/** Children turn seven: the morning's question to all pictures (system only). @returns how many changed */
export async function turnConsents(work: Work): Promise<number> {
  const wrong = await wrongPictures(work, null);
  let changed = 0;
  for (const unitId of new Set(wrong.map((one) => one.unitId))) {
    const own = wrong.filter((one) => one.unitId === unitId);
    const { held, released } = await refreshHolds(
      work,
      unitId,
      own.map((one) => one.fileId),
    );
    changed += held + released;
  }
  return changed;
}
