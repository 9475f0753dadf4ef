// What was sent is taken back to be written on: by its writers, or by who approves and wants to mend it.
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { openReturn } from '../queries/articles.ts';
import { demandAct, heldArticle, remember, write } from './held-article.ts';

export async function takeBack(work: Work, unitId: number, articleId: string): Promise<void> {
  const { unit, article } = await heldArticle(work, unitId, articleId);
  await demandAct(work, unit, article, 'take_back');
  await write(work)
    .updateTable('content.article')
    .set({ ...(await backTo(work, article.id)), sent_at: null, sent_by: null })
    .where('id', '=', article.id)
    .execute();
  await remember(work, article, 'take_back');
  await record(work, {
    action: 'content.take-back',
    object: { kind: 'article', id: article.id },
    unitId,
    summary: `Rút lại bài "${article.title}" đang chờ duyệt`,
  });
}

/** Sent after it had come back: taken back it is again one that came back, not a fresh text. */
export async function backTo(work: Work, articleId: string) {
  const back = await openReturn(work, articleId);
  return back ? { review: 'returned' as const, return_reason: back.reason } : { review: null };
}
