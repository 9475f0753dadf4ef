// Attached files come in: looked at, stored under what they contain; only then may a revision name them.
import { throwIfAny } from '#kernel/refusal.ts';
import { fileKind, fileName, maxFiles, mimeOf } from '#platform/files/file-kind.ts';
import type { FileStore } from '#platform/files/store.ts';

export type StoredFile = { sha256: string; name: string; mime: string; size: number };

/** @throws Refused with a sentence for each file that cannot be attached; then none is */
export async function storeFiles(
  files: FileStore,
  uploads: readonly { name: string; bytes: Uint8Array }[],
): Promise<StoredFile[]> {
  const looked = uploads.map((upload) => ({ ...upload, found: fileKind(upload.bytes, upload.name) }));
  throwIfAny([
    uploads.length > maxFiles && { code: 'files', message: `Mỗi văn bản nhiều nhất ${maxFiles} tệp.`, field: 'files' },
    ...looked.map(({ found }) => 'why' in found && { code: 'file', message: found.why, field: 'files' }),
  ]);
  const stored: StoredFile[] = [];
  for (const { name, bytes, found } of looked)
    if ('kind' in found)
      stored.push({
        ...{ sha256: await files.put(bytes), name: fileName(name, found.kind) },
        ...{ mime: mimeOf[found.kind], size: bytes.length },
      });
  return stored;
}
