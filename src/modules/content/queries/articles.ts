// The working copies of a unit's articles: for those who write them.
import { fold } from '#kernel/vietnamese-text.ts';
import { readerOf, type Work } from '#platform/db/work.ts';
import type { Article, ContentTables } from '../tables.ts';

const read = readerOf<ContentTables>();

export type ArticleRow = Pick<
  Article,
  'id' | 'title' | 'state' | 'slug' | 'section_slug' | 'author' | 'updated_at' | 'updated_by' | 'published_at'
> & { changed: boolean };
export type ArticleFilter = {
  text?: string;
  state?: string | undefined;
  section?: string | undefined;
  sort?: string;
  limit: number;
  offset: number;
};

const orders = { updated: 'updated_at', published: 'published_at', title: 'draft_fold' } as const;

export async function listArticles(
  work: Work,
  unitId: number,
  filter: ArticleFilter,
): Promise<{ rows: ArticleRow[]; total: number }> {
  let query = read(work).selectFrom('content.article').where('unit_id', '=', unitId);
  if (filter.state === 'draft' || filter.state === 'published' || filter.state === 'withdrawn')
    query = query.where('state', '=', filter.state);
  if (filter.section) query = query.where('section_slug', '=', filter.section);
  for (const word of fold(filter.text ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, 8))
    query = query.where('draft_fold', 'like', `%${word.replace(/[%_\\]/g, '\\$&')}%`);
  const { total } = await query.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const sort = filter.sort ?? '-updated';
  const column = orders[sort.replace(/^-/, '') as keyof typeof orders] ?? 'updated_at';
  const rows = await query
    .select(['id', 'title', 'state', 'slug', 'section_slug', 'author', 'updated_at', 'updated_by', 'published_at'])
    .select(['version', 'published_version'])
    .orderBy(column, (order) => (sort.startsWith('-') ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy('id')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return {
    total,
    rows: rows.map(({ version, published_version, ...row }) => ({
      ...row,
      changed: row.state === 'published' && version !== published_version,
    })),
  };
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

export type VersionRow = { version: number; title: string; by: string; at: Date };

/** What was published when and by whom, newest first (P-1.13). */
export async function versionsOf(work: Work, articleId: string): Promise<VersionRow[]> {
  return read(work)
    .selectFrom('content.article_version')
    .select(['version', 'title', 'published_by as by', 'published_at as at'])
    .where('article_id', '=', articleId)
    .orderBy('version', 'desc')
    .limit(20)
    .execute();
}
