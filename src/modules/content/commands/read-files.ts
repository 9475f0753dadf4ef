// The text of files that articles carry is read once they are before readers, away from the request: for the search.
import { sql } from 'kysely';
import { type Work, writerOf } from '#platform/db/work.ts';
import type { FileText } from '#platform/files/text.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import type { ContentTables } from '../tables.ts';
import { indexTheseArticles } from './index-articles.ts';

const write = writerOf<ContentTables>();

export const readFilesJob = 'content-read-files';

/** One file after another in the whole installation: reading is heavy and nobody waits for it. */
export async function readFilesLater(work: Work, unitId: number): Promise<void> {
  if ((await unreadFiles(work, unitId)).length > 0)
    await enqueue(work, readFilesJob, { unitId }, { key: `${readFilesJob}:${unitId}`, queue: readFilesJob });
}

/** Files of what citizens read, or will at its hour, that nobody has read yet. */
export async function unreadFiles(work: Work, unitId: number): Promise<string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct f.sha256 from content.article a
    join content.article_version v on v.article_id = a.id and v.version = a.published_version
    join content.file f on f.unit_id = a.unit_id and f.id = any (v.attachments)
    where a.unit_id = ${unitId} and a.state = 'published' and v.attachments <> '{}'
      and not exists (select from content.file_text t where t.unit_id = f.unit_id and t.sha256 = f.sha256)
    order by f.sha256`.execute(work.handle);
  return rows.map((row) => row.sha256);
}

/** Keeps what was read; articles that are published with this file are found by it from now on. */
export async function keepFileText(work: Work, unitId: number, sha256: string, read: FileText): Promise<void> {
  await write(work)
    .insertInto('content.file_text')
    .values({ unit_id: unitId, sha256, state: read.state, text: read.text.replaceAll('\0', ' '), read_at: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await indexTheseArticles(work, unitId, await articlesWith(work, unitId, sha256));
}

async function articlesWith(work: Work, unitId: number, sha256: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from content.article a join content.article_version v on v.article_id = a.id and v.version = a.published_version
    where a.unit_id = ${unitId} and a.state = 'published' and v.attachments && array(
      select f.id from content.file f where f.unit_id = ${unitId} and f.sha256 = ${sha256})`.execute(work.handle);
  return rows.map((row) => row.id);
}
