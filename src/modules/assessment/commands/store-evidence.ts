// What proves that a mark is wrong: pictures of the paper, a PDF. Looked at by their bytes, stored under what they contain.
import { throwIfAny } from '#kernel/refusal.ts';
import { fileKind, fileName, mimeOf } from '#platform/files/file-kind.ts';
import type { FileStore } from '#platform/files/store.ts';
import type { Evidence } from '../tables.ts';

export const evidenceAtMost = 5;
const bytesAtMost = 5 * 1024 * 1024;

const starts = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, i) => bytes[i] === byte);
const riff = (bytes: Uint8Array) => starts(bytes, 0x52, 0x49, 0x46, 0x46) && starts(bytes.subarray(8), 0x57, 0x45, 0x42, 0x50);

function lookAt(bytes: Uint8Array, name: string): { ending: string; mime: string } | { why: string } {
  const short = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  if (bytes.length > bytesAtMost) return { why: `“${short}” nặng quá 5 MB. Chụp lại ảnh nhỏ hơn, hoặc nén tệp PDF.` };
  if (starts(bytes, 0xff, 0xd8, 0xff)) return { ending: 'jpg', mime: 'image/jpeg' };
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47)) return { ending: 'png', mime: 'image/png' };
  if (riff(bytes)) return { ending: 'webp', mime: 'image/webp' };
  const found = fileKind(bytes, short);
  if ('kind' in found && found.kind === 'pdf') return { ending: 'pdf', mime: mimeOf.pdf };
  return { why: `“${short}” không nhận được. Minh chứng là ảnh JPG, PNG, WebP hoặc tệp PDF.` };
}

/** @throws Refused with a sentence for each file that cannot be taken; then none is */
export async function storeEvidence(
  files: FileStore,
  uploads: readonly { name: string; bytes: Uint8Array }[],
): Promise<Evidence[]> {
  const looked = uploads.map((upload) => ({ ...upload, found: lookAt(upload.bytes, upload.name) }));
  throwIfAny([
    uploads.length > evidenceAtMost && {
      code: 'evidence',
      message: `Nhiều nhất ${evidenceAtMost} tệp minh chứng.`,
      field: 'evidence',
    },
    ...looked.map(({ found }) => 'why' in found && { code: 'evidence', message: found.why, field: 'evidence' }),
  ]);
  const stored: Evidence[] = [];
  for (const { name, bytes, found } of looked)
    if ('mime' in found)
      stored.push({
        ...{ name: fileName(name, found.ending), mime: found.mime, size: bytes.length },
        file: await files.put(bytes),
      });
  return stored;
}
