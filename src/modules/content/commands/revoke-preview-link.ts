// A link for a look ends before its day.
import { actorName } from '#kernel/actor.ts';
import { notFound } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { heldArticle, write } from './held-article.ts';

export async function revokePreviewLink(work: Work, unitId: number, articleId: string, linkId: string): Promise<void> {
  const { article } = await heldArticle(work, unitId, articleId);
  const { numUpdatedRows } = await write(work)
    .updateTable('content.preview_link')
    .set({ revoked_at: work.now, revoked_by: actorName(work.actor) })
    .where('article_id', '=', article.id)
    .where((q) => q(q.cast<string>('id', 'text'), '=', linkId))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) throw notFound('Liên kết này không có hoặc đã được thu hồi.');
  await record(work, {
    action: 'content.revoke-preview-link',
    object: { kind: 'article', id: article.id },
    unitId,
    summary: `Thu hồi liên kết xem trước của bài "${article.title}"`,
  });
}
