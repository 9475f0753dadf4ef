// What an article is found by: its words, its keywords, and the text of its files as soon as that has been read. Put into the index when it
// is published; asked again for a whole unit when the index is made anew.
import { sql } from 'kysely';
import { type Item, putAll, putOrDrop } from '#modules/search/index.ts';
import type { Work } from '#platform/db/work.ts';
import { plainText } from '../rich-text.ts';

export const articleRef = (id: string) => `article/${id}`;

type Published = {
  id: string;
  unitId: number;
  slug: string;
  kind: 'news' | 'notice';
  title: string;
  summary: string;
  body: unknown;
  keywords: readonly string[];
  publishedAt: Date;
  expiresAt: Date | null;
  files: { sha256: string; name: string; text: string | null }[];
};

/** As one statement asks for it; what follows narrows `a`, an article, and `v`, its version that citizens read. */
export const publishedText = `
  select a.id, a.unit_id as "unitId", a.slug, a.kind, v.title, v.summary, v.body, v.keywords,
    a.published_at as "publishedAt", a.expires_at as "expiresAt",
    case when v.attachments = '{}' then '[]' else
      (select coalesce(json_agg(json_build_object('sha256', f.sha256, 'name', f.name, 'text', t.text) order by array_position(v.attachments, f.id)), '[]')
       from content.file f left join content.file_text t on t.unit_id = f.unit_id and t.sha256 = f.sha256
       where f.unit_id = a.unit_id and f.id = any (v.attachments)) end as files
  from content.article a join content.article_version v on v.article_id = a.id and v.version = a.published_version
  where a.state = 'published'`;

export const itemOfArticle = (article: Published): Item => ({
  ...{ ref: articleRef(article.id), unitId: article.unitId, type: article.kind, path: `/tin/${article.slug}` },
  ...{
    title: article.title,
    body: [article.summary, plainText(article.body), article.keywords.join(', ')].filter(Boolean).join(' '),
  },
  ...{ at: article.publishedAt, visibleFrom: article.publishedAt, visibleUntil: article.expiresAt },
  files: article.files.map(({ sha256, name, text }) => ({
    ...{ name, text: text ?? '', path: `/tin/tep/${sha256}/${encodeURIComponent(name)}` },
  })),
});

async function published(work: Work, unitId: number, ids: readonly string[] | null): Promise<Published[]> {
  const { rows } = await sql<Published>`${sql.raw(publishedText)} and a.unit_id = ${unitId}
    ${ids ? sql`and a.id = any(${[...ids]}::uuid[])` : sql``}
    -- Nobody publishes or withdraws one of these until what was read here stands in the index.
    for share of a`.execute(work.handle);
  return rows;
}

/** These articles as citizens now read them; what is not published leaves the index. */
export async function indexTheseArticles(work: Work, unitId: number, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await putOrDrop(work, ids.map(articleRef), (await published(work, unitId, ids)).map(itemOfArticle));
}

/** Everything the unit has published, nothing else. @returns how much of the index changed */
export async function indexArticles(work: Work, unitId: number): Promise<number> {
  return putAll(work, unitId, 'article/', (await published(work, unitId, null)).map(itemOfArticle));
}
