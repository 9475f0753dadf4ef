// The version that a link for a look shows, to whoever brings its word. Asked with the portal's role, which sees that one version.
import { sql } from 'kysely';
import { readerOf, type Work } from '#platform/db/work.ts';
import { previewHash } from '../preview-hash.ts';
import type { ContentTables } from '../tables.ts';
import type { PublishedArticle } from './published.ts';

const read = readerOf<ContentTables>();

export type PreviewFound =
  | { kind: 'shown'; article: PublishedArticle; keptAt: Date; expiresAt: Date }
  | { kind: 'over'; why: 'expired' | 'revoked'; at: Date };

export async function previewAt(work: Work, unitId: number, token: string): Promise<PreviewFound | undefined> {
  if (!/^[\w-]{32}$/.test(token)) return undefined;
  const hash = previewHash(token);
  await sql`select set_config('app.preview', ${hash}, true)`.execute(work.handle);
  const link = await read(work)
    .selectFrom('content.preview_link')
    .select(['article_id', 'version', 'created_at', 'expires_at', 'revoked_at'])
    .where('token_hash', '=', hash)
    .executeTakeFirst();
  if (!link) return undefined;
  if (link.revoked_at) return { kind: 'over', why: 'revoked', at: link.revoked_at };
  if (link.expires_at <= work.now) return { kind: 'over', why: 'expired', at: link.expires_at };
  const found = await read(work)
    .selectFrom('content.article_version')
    .selectAll()
    .where('article_id', '=', link.article_id)
    .where('version', '=', link.version)
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  if (!found) return undefined;
  return {
    ...{ kind: 'shown', keptAt: link.created_at, expiresAt: link.expires_at },
    article: {
      ...{ id: found.article_id, unitId, slug: 'xem-truoc', sectionSlug: found.section_slug, kind: 'news', version: 1 },
      ...{ title: found.title, summary: found.summary, author: found.author, source: found.source, body: found.body },
      reprintOf: found.reused ? found.source : '',
      ...{ keywords: found.keywords, attachments: found.attachments, rated: false, priority: 0 as const, priorityUntil: null },
      ...{ coverFile: found.cover_media_id, coverScene: found.cover_scene, coverAlt: found.cover_alt },
      ...{ publishedAt: work.now, updatedAt: work.now },
    },
  };
}
