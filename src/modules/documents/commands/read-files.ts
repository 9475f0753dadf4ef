// The text of attached files is read once they are stored, away from the request: for the search, and to tell a scan from a text.
import { sql } from 'kysely';
import { fold } from '#kernel/vietnamese-text.ts';
import type { Work } from '#platform/db/work.ts';
import type { FileText } from '#platform/files/text.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { indexDocuments } from './index-documents.ts';

export const readFilesJob = 'documents-read-files';

/** One file after another in the whole installation: reading is heavy and nobody waits for it. */
export const readFilesLater = (work: Work, unitId: number, documentId: string | null = null): Promise<void> =>
  enqueue(work, readFilesJob, { unitId, documentId }, { key: `${readFilesJob}:${documentId ?? unitId}`, queue: readFilesJob });

/** Files of present versions, working or published, that nobody has read yet. */
export async function unreadFiles(work: Work, unitId: number): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct a.sha256 from documents.attachment a
    join documents.document d on d.id = a.document_id and a.version in (d.version, d.published_version)
    where a.unit_id = ${unitId} and not exists (select from documents.file_text t where t.unit_id = a.unit_id and t.sha256 = a.sha256)
    order by a.sha256`.execute(work.handle);
  return rows.map((row) => row.sha256);
}

/** Keeps what was read; documents that are published with this file are found by it from now on. */
export async function keepFileText(work: Work, unitId: number, sha256: string, read: FileText): Promise<void> {
  await write(work)
    .insertInto('documents.file_text')
    .values({
      ...{ unit_id: unitId, sha256, state: read.state, text: read.text.replaceAll('\0', ' ') },
      ...{ search_fold: fold(read.text), read_at: work.now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { rows } = await sql<{ id: string }>`
    select d.id from documents.attachment a join documents.document d on d.id = a.document_id and d.published_version = a.version
    where a.unit_id = ${unitId} and a.sha256 = ${sha256} and d.state = 'published'`.execute(work.handle);
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return;
  await indexDocuments(work, unitId, ids);
  // The page says so when there are no letters in it.
  if (read.state !== 'text')
    await purgePages(
      work,
      ids.map((id) => `document:${id}`),
    );
}
