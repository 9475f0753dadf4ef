// Out of the archive again, as a draft: whoever wants it on the page publishes it anew.
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { demandAct, heldArticle, remember, write } from './held-article.ts';
import { backTo } from './take-back.ts';

export async function restoreArticle(work: Work, unitId: number, articleId: string): Promise<void> {
  const { unit, article } = await heldArticle(work, unitId, articleId);
  await demandAct(work, unit, article, 'restore');
  await write(work)
    .updateTable('content.article')
    .set({ state: 'draft', ...(await backTo(work, article.id)) })
    .where('id', '=', article.id)
    .execute();
  await remember(work, article, 'restore');
  await record(work, {
    action: 'content.restore-article',
    object: { kind: 'article', id: article.id },
    unitId,
    summary: `Lấy bài "${article.title}" ra khỏi lưu trữ`,
  });
}
