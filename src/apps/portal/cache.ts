// Pages made once and answered many times, in the form in which each reader takes them.
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip } from 'node:zlib';
import { Kept } from './kept.ts';

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
  return { status, type, body, etag: `W/"${hash('sha256', body, 'base64url').slice(0, 22)}"` };
}
/** On pages that are others tomorrow: what is in force, what is today. */
export const dayTag = 'day';
/** Where kept pages stand as files as well. */
export type Shelf = { put(file: string, page: CachedPage): void; drop(file: string): void; clear(): void };

/** Bytes kept at most; the oldest go first. */
const limit = 128 * 1024 * 1024;

export class PageCache extends Kept<CachedPage> {
  private readonly files = new Map<string, string>();
  private readonly shelf: Shelf | undefined;
  constructor(shelf?: Shelf) {
    super(limit, (page) => page.body.length);
    this.shelf = shelf;
  }

  override get(key: string): CachedPage | undefined {
    const page = super.get(key);
    if (page?.until === undefined || performance.now() < page.until) return page;
    this.drop(key);
    return undefined;
  }

  /** `file`: where it stands on the shelf as well. */
  override put(key: string, page: CachedPage, tags: string[], generation: number, file: string | null = null): boolean {
    if (!super.put(key, page, tags, generation)) return false;
    // A file is read past this process: nobody would see that its time is over.
    if (file && page.until === undefined) {
      this.files.set(key, file);
      this.shelf?.put(file, page);
    }
    return true;
  }

  override clear(): void {
    super.clear();
    this.files.clear();
    this.shelf?.clear();
  }

  protected override drop(key: string): CachedPage | undefined {
    const page = super.drop(key);
    if (!page) return undefined;
    const file = this.files.get(key);
    if (file) this.shelf?.drop(file);
    this.files.delete(key);
    return page;
  }
}

/** The body in the form the reader takes; compressed once and kept with the page. `fresh`: just made, for this reader. */
export async function encoded(page: CachedPage, accept: string, fresh = false): Promise<{ body: Buffer; encoding?: string }> {
  if (page.body.length < 1024) return { body: page.body };
  if (accept.includes('br'))
    return { body: fresh && page.body.length < atOnceBelow ? lightBrotliOf(page) : await brotliOf(page), encoding: 'br' };
  if (accept.includes('gzip')) return { body: await gzipOf(page), encoding: 'gzip' };
  return { body: page.body };
}

/** The same without waiting: undefined while that form was not made. */
export function encodedBefore(page: CachedPage, accept: string): { body: Buffer; encoding?: string } | undefined {
  if (page.body.length < 1024) return { body: page.body };
  if (accept.includes('br')) return page.brotli && { body: page.brotli, encoding: 'br' };
  if (accept.includes('gzip')) return page.gzip && { body: page.gzip, encoding: 'gzip' };
  return { body: page.body };
}

/** A window no larger than the page: making a larger one ready takes longer than filling it. */
const brotliWith = (quality: number, { length }: Buffer) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_LGWIN]: Math.min(constants.BROTLI_MAX_WINDOW_BITS, Math.max(16, Math.ceil(Math.log2(length + 16)))),
  },
});
const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Larger bodies, lists for machines, would hold up every other reader. */
const atOnceBelow = 256 * 1024;
/** At once, on this thread: handing a page over takes longer than this. A tenth larger than could be for its first reader, in half the time. */
const lightBrotliOf = (page: CachedPage): Buffer => page.brotli ?? brotliCompressSync(page.body, brotliWith(1, page.body));
/** Well, in the library's threads. */
export async function brotliOf(page: CachedPage): Promise<Buffer> {
  page.brotli ??= await brotli(page.body, brotliWith(6, page.body));
  return page.brotli;
}
export async function gzipOf(page: CachedPage): Promise<Buffer> {
  page.gzip ??= await gzipped(page.body, { level: 6 });
  return page.gzip;
}
