// A file of the command line is published: the first time it makes an article, again it brings that one up to date, unchanged it does nothing.
import { sql } from 'kysely';
import { toLocal } from '#kernel/calendar.ts';
import type { Work } from '#platform/db/work.ts';
import { standingOf } from '../rules/workflow.ts';
import type { Article } from '../tables.ts';
import type { ArticleForm } from './article-form.ts';
import { write, writersUnit } from './held-article.ts';
import { type SavedArticle, saveArticle } from './save-article.ts';

/** `key`: by which the file is known again; `digest`: of everything that it says, its pictures included. */
export type FileMark = { key: string; digest: string };
export type PublishedFile = SavedArticle & { change: 'new' | 'updated' | 'none' };

const timeField = (at: Date | null, now: Date): string => {
  if (!at || at <= now) return '';
  const { date, time } = toLocal(at);
  return `${date}T${time.slice(0, 5)}`;
};

/** What a file cannot say and somebody may have set at the desk stays. */
const keptOf = (before: Article, now: Date): Partial<ArticleForm> => ({
  ...{ keywords: before.keywords, rated: before.rated, reused: before.reused },
  ...{ priority: before.draft_priority, priorityUntil: before.draft_priority_until ?? '' },
  expiresAt: timeField(before.planned_expires_at, now),
});

/** One of the archive is not brought back: the file makes a new one. @throws Refused with all reasons */
export async function publishFile(work: Work, unitId: number, mark: FileMark, form: ArticleForm): Promise<PublishedFile> {
  await writersUnit(work, unitId);
  // Two at once: the second finds the first one's article.
  await sql`select pg_advisory_xact_lock(hashtext(${`article-file:${unitId}:${mark.key}`}))`.execute(work.handle);
  const before = await write(work)
    .selectFrom('content.article')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('file_key', '=', mark.key)
    .where('state', '<>', 'archived')
    .executeTakeFirst();
  // Whoever wrote on it at the desk since has the last word until the file says something else.
  if (before && before.file_digest === mark.digest && standingOf(before, work.now).place === 'live') {
    const { id, slug, version, state } = before;
    return { ...{ id, slug, version, state }, scheduledAt: null, change: 'none' };
  }
  const saved = await saveArticle(
    work,
    unitId,
    before?.id ?? null,
    { ...(before ? keptOf(before, work.now) : {}), ...form },
    true,
  );
  await write(work)
    .updateTable('content.article')
    .set({ file_key: mark.key, file_digest: mark.digest })
    .where('id', '=', saved.id)
    .execute();
  return { ...saved, change: before ? 'updated' : 'new' };
}
