// Everything that a site has written, for whoever takes it away: a hundred articles at a time, each with the versions that were kept.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export type TakenAttachment = { sha256: string; name: string; mime: string; size: number };
export type TakenVersion = {
  version: number;
  title: string;
  summary: string;
  body: unknown;
  section: string;
  author: string;
  source: string;
  keywords: string[];
  attachments: TakenAttachment[];
  cover: string | null;
  coverScene: string | null;
  keptBy: string;
  keptAt: string;
  approvedBy: string | null;
};
export type TakenArticle = {
  id: string;
  slug: string;
  state: string;
  kind: string;
  publishedAt: Date | null;
  expiresAt: Date | null;
  publishedVersion: number | null;
  withdrawReason: string | null;
  /** As it stands on the desk, published or not. */
  draft: Pick<
    TakenVersion,
    'title' | 'summary' | 'body' | 'section' | 'author' | 'source' | 'keywords' | 'attachments' | 'cover'
  > & {
    version: number;
  };
  versions: TakenVersion[];
};

/** The files that `ids` names, in that order. */
const filesIn = (ids: string) =>
  sql.raw(`(select coalesce(jsonb_agg(jsonb_build_object('sha256', f.sha256, 'name', f.name, 'mime', f.mime, 'size', f.size_bytes)
    order by array_position(${ids}, f.id)), '[]') from content.file f where f.unit_id = a.unit_id and f.id = any (${ids}))`);

export async function* takeAwayArticles(work: Work, unitId: number): AsyncGenerator<TakenArticle> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<TakenArticle>`
      select a.id, a.slug, a.state, a.kind, a.published_at as "publishedAt", a.expires_at as "expiresAt",
        a.published_version as "publishedVersion", a.withdraw_reason as "withdrawReason",
        jsonb_build_object('version', a.version, 'title', a.title, 'summary', a.summary, 'body', a.body, 'section', a.section_slug,
          'author', a.author, 'source', a.source, 'keywords', a.keywords,
          'attachments', ${filesIn('a.attachments')}, 'cover', a.cover_media_id) as draft,
        (select coalesce(jsonb_agg(jsonb_build_object('version', v.version, 'title', v.title, 'summary', v.summary, 'body', v.body,
            'section', v.section_slug, 'author', v.author, 'source', v.source, 'keywords', v.keywords, 'attachments', ${filesIn('v.attachments')}, 'cover', v.cover_media_id, 'coverScene', v.cover_scene,
            'keptBy', v.kept_by, 'keptAt', v.kept_at, 'approvedBy', p.approved_by) order by v.version), '[]')
          from content.article_version v left join content.approval p on p.article_id = v.article_id and p.version = v.version
          where v.article_id = a.id) as versions
      from content.article a where a.unit_id = ${unitId} and a.id > ${after}::uuid order by a.id limit 100`.execute(work.handle);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < 100) return;
    after = last.id;
  }
}
