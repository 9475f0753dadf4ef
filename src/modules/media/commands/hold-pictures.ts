// Pictures held back because a child on them lacks consent, and let go again. Apart from hiding by hand: that stands by itself.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';

/** No picture comes in until this transaction ends: a copy made meanwhile would miss what is decided of its bytes. */
export async function keepPicturesOut(work: Work): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('media.held'))`.execute(work.handle);
}

/**
 * Of whatever units: asked by who keeps the consents, who has authorised it. The page of everything that shows one of these is made anew.
 * @returns those that were not so before
 */
export async function holdPictures(work: Work, ids: readonly string[], held: boolean): Promise<{ id: string; unitId: number }[]> {
  if (ids.length === 0) return [];
  const changed = await write(work)
    .updateTable('media.file')
    .set({ held_at: held ? work.now : null, updated_at: work.now })
    .where('id', 'in', ids)
    .where('held_at', held ? 'is' : 'is not', null)
    .returning(['id', 'unit_id as unitId'])
    .execute();
  await purgePages(
    work,
    changed.map(({ id }) => `media:${id}`),
  );
  return changed;
}
