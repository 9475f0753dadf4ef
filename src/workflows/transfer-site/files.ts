// The documents that old articles carry, fetched, looked at and stored before any transaction begins; and where those of a site lie in
// the archive that it leaves with.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isRefused } from '#kernel/refusal.ts';
import { keepFile, mostAttachments, storeFile } from '#modules/content/index.ts';
import type { Work } from '#platform/db/work.ts';
import { maxBytes } from '#platform/files/file-kind.ts';
import { fetchOutside } from '#platform/http/outside.ts';
import type { Fetching } from './pictures.ts';
import type { SourceItem } from './read/source.ts';

/** On a site of ours. */
export const filePath = (sha256: string, name: string): string => `/tin/tep/${sha256}/${encodeURIComponent(name)}`;

/** Readable, and never two at one place. */
export const archiveName = (sha256: string, name: string): string =>
  `${sha256.slice(0, 12)}-${name.replace(/[/\\:*?"<>|]/g, '_').slice(-120)}`;

type Stored = Awaited<ReturnType<typeof storeFile>>;
export type FetchedFile = { src: string; name: string } & ({ stored: Stored } | { failure: string });

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** In `files/` of the archive that was unpacked, else where it was. */
async function bytesOf(src: string, { beside, inside }: Fetching): Promise<Uint8Array> {
  const { pathname } = new URL(src);
  const name = decoded(basename(pathname));
  const sha256 = /^\/tin\/tep\/([0-9a-f]{64})\//.exec(pathname)?.[1];
  if (beside && sha256) {
    const near = await readFile(join(beside, 'files', archiveName(sha256, name))).catch(() => null);
    if (near) return new Uint8Array(near);
  }
  return (await fetchOutside(src, { maxBytes, inside, accept: 'application/pdf,*/*' })).bytes;
}

/** What cannot be had, or is none of the kinds that articles carry, is told; the text comes in without it. */
export async function fetchFiles(files: SourceItem['files'], fetching: Fetching): Promise<FetchedFile[]> {
  const out: FetchedFile[] = [];
  for (const { src, name: title } of files.slice(0, mostAttachments)) {
    const last = URL.canParse(src) ? decoded(basename(new URL(src).pathname)) : '';
    // WordPress calls a file by its name without the ending.
    const name = title.trim() || last;
    try {
      out.push({ src, name, stored: await storeFile(fetching.files, { name, bytes: await bytesOf(src, fetching) }) });
    } catch (error) {
      if (!isRefused(error)) throw error;
      out.push({ src, name, failure: error.reasons.map((reason) => reason.message).join(' ') });
    }
  }
  return out;
}

/** @returns their ids, in their order */
export async function keepFiles(work: Work, unitId: number, fetched: readonly FetchedFile[]): Promise<string[]> {
  const ids: string[] = [];
  for (const file of fetched) if ('stored' in file) ids.push((await keepFile(work, unitId, file.stored)).id);
  return [...new Set(ids)];
}

/** A sentence for each that stayed behind. */
export const lostFiles = (fetched: readonly FetchedFile[]): string[] =>
  fetched.flatMap((file) => ('failure' in file ? [`Tệp kèm “${file.name}” không lấy được: ${file.failure}`] : []));
