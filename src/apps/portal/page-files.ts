// The kept pages as files, for a web server in front to hand out by itself: `<folder>/live/<host>/<path>/index.html` with its .br and .gz.
// What is dropped from the cache is gone from the folder at once. One process of an installation writes; it begins with an empty folder.
// While nobody tells us what changed, all of it stands under `stale/` instead: the web server says so in its answers, and has to look for
// nothing else as long as all is well.
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Log } from '#platform/log/log.ts';
import { brotliOf, type CachedPage, gzipOf } from './cache.ts';

const mark = '.congtruong-pages';
const live = 'live';
const old = 'stale';

/** Where a page would stand among the others; null: such a page is no file. */
export function fileOf(host: string, path: string, page: CachedPage): string | null {
  if (page.status !== 200 || page.showsFiles || page.headers || page.location) return null;
  // Nothing that could lead out of the folder, or that a web server would read otherwise.
  if (!/^(\/[a-z0-9][a-z0-9._-]{0,150})*\/?$/.test(path) || path.length > 400 || !/^[a-z0-9.-]+$/.test(host)) return null;
  if (page.type.startsWith('text/html')) return join(host, path, 'index.html');
  return /\.xml$/.test(path) ? join(host, path) : null;
}

export type PageFiles = {
  put(file: string, page: CachedPage): void;
  drop(file: string): void;
  clear(): void;
  stale(is: boolean): void;
  /** When all that was asked so far is done. */
  settled(): Promise<void>;
};

const noneYet = (error: NodeJS.ErrnoException) => {
  if (error.code !== 'ENOENT') throw error;
};

/** @throws Error when the folder holds something that is not ours */
export async function openPageFiles(dir: string, log: Log): Promise<PageFiles> {
  await mkdir(dir, { recursive: true });
  const inside = await readdir(dir);
  if (inside.length > 0 && !inside.includes(mark))
    throw new Error(`PAGE_FILES: thư mục ${dir} đang có tệp khác. Chọn một thư mục trống: cổng sẽ xóa những gì ở trong đó.`);
  await writeFile(join(dir, mark), '');
  const empty = async () => {
    for (const name of await readdir(dir)) if (name !== mark) await rm(join(dir, name), { recursive: true, force: true });
  };
  await empty();

  // One after the other: a page that is dropped while it is being written must be gone afterwards. What is to be written counts for
  // nothing once it was dropped, so that a purge never waits behind compressing.
  let line = Promise.resolve();
  const wanted = new Map<string, CachedPage>();
  const next = (what: string, part: () => Promise<void>) => {
    line = line.then(part).catch((error) => log.error({ err: error }, `page files: ${what}`));
  };
  let folder = live;
  // The live one first: a page on its way from there to the old ones is found at one of both. The plain file first: without it the web
  // server asks us.
  const remove = async (file: string) => {
    for (const path of [join(dir, live, file), join(dir, old, file)])
      for (const name of [path, `${path}.br`, `${path}.gz`]) await rm(name, { force: true });
  };
  return {
    put(file, page) {
      wanted.set(file, page);
      next('write', async () => {
        if (wanted.get(file) !== page) return;
        const path = join(dir, folder, file);
        await mkdir(dirname(path), { recursive: true });
        for (const [name, bytes] of [
          [`${path}.br`, await brotliOf(page)],
          [`${path}.gz`, await gzipOf(page)],
          [path, page.body],
        ] as const) {
          await writeFile(`${name}.new`, bytes);
          await rename(`${name}.new`, name);
        }
        if (wanted.get(file) !== page) await remove(file);
      });
    },
    drop(file) {
      wanted.delete(file);
      // Not in the line: gone now. A write of it that is under way sees that it is not wanted and takes it back.
      remove(file).catch((error) => log.error({ err: error }, 'page files: drop'));
    },
    clear() {
      wanted.clear();
      next('clear', empty);
    },
    stale(is) {
      next('stale', async () => {
        const before = folder;
        folder = is ? old : live;
        if (folder !== before) await rename(join(dir, before), join(dir, folder)).catch(noneYet);
      });
    },
    settled: () => line,
  };
}
