// A link for people without an account: one version, until a day, and nothing else of the office.

import { randomBytes, randomUUID } from 'node:crypto';
import { actorName } from '#kernel/actor.ts';
import { refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { previewHash } from '../preview-hash.ts';
import { previewDays } from '../rules/preview.ts';
import { heldArticle, keepVersion, write } from './held-article.ts';

/** @returns the word of the address; it is told once, only its hash is stored */
export async function makePreviewLink(
  work: Work,
  unitId: number,
  articleId: string,
  days: number,
): Promise<{ token: string; expiresAt: Date }> {
  const { article } = await heldArticle(work, unitId, articleId);
  if (!(previewDays as readonly number[]).includes(days)) throw refuse('days', 'Chọn thời hạn của liên kết xem trước.', 'days');
  await keepVersion(work, article);
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(work.now.getTime() + days * 86_400_000);
  await write(work)
    .insertInto('content.preview_link')
    .values({
      ...{ id: randomUUID(), article_id: article.id, version: article.version, unit_id: unitId, token_hash: previewHash(token) },
      ...{ created_by: actorName(work.actor), created_at: work.now, expires_at: expiresAt, revoked_at: null, revoked_by: null },
    })
    .execute();
  await record(work, {
    action: 'content.make-preview-link',
    object: { kind: 'article', id: article.id },
    unitId,
    summary: `Tạo liên kết xem trước ${days} ngày cho bài "${article.title}"`,
  });
  return { token, expiresAt };
}
