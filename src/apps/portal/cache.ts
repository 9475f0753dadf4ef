// Pages made once and answered many times. Each is tagged with what it was made from; publishing drops exactly those.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type CachedPage = {
  status: number;
  type: string;
  body: Buffer;
  /** Weak: the same page in any encoding. */
  etag: string;
  gzip?: Buffer;
  brotli?: Buffer;
  location?: string;
  /** Shows files of its own host, such as a PDF, inside the page. */
  showsFiles?: true;
  headers?: Record<string, string>;
  /** By `performance.now()`: afterwards it is made anew. Without it a page stays until something it was made from changes. */
  until?: number;
};
export function pageOf(text: string, type: string, status = 200): CachedPage {
  const body = Buffer.from(text);
  return { status, type, body, etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}
/** On pages that are others tomorrow: what is in force, what is today. */
export const dayTag = 'day';
type Entry = { page: CachedPage; tags: string[]; file: string | null };
/** Where kept pages stand as files as well. */
export type Shelf = { put(file: string, page: CachedPage): void; drop(file: string): void; clear(): void };

/** Bytes kept at most; the oldest go first. */
const limit = 128 * 1024 * 1024;

export class PageCache {
  private readonly entries = new Map<string, Entry>();
  private readonly byTag = new Map<string, Set<string>>();
  private bytes = 0;
  /** Grows with every purge: a page begun before a purge and finished after it must not be kept. */
  generation = 0;
  private readonly shelf: Shelf | undefined;
  constructor(shelf?: Shelf) {
    this.shelf = shelf;
  }

  get(key: string): CachedPage | undefined {
    const page = this.entries.get(key)?.page;
    if (page?.until === undefined || performance.now() < page.until) return page;
    this.drop(key);
    return undefined;
  }

  /** `file`: where it stands on the shelf as well. */
  put(key: string, page: CachedPage, tags: string[], generation: number, file: string | null = null): void {
    if (generation !== this.generation) return;
    this.drop(key);
    // A file is read past this process: nobody would see that its time is over.
    const shelved = page.until === undefined ? file : null;
    this.entries.set(key, { page, tags, file: shelved });
    if (shelved) this.shelf?.put(shelved, page);
    this.bytes += page.body.length;
    for (const tag of tags) {
      const keys = this.byTag.get(tag) ?? new Set();
      keys.add(key);
      this.byTag.set(tag, keys);
    }
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= limit) break;
      this.drop(oldest);
    }
  }

  purge(tags: string[]): number {
    this.generation += 1;
    let dropped = 0;
    for (const tag of tags) for (const key of [...(this.byTag.get(tag) ?? [])]) dropped += this.drop(key);
    return dropped;
  }

  /** After a gap in which purges may have been missed. */
  clear(): void {
    this.generation += 1;
    this.entries.clear();
    this.byTag.clear();
    this.bytes = 0;
    this.shelf?.clear();
  }

  private drop(key: string): 0 | 1 {
    const entry = this.entries.get(key);
    if (!entry) return 0;
    this.entries.delete(key);
    if (entry.file) this.shelf?.drop(entry.file);
    this.bytes -= entry.page.body.length;
    for (const tag of entry.tags) {
      const keys = this.byTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.byTag.delete(tag);
    }
    return 1;
  }
}

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** The body in the form the reader takes; compressed once, in the library's threads, and kept with the page. */
export async function encoded(page: CachedPage, accept: string): Promise<{ body: Buffer; encoding?: string }> {
  if (page.body.length < 1024) return { body: page.body };
  if (accept.includes('br')) {
    page.brotli ??= await brotli(page.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    return { body: page.brotli, encoding: 'br' };
  }
  if (accept.includes('gzip')) {
    page.gzip ??= await gzipped(page.body, { level: 6 });
    return { body: page.gzip, encoding: 'gzip' };
  }
  return { body: page.body };
}
