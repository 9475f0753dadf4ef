// The one file a citizen may send along: looked at by its bytes, kept for the office, handed out to nobody else.
import { isRefused, type Reason, refuse } from '#kernel/refusal.ts';
import { fileKind, fileName, mimeOf } from '#platform/files/file-kind.ts';
import type { FileStore } from '#platform/files/store.ts';

export type VisitorFile = { sha256: string; name: string; mime: string; size: number };
export const visitorBytes = 5 * 1024 * 1024;

const starts = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, i) => bytes[i] === byte);
const picture = (bytes: Uint8Array): { ending: string; mime: string } | null =>
  starts(bytes, 0xff, 0xd8, 0xff)
    ? { ending: 'jpg', mime: 'image/jpeg' }
    : starts(bytes, 0x89, 0x50, 0x4e, 0x47)
      ? { ending: 'png', mime: 'image/png' }
      : null;

/** @throws Refused with a sentence for a file that is not taken */
export function lookAtFile(bytes: Uint8Array, name: string): { name: string; mime: string } {
  if (bytes.length > visitorBytes)
    throw refuse('file', `“${name.slice(0, 80)}” nặng quá 5 MB. Chụp lại ảnh nhỏ hơn, hoặc nén tệp PDF.`, 'file');
  const photo = picture(bytes);
  if (photo) return { name: fileName(name, photo.ending), mime: photo.mime };
  const found = fileKind(bytes, name.slice(0, 80));
  if ('why' in found) throw refuse('file', `${found.why} Gửi được ảnh JPG, PNG, tệp PDF, DOCX hoặc XLSX.`, 'file');
  return { name: fileName(name, found.kind), mime: mimeOf[found.kind] };
}

/** Why this file is not taken; nothing where it is. */
export function visitorFileFaults(bytes: Uint8Array, name: string): Reason[] {
  try {
    lookAtFile(bytes, name);
    return [];
  } catch (error) {
    if (isRefused(error)) return [...error.reasons];
    throw error;
  }
}

export async function storeVisitorFile(files: FileStore, upload: { name: string; bytes: Uint8Array }): Promise<VisitorFile> {
  const looked = lookAtFile(upload.bytes, upload.name);
  return { ...looked, sha256: await files.put(upload.bytes), size: upload.bytes.length };
}
