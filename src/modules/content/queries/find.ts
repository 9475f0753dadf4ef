// Articles of a unit by words of their title: for the palette.
import { likePatterns } from '#kernel/vietnamese-text.ts';
import { readerOf, type Work } from '#platform/db/work.ts';
import type { Article, ContentTables } from '../tables.ts';

const read = readerOf<ContentTables>();

export async function findArticles(
  work: Work,
  unitId: number,
  text: string,
  most: number,
): Promise<Pick<Article, 'id' | 'title' | 'state'>[]> {
  let query = read(work).selectFrom('content.article').select(['id', 'title', 'state']).where('unit_id', '=', unitId);
  for (const like of likePatterns(text)) query = query.where('search_fold', 'like', like);
  return query.orderBy('updated_at', 'desc').limit(most).execute();
}
