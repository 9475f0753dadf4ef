// Articles that waited for their hour went when their unit was dissolved; the dissolution is taken back, and they wait again.
import { sql } from 'kysely';
import { recordAll } from '#modules/audit/index.ts';
import { demandOpen } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { articleTags, noteCategories, remember, turnLater, write, writersUnit } from './held-article.ts';
import { indexTheseArticles } from './index-articles.ts';

/** As the database said it when they went (migration 0037). */
const goneWithUnit = 'Đơn vị đã giải thể trước giờ hẹn đăng';

/**
 * Those that nobody has written on since; whose hour has passed meanwhile appears at once. @returns how many
 * @throws Refused while the unit is dissolved, or when the actor may not
 */
export async function bringBackWithUnit(work: Work, unitId: number, since: Date): Promise<number> {
  const unit = await writersUnit(work, unitId);
  demandOpen(unit, work.today);
  const articles = await write(work)
    .updateTable('content.article')
    .set({
      ...{ state: 'published', withdrawn_at: null, withdraw_reason: null },
      turn_at: sql<Date>`greatest(published_at, ${work.now}::timestamptz)`,
    })
    .where('unit_id', '=', unitId)
    .where('state', '=', 'withdrawn')
    .where('withdraw_reason', '=', goneWithUnit)
    .where('withdrawn_at', '>=', since)
    .returningAll()
    .execute();
  if (articles.length === 0) return 0;
  for (const article of articles) {
    const published = { ...article, version: article.published_version ?? article.version };
    await remember(work, published, 'publish', { publishAt: article.published_at, expiresAt: article.expires_at });
    if (article.turn_at) await turnLater(work, article.id, article.turn_at);
  }
  await indexTheseArticles(
    work,
    unitId,
    articles.map((one) => one.id),
  );
  await noteCategories(work, unitId);
  await purgePages(work, [...new Set(articles.flatMap((one) => articleTags(unit, one.id, one.for_members)))]);
  await recordAll(
    work,
    articles.map((one) => ({
      action: 'content.publish-article',
      object: { kind: 'article', id: one.id },
      unitId,
      summary: `Hẹn giờ đăng lại bài “${one.title}”: đơn vị không giải thể nữa`,
    })),
  );
  return articles.length;
}
