// What was sent is taken back to be written on: by its writers, or by who approves and wants to mend it.
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { demandAct, heldArticle, remember, write } from './held-article.ts';

export async function takeBack(work: Work, unitId: number, articleId: string): Promise<void> {
  const { unit, article } = await heldArticle(work, unitId, articleId);
  await demandAct(work, unit, article, 'take_back');
  await write(work)
    .updateTable('content.article')
    .set({ review: null, sent_at: null, sent_by: null })
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
