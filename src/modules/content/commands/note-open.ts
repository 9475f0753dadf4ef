// Somebody has an article open, or no longer: colleagues who have it open too are told. Nothing is locked and nothing is put on record.
import { actorName } from '#kernel/actor.ts';
import { notFound } from '#kernel/refusal.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { idOf } from '../policy.ts';
import { articleById } from '../queries/articles.ts';
import { forgottenMs, type OpenDesk, openDesks } from '../queries/open-desks.ts';
import { write, writersUnit } from './held-article.ts';

/** @returns who else has it open */
export async function noteOpen(work: Work, unitId: number, articleId: string, open: boolean): Promise<OpenDesk[]> {
  const unit = await writersUnit(work, unitId);
  const userId = idOf(work.actor);
  if (!userId || !(await articleById(work, unit.id, articleId))) throw notFound('Không tìm thấy bài này.');
  const desks = write(work);
  await desks
    .deleteFrom('content.open_desk')
    .where('unit_id', '=', unit.id)
    .where('seen_at', '<=', new Date(work.now.getTime() - forgottenMs))
    .execute();
  let came = false;
  if (open) {
    const again = await desks
      .updateTable('content.open_desk')
      .set({ seen_at: work.now })
      .where('article_id', '=', articleId)
      .where('user_id', '=', userId)
      .executeTakeFirst();
    if (Number(again.numUpdatedRows) === 0) {
      const times = { since: work.now, seen_at: work.now };
      await desks
        .insertInto('content.open_desk')
        .values({ article_id: articleId, user_id: userId, unit_id: unit.id, name: actorName(work.actor), ...times })
        .onConflict((two) => two.columns(['article_id', 'user_id']).doNothing())
        .execute();
      came = true;
    }
  } else await desks.deleteFrom('content.open_desk').where('article_id', '=', articleId).where('user_id', '=', userId).execute();
  const others = (await openDesks(work, unit.id, [articleId])).get(articleId) ?? [];
  if (others.length > 0 && (came || !open)) await announceMoved(work, unit.id);
  return others;
}
