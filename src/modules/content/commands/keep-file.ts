// A file comes in for articles of a unit: looked at, stored under what it contains, named by a row that articles may then refer to.
import { randomUUID } from 'node:crypto';
import { actorName } from '#kernel/actor.ts';
import { refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { fileKind, fileName, mimeOf } from '#platform/files/file-kind.ts';
import type { FileStore } from '#platform/files/store.ts';
import type { ArticleFile } from '../queries/files.ts';
import { write, writersUnit } from './held-article.ts';

export type StoredFile = Omit<ArticleFile, 'id'>;

/** @throws Refused with the sentence why this file is not taken */
export async function storeFile(files: FileStore, upload: { name: string; bytes: Uint8Array }): Promise<StoredFile> {
  const found = fileKind(upload.bytes, upload.name.slice(0, 160));
  if ('why' in found) throw refuse('file', found.why, 'attachments');
  const name = fileName(upload.name, found.kind);
  return { sha256: await files.put(upload.bytes), name, mime: mimeOf[found.kind], size: upload.bytes.length };
}

/** The same bytes under the same name are the file that the unit has. */
export async function keepFile(work: Work, unitId: number, { sha256, name, mime, size }: StoredFile): Promise<ArticleFile> {
  await writersUnit(work, unitId);
  const known = await write(work)
    .selectFrom('content.file')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('sha256', '=', sha256)
    .where('name', '=', name)
    .executeTakeFirst();
  if (known) return { id: known.id, sha256, name, mime, size };
  const id = randomUUID();
  await write(work)
    .insertInto('content.file')
    .values({
      ...{ id, unit_id: unitId, sha256, name, mime, size_bytes: size },
      ...{ created_by: actorName(work.actor), created_at: work.now },
    })
    .execute();
  await record(work, {
    action: 'content.keep-file',
    object: { kind: 'file', id },
    unitId,
    summary: `Tải lên tệp “${name}” để kèm bài`,
  });
  return { id, sha256, name, mime, size };
}
