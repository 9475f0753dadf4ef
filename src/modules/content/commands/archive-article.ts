// What is done with goes to the archive: out of the way, never deleted (P-1.16).
import { record } from '#modules/audit/index.ts';
import { dropItems } from '#modules/search/index.ts';
import type { Work } from '#platform/db/work.ts';
import { demandAct, heldArticle, noteCategories, remember, write } from './held-article.ts';
import { articleRef } from './index-articles.ts';

export async function archiveArticle(work: Work, unitId: number, articleId: string): Promise<void> {
  const { unit, article } = await heldArticle(work, unitId, articleId);
  await demandAct(work, unit, article, 'archive');
  await write(work)
    .updateTable('content.article')
    .set({ state: 'archived', review: null, return_reason: null, turn_at: null })
    .where('id', '=', article.id)
    .execute();
  await noteCategories(work, unitId);
  await dropItems(work, [articleRef(article.id)]);
  await remember(work, article, 'archive');
  await record(work, {
    action: 'content.archive-article',
    object: { kind: 'article', id: article.id },
    unitId,
    summary: `Lưu trữ bài "${article.title}"`,
  });
}
