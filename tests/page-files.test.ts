// Kept pages as files: what is dropped is gone, also while it was being written; nothing leads out of the folder.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { PageCache, pageOf } from '#apps/portal/cache.ts';
import { fileOf, openPageFiles } from '#apps/portal/page-files.ts';
import { openLog } from '#platform/log/log.ts';
import { tempFolder } from './support/temp.ts';

const log = openLog('silent');
const html = (text: string) => pageOf(text, 'text/html; charset=utf-8');

test.each([
  ['/', 'truong.example/index.html'],
  ['/tin/ngay-hoi', 'truong.example/tin/ngay-hoi/index.html'],
  ['/tin/../../etc', null],
  ['/tin/%2e%2e', null],
  ['/.hidden', null],
  ['/Tin', null],
  ['//tin', null],
  [`/${'a'.repeat(500)}`, null],
])('a page at %s stands at %s', (path, file) => expect(fileOf('truong.example', path, html('x'))).toBe(file));

test('only whole pages that any web server would answer alike', () => {
  expect(fileOf('a.example', '/rss.xml', pageOf('x', 'application/rss+xml'))).toBe('a.example/rss.xml');
  expect(fileOf('a.example', '/x', { ...html('x'), showsFiles: true })).toBeNull();
  expect(fileOf('a.example', '/x', { ...html(''), status: 301, location: '/y' })).toBeNull();
  expect(fileOf('a.example/..', '/', html('x'))).toBeNull();
});

test('kept with both compressed forms, dropped exactly, cleared after a gap', async () => {
  const dir = tempFolder('pages');
  const files = await openPageFiles(dir, log);
  const cache = new PageCache(files);
  const put = (path: string, tag: string) =>
    cache.put(path, html(`trang ${path} `.repeat(200)), [tag], cache.generation, fileOf('a.example', path, html('')));
  put('/', 'site:1');
  put('/tin/mot', 'article:1');
  await files.settled();
  const at = (path: string, end = '', folder = 'live') => join(dir, folder, 'a.example', path, `index.html${end}`);
  const text = readFileSync(at('/tin/mot'), 'utf8');
  expect(text).toContain('trang /tin/mot');
  expect(brotliDecompressSync(readFileSync(at('/tin/mot', '.br'))).toString()).toBe(text);
  expect(gunzipSync(readFileSync(at('/tin/mot', '.gz'))).toString()).toBe(text);
  cache.purge(['article:1']);
  await expect.poll(() => ['', '.br', '.gz'].some((end) => existsSync(at('/tin/mot', end)))).toBe(false);
  expect(existsSync(at('/'))).toBe(true);
  files.stale(true);
  await files.settled();
  expect([existsSync(at('/')), existsSync(at('/', '', 'stale'))]).toEqual([false, true]);
  put('/tin/hai', 'article:2');
  await files.settled();
  expect(existsSync(at('/tin/hai', '.br', 'stale'))).toBe(true);
  cache.purge(['article:2']);
  await expect.poll(() => existsSync(at('/tin/hai', '', 'stale'))).toBe(false);
  cache.clear();
  files.stale(false);
  await files.settled();
  expect([existsSync(at('/')), existsSync(at('/', '', 'stale'))]).toEqual([false, false]);
  put('/', 'site:1');
  await files.settled();
  expect(existsSync(at('/'))).toBe(true);
});

test('dropped while it is being written, it does not come back', async () => {
  const dir = tempFolder('pages');
  const files = await openPageFiles(dir, log);
  const cache = new PageCache(files);
  for (let round = 0; round < 20; round++) {
    cache.put('/', html(`cũ ${round} `.repeat(5000)), ['site:1'], cache.generation, 'a.example/index.html');
    if (round % 2) await new Promise((resolve) => setTimeout(resolve, round));
    cache.purge(['site:1']);
  }
  await files.settled();
  await expect.poll(() => existsSync(join(dir, 'live', 'a.example', 'index.html'))).toBe(false);
});

test('a folder with other things in it is left alone; its own is emptied at the start', async () => {
  const other = tempFolder('pages');
  writeFileSync(join(other, 'luan-van.docx'), 'x');
  await expect(openPageFiles(other, log)).rejects.toThrow(/thư mục trống/);
  expect(existsSync(join(other, 'luan-van.docx'))).toBe(true);
  const own = tempFolder('pages');
  const first = await openPageFiles(own, log);
  first.put('a.example/index.html', html('cũ'));
  await first.settled();
  await openPageFiles(own, log);
  expect(existsSync(join(own, 'live', 'a.example', 'index.html'))).toBe(false);
});
