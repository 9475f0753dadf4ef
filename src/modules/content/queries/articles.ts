// The working copies of a unit's articles: for those who write them.

import { type Selectable, sql } from 'kysely';
import { isUuid } from '#kernel/ids.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import { readerOf, type Work } from '#platform/db/work.ts';
import { idOf } from '../policy.ts';
import { picturesIn } from '../rich-text.ts';
import { textLines } from '../rules/difference.ts';
import { type ListState, listStates, type Place, type Review, type StepAct, standingOf } from '../rules/workflow.ts';
import type { Article, ContentTables } from '../tables.ts';

const read = readerOf<ContentTables>();

export type ArticleRow = Pick<
  Article,
  | 'id'
  | 'title'
  | 'slug'
  | 'section_slug'
  | 'author'
  | 'updated_at'
  | 'updated_by'
  | 'published_at'
  | 'return_reason'
  | 'sent_at'
  | 'sent_by'
> & { place: Place; review: Review; changed: boolean };
export type ArticleFilter = {
  text?: string;
  state?: string | undefined;
  section?: string | undefined;
  /** Only those on which this person has (or has not) written since they were last approved. */
  writtenBy?: string;
  notWrittenBy?: string;
  sort?: string;
  limit: number;
  offset: number;
};

const orders = { updated: 'updated_at', published: 'published_at', title: 'draft_fold', sent: 'sent_at' } as const;

/** The same as `standingOf`, for the database. */
const inState = (state: ListState, now: Date) => {
  const on = sql`state = 'published'`;
  const conditions = {
    draft: sql<boolean>`state = 'draft' and review is null`,
    waiting: sql<boolean>`review = 'waiting' and state <> 'archived'`,
    returned: sql<boolean>`review = 'returned' and state <> 'archived'`,
    scheduled: sql<boolean>`${on} and published_at > ${now} and (expires_at is null or expires_at > ${now})`,
    live: sql<boolean>`${on} and published_at <= ${now} and (expires_at is null or expires_at > ${now})`,
    expired: sql<boolean>`${on} and expires_at <= ${now}`,
    withdrawn: sql<boolean>`state = 'withdrawn'`,
    archived: sql<boolean>`state = 'archived'`,
  };
  return conditions[state];
};

