// The words of a document as they stand become its next revision: published as they were read, or kept when it leaves the site.
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import type { Work } from '#platform/db/work.ts';

export async function copyRevision(
  work: Work,
  document: { id: string; version: number },
  { published }: { published: boolean },
): Promise<number> {
  const version = document.version + 1;
  const copy = (table: string, columns: string) =>
    sql`insert into ${sql.raw(`documents.${table} (document_id, version, unit_id, ${columns})`)}
      select document_id, ${version}::int, unit_id, ${sql.raw(columns)} from ${sql.raw(`documents.${table}`)}
      where document_id = ${document.id}::uuid and version = ${document.version}`.execute(work.handle);
  await sql`insert into documents.revision (document_id, version, unit_id, number, kind, title, issuer, own_issue, signer, signer_title, issued_on,
      effective_on, expires_on, fields, recipients, urgency, for_members, search_fold, published, saved_by, saved_at)
    select document_id, ${version}::int, unit_id, number, kind, title, issuer, own_issue, signer, signer_title, issued_on,
      effective_on, expires_on, fields, recipients, urgency, for_members, search_fold, ${published}, ${actorName(work.actor)}, ${work.now}
    from documents.revision where document_id = ${document.id}::uuid and version = ${document.version}`.execute(work.handle);
  await copy('relation', 'kind, target_id');
  await copy('attachment', 'position, sha256, name, mime, size_bytes');
  return version;
}
