// What an article is found by. Put into the index when it is published; asked again for a whole unit when the index is made anew.
import { type Item, putAll } from '#modules/search/index.ts';
import { type Work, writerOf } from '#platform/db/work.ts';
import { plainText } from '../rich-text.ts';
import type { ContentTables } from '../tables.ts';

const write = writerOf<ContentTables>();

export const articleRef = (id: string) => `article/${id}`;

type Published = {
  id: string;
  unit_id: number;
  slug: string;
  kind: 'news' | 'notice';
  title: string;
  summary: string;
  body: unknown;
  keywords: readonly string[];
  published_at: Date;
  expires_at: Date | null;
};

export const itemOfArticle = (article: Published): Item => ({
  ...{ ref: articleRef(article.id), unitId: article.unit_id, type: article.kind, path: `/tin/${article.slug}` },
  ...{ title: article.title, body: [article.summary, ...article.keywords, plainText(article.body)].filter(Boolean).join(' ') },
  ...{ at: article.published_at, visibleFrom: article.published_at, visibleUntil: article.expires_at },
});

/** Everything the unit has published, nothing else. @returns how much of the index changed */
export async function indexArticles(work: Work, unitId: number): Promise<number> {
  const rows = await write(work)
    .selectFrom('content.article as a')
    .innerJoin('content.article_version as v', (join) =>
      join.onRef('v.article_id', '=', 'a.id').onRef('v.version', '=', 'a.published_version'),
    )
    .select([
      'a.id',
      'a.unit_id',
      'a.slug',
      'a.kind',
      'v.title',
      'v.summary',
      'v.body',
      'v.keywords',
      'a.published_at',
      'a.expires_at',
    ])
    .where('a.unit_id', '=', unitId)
    .where('a.state', '=', 'published')
    // Nobody publishes or withdraws one of these until what was read here stands in the index.
    .forShare('a')
    .execute();
  const items = rows.map((row) => itemOfArticle({ ...row, published_at: row.published_at ?? work.now }));
  return putAll(work, unitId, 'article/', items);
}
