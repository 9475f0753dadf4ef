// What has a site published? Read from the published versions only: the working copy beside them is nobody's business outside.
import { sql } from 'kysely';
import { fold } from '#kernel/vietnamese-text.ts';
import { readerOf, type Work } from '#platform/db/work.ts';
import type { ContentTables } from '../tables.ts';

const read = readerOf<ContentTables>();

export type PublishedCard = {
  id: string;
  unitId: number;
  slug: string;
  sectionSlug: string;
  kind: 'news' | 'notice';
  title: string;
  summary: string;
  coverFile: string | null;
  coverScene: string | null;
  coverAlt: string;
  author: string;
  publishedAt: Date;
};
export type PublishedArticle = PublishedCard & { body: unknown; source: string; updatedAt: Date; version: number };

const cards = (work: Work) =>
  read(work)
    .selectFrom('content.article as a')
    .innerJoin('content.article_version as v', (join) =>
      join.onRef('v.article_id', '=', 'a.id').onRef('v.version', '=', 'a.published_version'),
    )
    .where('a.state', '=', 'published')
    .select([
      ...(['a.id', 'a.unit_id as unitId', 'a.slug', 'a.kind', 'v.section_slug as sectionSlug', 'v.title', 'v.summary'] as const),
      ...(['v.cover_media_id as coverFile', 'v.cover_scene as coverScene', 'v.cover_alt as coverAlt', 'v.author'] as const),
      sql<Date>`a.published_at`.as('publishedAt'),
    ]);

export async function latest(
  work: Work,
  unitId: number,
  options: { limit: number; offset?: number; section?: string },
): Promise<PublishedCard[]> {
  let query = cards(work).where('a.unit_id', '=', unitId);
  if (options.section) query = query.where('v.section_slug', '=', options.section);
  return query
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id')
    .limit(options.limit)
    .offset(options.offset ?? 0)
    .execute();
}

/** The newest that superiors meant for their members. */
export async function latestForMembers(work: Work, superiorIds: readonly number[], limit: number): Promise<PublishedCard[]> {
  if (superiorIds.length === 0) return [];
  return cards(work)
    .where('a.unit_id', 'in', superiorIds)
    .where('a.for_members', '=', true)
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id')
    .limit(limit)
    .execute();
}

/** The newest stories with a picture of the units below a superior. */
export async function latestBelow(work: Work, path: string, limit: number): Promise<PublishedCard[]> {
  return cards(work)
    .where('a.kind', '=', 'news')
    .where(
      sql<boolean>`a.unit_id in (select id from organizations.unit where path <@ ${path}::ltree and path <> ${path}::ltree and hidden_at is null)`,
    )
    .where((q) => q.or([q('v.cover_media_id', 'is not', null), q('v.cover_scene', 'is not', null)]))
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id')
    .limit(limit)
    .execute();
}

export async function publishedAt(
  work: Work,
  unitId: number,
  slug: string,
): Promise<PublishedArticle | { movedTo: string } | undefined> {
  const found = await cards(work)
    .select(['v.body', 'v.source', 'v.published_at as updatedAt', 'v.version'])
    .where('a.unit_id', '=', unitId)
    .where('a.slug', '=', slug)
    .executeTakeFirst();
  if (found) return found;
  const alias = await read(work)
    .selectFrom('content.article_alias as l')
    .innerJoin('content.article as a', 'a.id', 'l.article_id')
    .select('a.slug')
    .where('l.unit_id', '=', unitId)
    .where('l.slug', '=', slug)
    .where('a.state', '=', 'published')
    .executeTakeFirst();
  return alias ? { movedTo: alias.slug } : undefined;
}

/** Every word must occur, with or without tones; those found in the title come first. */
export async function searchPublished(
  work: Work,
  unitId: number,
  text: string,
  { limit = 20, offset = 0 } = {},
): Promise<{ items: PublishedCard[]; total: number }> {
  const words = fold(text).split(' ').filter(Boolean).slice(0, 8);
  if (words.length === 0) return { items: [], total: 0 };
  let query = cards(work).where('a.unit_id', '=', unitId);
  for (const word of words) query = query.where('a.search_fold', 'like', `%${word.replace(/[%_\\]/g, '\\$&')}%`);
  const { total } = await query
    .clearSelect()
    .select((q) => q.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const [first = ''] = words;
  const items = await query
    .orderBy(sql`position(${words.join(' ')} in a.search_fold) > 0`, 'desc')
    .orderBy(sql`position(${first} in a.search_fold) between 1 and 120`, 'desc')
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { items, total };
}