export async function listArticles(
  work: Work,
  unitId: number,
  filter: ArticleFilter,
): Promise<{ rows: ArticleRow[]; total: number }> {
  let query = read(work).selectFrom('content.article').where('unit_id', '=', unitId);
  const state = listStates.find((one) => one === filter.state);
  // The archive is out of the way until it is asked for.
  query = query.where(state ? inState(state, work.now) : sql<boolean>`state <> 'archived'`);
  if (filter.section) query = query.where('section_slug', '=', filter.section);
  if (filter.writtenBy) query = query.where(sql<boolean>`written_by @> array[${filter.writtenBy}]::text[]`);
  if (filter.notWrittenBy) query = query.where(sql<boolean>`not written_by @> array[${filter.notWrittenBy}]::text[]`);
  for (const like of likePatterns(filter.text)) query = query.where('draft_fold', 'like', like);
  const { total } = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const sort = filter.sort ?? '-updated';
  const column = orders[sort.replace(/^-/, '') as keyof typeof orders] ?? 'updated_at';
  const rows = await query
    .select(['id', 'title', 'state', 'slug', 'section_slug', 'author', 'updated_at', 'updated_by', 'published_at'])
    .select(['version', 'published_version', 'expires_at', 'review', 'return_reason', 'sent_at', 'sent_by'])
    .orderBy(column, (order) => (sort.startsWith('-') ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy('id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return {
    total,
    rows: rows.map(({ version, published_version, expires_at, state, ...row }) => ({
      ...row,
      ...standingOf({ ...row, state, expires_at }, work.now),
      changed: state === 'published' && version !== published_version,
    })),
  };
}

/** How many texts are drafts, how many wait for an answer: asked with every screen. */
export async function countAtDesk(work: Work, unitId: number): Promise<{ drafts: number; waiting: number }> {
  return read(work)
    .selectFrom('content.article')
    .select((q) => [
      q.fn.countAll<number>().filterWhere(inState('draft', work.now)).as('drafts'),
      q.fn.countAll<number>().filterWhere(inState('waiting', work.now)).as('waiting'),
    ])
    .where('unit_id', '=', unitId)
    .executeTakeFirstOrThrow();
}

export async function articleById(work: Work, unitId: number, id: string): Promise<Article | undefined> {
  if (!isUuid(id)) return undefined;
  return read(work)
    .selectFrom('content.article')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export type StepRow = {
  id: number;
  act: StepAct;
  version: number;
  by: string;
  /** Of the person who asks. */
  own: boolean;
  at: Date;
  reason: string | null;
  publishAt: Date | null;
  expiresAt: Date | null;
};

/** Who did what with it, newest first (P-1.13). */
export async function stepsOf(work: Work, articleId: string, limit = 200): Promise<StepRow[]> {
  return read(work)
    .selectFrom('content.step')
    .select(['id', 'act', 'version', 'by_name as by', 'at', 'reason', 'publish_at as publishAt', 'expires_at as expiresAt'])
    .select(sql<boolean>`coalesce(by_id = ${idOf(work.actor)}, false)`.as('own'))
    .where('article_id', '=', articleId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** The return that nobody has approved or published anything after: the text goes the way of one that came back. */
export async function openReturn(work: Work, articleId: string): Promise<{ by: string; reason: string | null } | undefined> {
  const last = await read(work)
    .selectFrom('content.step')
    .select(['act', 'by_name as by', 'reason'])
    .where('article_id', '=', articleId)
    .where('act', 'in', ['return', 'approve', 'publish'])
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return last?.act === 'return' ? last : undefined;
}

/** Articles that somebody wrote in and that came back, until they are sent again: who returned each, when and why. Asked with every screen. */
export async function returnedTo(
  work: Work,
  unitId: number,
  userId: string,
  most: number,
): Promise<{ id: string; title: string; by: string; at: Date; reason: string | null }[]> {
  return read(work)
    .selectFrom('content.article as a')
    .innerJoinLateral(
      (q) =>
        q
          .selectFrom('content.step')
          .select(['by_name as by', 'at', 'reason'])
          .whereRef('article_id', '=', 'a.id')
          .where('act', '=', 'return')
          .orderBy('id', 'desc')
          .limit(1)
          .as('step'),
      (join) => join.onTrue(),
    )
    .select(['a.id', 'a.title', 'step.by', 'step.at', 'step.reason'])
    .where('a.unit_id', '=', unitId)
    .where(inState('returned', work.now))
    .where(sql<boolean>`written_by @> array[${userId}]::text[]`)
    .orderBy('step.at', 'desc')
    .limit(most)
    .execute();
}

/** The pictures of the version that citizens read. */
export async function metPictures(work: Work, article: Article | undefined): Promise<string[]> {
  if (article?.state !== 'published' || article.published_version === null) return [];
  const kept = await keptVersion(work, article.id, article.published_version);
  return kept ? [...picturesIn(kept.body), ...(kept.cover_media_id ? [kept.cover_media_id] : [])] : [];
}

export type VersionRow = { version: number; title: string; by: string; at: Date };

/** The versions that were kept: sent, shown by a link, published, or gone on from by another or later; newest first. */
export async function versionsOf(work: Work, articleId: string): Promise<VersionRow[]> {
  return read(work)
    .selectFrom('content.article_version')
    .select(['version', 'title', 'kept_by as by', 'kept_at as at'])
    .where('article_id', '=', articleId)
    .orderBy('version', 'desc')
    .limit(100)
    .execute();
}

export type KeptVersion = Pick<
  Selectable<ContentTables['content.article_version']>,
  | 'title'
  | 'summary'
  | 'body'
  | 'author'
  | 'source'
  | 'keywords'
  | 'attachments'
  | 'reused'
  | 'rated'
  | 'cover_media_id'
  | 'cover_scene'
  | 'section_slug'
  | 'kept_at'
  | 'written_by'
>;

/** The words of one kept version. */
export async function keptVersion(work: Work, articleId: string, version: number): Promise<KeptVersion | undefined> {
  return read(work)
    .selectFrom('content.article_version')
    .select(['title', 'summary', 'body', 'author', 'source', 'keywords', 'attachments', 'reused', 'rated'])
    .select(['cover_media_id', 'cover_scene', 'section_slug', 'kept_at', 'written_by'])
    .where('article_id', '=', articleId)
    .where('version', '=', version)
    .executeTakeFirst();
}

/** A kept version as lines, for reading two side by side. */
export async function versionLines(work: Work, articleId: string, version: number): Promise<string[] | undefined> {
  const row = await read(work)
    .selectFrom('content.article_version')
    .select(['title', 'summary', 'body', 'author', 'source', 'keywords'])
    .where('article_id', '=', articleId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && textLines(row);
}

export type LinkRow = { id: string; version: number; by: string; createdAt: Date; expiresAt: Date };

/** The links that still show something. */
export async function previewLinksOf(work: Work, articleId: string): Promise<LinkRow[]> {
  return read(work)
    .selectFrom('content.preview_link')
    .select(['id', 'version', 'created_by as by', 'created_at as createdAt', 'expires_at as expiresAt'])
    .where('article_id', '=', articleId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', work.now)
    .orderBy('created_at', 'desc')
    .execute();
}
