// The pictures of an old site, fetched, looked at and stored before any transaction begins; what cannot be had is told, not waited for.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isRefused } from '#kernel/refusal.ts';
import { describePicture, keepPicture, maxBytes, picturesById, processPicture } from '#modules/media/index.ts';
import { arrivedPictures, notePicture } from '#modules/transfer/index.ts';
import type { Database } from '#platform/db/database.ts';
import type { Work } from '#platform/db/work.ts';
import type { FileStore } from '#platform/files/store.ts';
import { fetchOutside } from '#platform/http/outside.ts';
import type { FoundPicture } from './read/html.ts';

type Stored = Awaited<ReturnType<typeof processPicture>>;
export type Fetched = FoundPicture & ({ id: string } | { failure: string; known: boolean } | { stored: Stored; name: string });
export type Fetching = {
  files: FileStore;
  /** The operator's own: may ask machines inside, may read what lies beside the file. */
  inside: boolean;
  beside?: string | undefined;
  /** When the machine of the old site does not answer, it is not asked a thousand times. */
  silent: Map<string, number>;
};
const together = 4;
const patience = 3;

/** Under which name a picture is remembered: its address, or what it is made of. */
export const nameOf = (src: string): string =>
  src.startsWith('data:') ? `data:${createHash('sha256').update(src).digest('hex')}` : src.slice(0, 2000);

async function bytesOf(src: string, fetching: Fetching): Promise<Uint8Array> {
  if (src.startsWith('data:')) {
    const [head = '', body = ''] = src.split(/,(.*)/s);
    return head.includes(';base64') ? new Uint8Array(Buffer.from(body, 'base64')) : new Uint8Array();
  }
  const { pathname } = new URL(src);
  if (fetching.beside) {
    const near = await readFile(join(fetching.beside, 'media', basename(pathname))).catch(() => null);
    if (near) return new Uint8Array(near);
  }
  return (await fetchOutside(src, { maxBytes, inside: fetching.inside, accept: 'image/webp,image/jpeg,image/png,*/*' })).bytes;
}

const shownName = (src: string): string => {
  const last = src.startsWith('data:') ? '' : basename(new URL(src).pathname);
  try {
    return decodeURIComponent(last) || 'anh';
  } catch {
    return last;
  }
};

async function fetchOne(picture: FoundPicture, fetching: Fetching): Promise<Fetched> {
  const host = picture.src.startsWith('data:') ? 'data' : new URL(picture.src).host;
  if ((fetching.silent.get(host) ?? 0) >= patience)
    return { ...picture, failure: `Không kết nối được tới ${host} sau ${patience} lần thử.`, known: false };
  try {
    const bytes = await bytesOf(picture.src, fetching);
    fetching.silent.delete(host);
    const name = shownName(picture.src);
    return { ...picture, stored: await processPicture(fetching.files, bytes, name), name };
  } catch (error) {
    if (!isRefused(error)) throw error;
    if (error.reasons.some((reason) => ['away', 'slow', 'name'].includes(reason.code)))
      fetching.silent.set(host, (fetching.silent.get(host) ?? 0) + 1);
    return { ...picture, failure: error.reasons.map((reason) => reason.message).join(' '), known: false };
  }
}

/** What is here already is not fetched again; what failed in an earlier import is tried again. */
export async function fetchPictures(
  db: Database,
  unitId: number,
  importId: string,
  found: readonly FoundPicture[],
  fetching: Fetching,
): Promise<Fetched[]> {
  const names = found.map((picture) => nameOf(picture.src));
  const arrived = await db.read({ kind: 'system', label: 'nhập trang cũ' }, (work) => arrivedPictures(work, unitId, names));
  const out: Fetched[] = [];
  for (let at = 0; at < found.length; at += together)
    out.push(
      ...(await Promise.all(
        found.slice(at, at + together).map(async (picture): Promise<Fetched> => {
          const before = arrived.get(nameOf(picture.src));
          if (before?.id) return { ...picture, id: before.id };
          if (before?.failure && before.importId === importId) return { ...picture, failure: before.failure, known: true };
          return fetchOne(picture, fetching);
        }),
      )),
    );
  return out;
}

/** Into the library of the unit. @returns the ids by address; pictures that failed have none */
export async function keepPictures(
  work: Work,
  unitId: number,
  importId: string,
  fetched: readonly Fetched[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const picture of fetched) {
    const address = nameOf(picture.src);
    if ('failure' in picture) {
      if (!picture.known) await notePicture(work, { unitId, address, importId, pictureId: null, failure: picture.failure });
      continue;
    }
    const words = { alt: picture.alt ?? '', decorative: picture.alt === '' };
    if ('id' in picture) {
      ids.set(picture.src, picture.id);
      const known = (await picturesById(work, [picture.id])).get(picture.id);
      if (known && known.alt === '' && !known.decorative && picture.alt !== null)
        await describePicture(work, unitId, picture.id, words);
      continue;
    }
    const kept = await keepPicture(work, unitId, picture.stored, { ...words, name: picture.name });
    if (kept.alt === '' && picture.alt) await describePicture(work, unitId, kept.id, words);
    ids.set(picture.src, kept.id);
    await notePicture(work, { unitId, address, importId, pictureId: kept.id, failure: null });
  }
  return ids;
}
