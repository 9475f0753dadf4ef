// A writer hands a text to whoever approves it. From now on it stands still until it is answered or taken back.
import { actorName } from '#kernel/actor.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { ArticleForm } from './article-form.ts';
import { answeredOf, demandAct, keepVersion, remember, write } from './held-article.ts';
import { type Hands, saveText } from './save-article.ts';

export async function sendForReview(
  work: Work,
  unitId: number,
  articleId: string | null,
  input: ArticleForm,
  hands?: Hands,
): Promise<{ id: string; version: number }> {
  const { unit, article, agreed } = await saveText(work, unitId, articleId, input, 'send', hands);
  await demandAct(work, unit, article, 'send');
  await keepVersion(work, article);
  await write(work)
    .updateTable('content.article')
    .set({ review: 'waiting', return_reason: null, sent_at: work.now, sent_by: actorName(work.actor) })
    .where('id', '=', article.id)
    .execute();
  await remember(work, article, 'send', { publishAt: article.planned_publish_at, expiresAt: article.planned_expires_at });
  await record(work, {
    action: 'content.send-for-review',
    object: { kind: 'article', id: article.id },
    unitId,
    summary: `Gửi duyệt bài "${article.title}"`,
    after: {
      version: article.version,
      ...(agreed.length > 0 ? { personalNumbersAgreed: agreed.length } : {}),
      ...answeredOf(article),
    },
  });
  return { id: article.id, version: article.version };
}
