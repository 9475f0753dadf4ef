// Every document of a unit with its versions and files, for whoever takes the site away.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';

export type TakenFile = { sha256: string; name: string; mime: string; bytes: number };
export type TakenDocument = {
  id: string;
  slug: string;
  state: string;
  publishedVersion: number | null;
  firstPublishedAt: Date | null;
  revisions: Record<string, unknown>[];
  files: (TakenFile & { version: number })[];
};

export async function* takeAwayDocuments(work: Work, unitId: number): AsyncGenerator<TakenDocument> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<TakenDocument>`
      select d.id, d.slug, d.state, d.published_version as "publishedVersion", d.first_published_at as "firstPublishedAt",
        (select coalesce(jsonb_agg(to_jsonb(r) - 'search_fold' - 'unit_id' - 'document_id' order by r.version), '[]')
          from documents.revision r where r.document_id = d.id) as revisions,
        (select coalesce(jsonb_agg(jsonb_build_object('version', f.version, 'sha256', f.sha256, 'name', f.name, 'mime', f.mime,
            'bytes', f.size_bytes) order by f.version, f.position), '[]') from documents.attachment f where f.document_id = d.id) as files
      from documents.document d where d.unit_id = ${unitId} and d.id > ${after}::uuid order by d.id limit 100`.execute(
      work.handle,
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < 100) return;
    after = last.id;
  }
}
