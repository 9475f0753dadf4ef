// An article leaves the site; it stays in the archive with the reason (P-1.16).
import { notFound, refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { type Work, writerOf } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import type { ContentTables } from '../tables.ts';
import { articleForUpdate, articleTags } from './save-article.ts';

const write = writerOf<ContentTables>();

export async function withdrawArticle(work: Work, unitId: number, articleId: string, reason: string): Promise<void> {
  const { unit, before } = await articleForUpdate(work, unitId, articleId);
  if (before?.state !== 'published') throw notFound('Không có bài đang đăng này.');
  const words = nfc(reason);
  if (words.length < 3) throw refuse('reason', 'Ghi lý do gỡ bài: vì sao bài không nên ở trên trang nữa.', 'reason');
  await write(work)
    .updateTable('content.article')
    .set({
      ...{ state: 'withdrawn', withdrawn_at: work.now, withdraw_reason: words.slice(0, 500), version: before.version + 1 },
      ...{ updated_at: work.now, updated_by: work.actor.kind === 'person' ? work.actor.name : 'Hệ thống' },
    })
    .where('id', '=', articleId)
    .execute();
  await purgePages(work, articleTags(unit, articleId, before.for_members));
  await record(work, {
    action: 'content.withdraw-article',
    object: { kind: 'article', id: articleId },
    unitId,
    summary: `Gỡ bài "${before.title}": ${words}`,
  });
}
