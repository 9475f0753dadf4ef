// What changed on a site, or on the sites below a unit, since somebody last asked? For partner portals that keep a copy (P-2.13).
import { type SqlBool, sql } from 'kysely';
import { isUuid } from '#kernel/ids.ts';
import type { Work } from '#platform/db/work.ts';

/** How far a reader has come: everything up to here is known to it. */
export type ChangeCursor = { xid: string; id: string };
export type ChangedArticle = {
  id: string;
  unitId: number;
  changedAt: Date;
  /** null: it is no longer shown, whatever it was. */
  article: {
    slug: string;
    kind: 'news' | 'notice';
    sectionSlug: string;
    title: string;
    summary: string;
    author: string;
    source: string;
    keywords: string[];
    coverFile: string | null;
    coverAlt: string;
    publishedAt: Date;
    body: unknown;
  } | null;
};

export function cursorOf(text: string): ChangeCursor | null {
  const [xid = '', id = ''] = text.split('_');
  return /^\d{1,19}$/.test(xid) && isUuid(id) ? { xid, id } : null;
}
export const cursorText = (cursor: ChangeCursor): string => `${cursor.xid}_${cursor.id}`;

/**
 * The next changes in the order in which they became complete, each article once, with its present state.
 * `stale`: the cursor is from before the database was restored from a copy: the reader starts again.
 */
export async function changesAfter(
  work: Work,
  where: { unitId: number } | { below: string },
  options: { cursor: ChangeCursor | null; since: Date | null; limit: number },
): Promise<{ items: ChangedArticle[]; next: ChangeCursor | null; more: boolean; stale: boolean }> {
  const { cursor, since, limit } = options;
  const units =
    'unitId' in where
      ? sql<SqlBool>`c.unit_id = ${where.unitId}`
      : sql<SqlBool>`c.unit_id in (select id from organizations.unit where path <@ ${where.below}::ltree and hidden_at is null)`;
  const { rows: ahead } = await sql<{ ahead: boolean }>`
    select ${cursor?.xid ?? '0'}::xid8 > pg_snapshot_xmax(pg_current_snapshot()) as ahead`.execute(work.handle);
  if (ahead[0]?.ahead) return { items: [], next: null, more: false, stale: true };
  type Row = { id: string; unit_id: number; xid: string; changed_at: Date } & Record<
    'shown',
    NonNullable<ChangedArticle['article']> | null
  >;
  const { rows } = await sql<Row & { published_at: Date | null; body: unknown }>`
    select c.article_id as id, c.unit_id, c.xid::text as xid, c.changed_at, a.published_at, v.body,
      case when v.article_id is null then null else json_build_object('slug', a.slug, 'kind', a.kind, 'sectionSlug', v.section_slug,
        'title', v.title, 'summary', v.summary, 'author', v.author, 'source', v.source, 'keywords', v.keywords, 'coverFile', v.cover_media_id, 'coverAlt', v.cover_alt) end as shown
    from content.change c
    left join content.article a on a.id = c.article_id and a.state = 'published'
    left join content.article_version v on v.article_id = a.id and v.version = a.published_version
    where ${units} and c.xid < pg_snapshot_xmin(pg_current_snapshot())
      ${cursor ? sql`and (c.xid, c.article_id) > (${cursor.xid}::xid8, ${cursor.id}::uuid)` : sql``}
      ${since ? sql`and c.changed_at >= ${since}` : sql``}
    order by c.xid, c.article_id limit ${limit + 1}`.execute(work.handle);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      ...{ id: row.id, unitId: row.unit_id, changedAt: row.changed_at },
      article: row.shown && row.published_at ? { ...row.shown, publishedAt: row.published_at, body: row.body } : null,
    })),
    next: last ? { xid: last.xid, id: last.id } : cursor,
    more: rows.length > limit,
    stale: false,
  };
}
