// What has a site published? The portal reads the published versions only; the office reads the working copies.
import { sql } from 'kysely';
import { fold } from '#kernel/vietnamese-text.ts';
import { readerOf, type Work } from '#platform/db/work.ts';
import type { Article, ContentTables } from '../tables.ts';

const read = readerOf<ContentTables>();

export type PublishedCard = {
  id: string;
  unitId: number;
  slug: string;
  sectionSlug: string;
  kind: 'news' | 'notice';
  title: string;
  summary: string;
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
    .select([
      ...([
        'a.id',
        'a.unit_id as unitId',
        'a.slug',
        'v.section_slug as sectionSlug',
        'a.kind',
        'v.title',
        'v.summary',
        'v.cover_scene as coverScene',
      ] as const),
      ...(['v.cover_alt as coverAlt', 'v.author', sql<Date>`a.published_at`.as('publishedAt')] as const),
    ]);

export async function latest(
  work: Work,
  unitId: number,
  options: { limit: number; offset?: number; section?: string; kind?: 'news' | 'notice'; forMembers?: boolean },
): Promise<PublishedCard[]> {
  let query = cards(work).where('a.unit_id', '=', unitId).where('a.state', '=', 'published');
  if (options.section) query = query.where('a.section_slug', '=', options.section);
  if (options.kind) query = query.where('a.kind', '=', options.kind);
  if (options.forMembers) query = query.where('a.for_members', '=', true);
  return query
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id')
    .limit(options.limit)
    .offset(options.offset ?? 0)
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
    .where('a.state', '=', 'published')
    .executeTakeFirst();
  if (found) return found;
  const alias = await read(work)
    .selectFrom('content.article_alias as l')
    .innerJoin('content.article as a', 'a.id', 'l.article_id')
    .select('a.slug')
    .where('l.unit_id', '=', unitId)
    .where('l.slug', '=', slug)
    .executeTakeFirst();
  return alias ? { movedTo: alias.slug } : undefined;
}

export async function searchPublished(
  work: Work,
  unitId: number,
  text: string,
  limit = 20,
): Promise<{ items: PublishedCard[]; total: number }> {
  const words = fold(text).split(' ').filter(Boolean).slice(0, 8);
  if (words.length === 0) return { items: [], total: 0 };
  let query = cards(work).where('a.unit_id', '=', unitId).where('a.state', '=', 'published');
  for (const word of words) query = query.where('a.search_fold', 'like', `%${word.replace(/[%_\\]/g, '\\$&')}%`);
  const all = await query.orderBy('a.published_at', 'desc').limit(500).execute();
  return { items: all.slice(0, limit), total: all.length };
}

export type ArticleRow = Pick<
  Article,
  'id' | 'title' | 'state' | 'slug' | 'section_slug' | 'updated_at' | 'updated_by' | 'published_at'
>;

/** For the editors' list, newest change first. */
export async function listArticles(
  work: Work,
  unitId: number,
  filter: { text?: string; state?: string; limit?: number; offset?: number },
): Promise<{ rows: ArticleRow[]; total: number }> {
  let query = read(work).selectFrom('content.article').where('unit_id', '=', unitId);
  if (filter.state === 'draft' || filter.state === 'published' || filter.state === 'withdrawn')
    query = query.where('state', '=', filter.state);
  if (filter.text) query = query.where('search_fold', 'like', `%${fold(filter.text).replace(/[%_\\]/g, '\\$&')}%`);
  const { total } = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .select(['id', 'title', 'state', 'slug', 'section_slug', 'updated_at', 'updated_by', 'published_at'])
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(filter.limit ?? 50)
    .offset(filter.offset ?? 0)
    .execute();
  return { rows, total };
}

export async function articleById(work: Work, unitId: number, id: string): Promise<Article | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined;
  return read(work)
    .selectFrom('content.article')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst();
}
