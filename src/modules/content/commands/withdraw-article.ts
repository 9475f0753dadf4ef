// An article leaves the site, or does not get there at its hour; it stays in the archive with the reason (P-1.16).
import { actorName } from '#kernel/actor.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { dropItems } from '#modules/search/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { articleTags, demandAct, heldArticle, noteCategories, remember, write } from './held-article.ts';
import { articleRef } from './index-articles.ts';

export async function withdrawArticle(work: Work, unitId: number, articleId: string, input: string): Promise<void> {
  const { unit, article } = await heldArticle(work, unitId, articleId);
  if (article.state !== 'published') throw notFound('Không có bài đang đăng này.');
  await demandAct(work, unit, article, 'withdraw');
  const reason = nfc(input).slice(0, 500);
  if (reason.length < 3) throw refuse('reason', 'Ghi lý do gỡ bài: vì sao bài không nên ở trên trang nữa.', 'reason');
  await write(work)
    .updateTable('content.article')
    .set({
      ...{ state: 'withdrawn', withdrawn_at: work.now, withdraw_reason: reason, turn_at: null },
      ...{ version: article.version + 1, updated_at: work.now, updated_by: actorName(work.actor) },
    })
    .where('id', '=', article.id)
    .execute();
  await noteCategories(work, unitId);
  await dropItems(work, [articleRef(article.id)]);
  await purgePages(work, articleTags(unit, article.id, article.for_members));
  await remember(work, { ...article, version: article.published_version ?? article.version }, 'withdraw', { reason });
  await record(work, {
    action: 'content.withdraw-article',
    object: { kind: 'article', id: article.id },
    unitId,
    summary: `Gỡ bài "${article.title}": ${reason}`,
  });
}
