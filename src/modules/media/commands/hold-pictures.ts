// Pictures held back because a child on them lacks consent, and let go again. Apart from hiding by hand: that stands by itself.
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';

/** Asked by who keeps the consents, who has authorised it; the page of everything that shows one of these is made anew. */
export async function holdPictures(work: Work, unitId: number, ids: readonly string[], held: boolean): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await write(work)
    .updateTable('media.file')
    .set({ held_at: held ? work.now : null, updated_at: work.now })
    .where('unit_id', '=', unitId)
    .where('id', 'in', ids)
    .where('held_at', held ? 'is' : 'is not', null)
    .returning('id')
    .execute();
  const changed = rows.map((row) => row.id);
  if (changed.length > 0)
    await purgePages(
      work,
      changed.map((id) => `media:${id}`),
    );
  return changed;
}
