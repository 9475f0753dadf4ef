// The bytes of a source, from a file or a feed that may go on over several pages, and the source that they make.
import { refuse } from '#kernel/refusal.ts';
import type { FileStore } from '#platform/files/store.ts';
import { fetchOutside } from '#platform/http/outside.ts';
import { readSource } from './read/read.ts';
import { maxItems, type Source } from './read/source.ts';

export const maxFileBytes = 200 * 1024 * 1024;
const maxPageBytes = 20 * 1024 * 1024;
const maxPages = 50;

export const isAddress = (from: string): boolean => /^https?:\/\//i.test(from);

/** A feed, page by page, into the file store. It ends where it says so, where it repeats itself, and after fifty pages at the latest. */
export async function fetchFeed(files: FileStore, address: string, inside: boolean): Promise<string[]> {
  const stored: string[] = [];
  const seen = new Set<string>();
  let next: string | undefined = address;
  while (next && stored.length < maxPages && !seen.has(next)) {
    seen.add(next);
    const { bytes, url } = await fetchOutside(next, {
      maxBytes: maxPageBytes,
      inside,
      accept: 'application/rss+xml, application/atom+xml, application/xml, text/xml;q=0.9, */*;q=0.5',
    });
    const source = readSource(bytes);
    const sha256 = await files.put(bytes);
    if (stored.includes(sha256)) break;
    stored.push(sha256);
    next = source.next && source.items.length > 0 && URL.canParse(source.next, url) ? new URL(source.next, url).href : undefined;
  }
  return stored;
}

export async function storedSource(files: FileStore, sha256s: readonly string[]): Promise<Source> {
  let source: Source | undefined;
  for (const sha256 of sha256s) {
    const bytes = await files.get(sha256);
    if (!bytes) throw refuse('file', 'Tệp đã tải lên không còn trên máy chủ. Tải lên lần nữa.', 'file');
    const page = readSource(new Uint8Array(bytes));
    if (!source) source = page;
    else source.items.push(...page.items.slice(0, maxItems - source.items.length));
  }
  if (!source) throw refuse('file', 'Không có tệp nào để đọc.', 'file');
  if (source.items.length === 0) throw refuse('empty', 'Tệp không có bài hay trang nào.', 'file');
  return source;
}
