// The hour of an article comes: the reading rule of the database already shows or hides it; here the kept pages learn of it.

import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { articleTags, noteCategories, remember, turnLater, write } from './held-article.ts';

/** Idempotent: run at the very instant by its own job, and every minute in case that one was lost or the clock was moved. */
export async function turnArticles(work: Work): Promise<number> {
  const due = await write(work)
    .selectFrom('content.article')
    .selectAll()
    .where('turn_at', '<=', work.now)
    .orderBy('turn_at')
    .limit(500)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const article of due) {
    const unit = await unitById(work, article.unit_id);
    if (!unit) continue;
    const { turn_at: at, expires_at: expiresAt } = article;
    const published = { ...article, version: article.published_version ?? article.version };
    const gone = expiresAt !== null && expiresAt <= work.now;
    if (at && (!expiresAt || at < expiresAt)) await remember(work, published, 'appear', { at });
    if (gone) await remember(work, published, 'expire', { at: expiresAt });
    const next = gone ? null : expiresAt;
    await write(work).updateTable('content.article').set({ turn_at: next }).where('id', '=', article.id).execute();
    if (next) await turnLater(work, article.id, next);
    await purgePages(work, articleTags(unit, article.id, article.for_members));
  }
  for (const unitId of new Set(due.map((article) => article.unit_id))) await noteCategories(work, unitId);
  return due.length;
}
