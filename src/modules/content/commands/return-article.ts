// A text goes back to its writer, who reads why.
import { refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { demandAct, demandRead, heldArticle, remember, write } from './held-article.ts';

export async function returnArticle(
  work: Work,
  unitId: number,
  articleId: string,
  input: { reason: string; version?: number | undefined },
): Promise<void> {
  const { unit, article } = await heldArticle(work, unitId, articleId);
  await demandAct(work, unit, article, 'return');
  demandRead(article, input.version);
  const reason = nfc(input.reason).slice(0, 500);
  if (reason.length < 3) throw refuse('reason', 'Ghi lý do trả lại: người viết cần sửa gì.', 'reason');
  await write(work)
    .updateTable('content.article')
    .set({ review: 'returned', return_reason: reason })
    .where('id', '=', article.id)
    .execute();
  await remember(work, article, 'return', { reason });
  await record(work, {
    action: 'content.return-article',
    object: { kind: 'article', id: article.id },
    unitId,
    summary: `Trả lại bài "${article.title}": ${reason}`,
  });
}
