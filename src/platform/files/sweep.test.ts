// What goes and what stays in the store: by name, by age, against an upload of the same bytes in between.
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { tempFolder } from '#tests/support/temp.ts';
import { type FileStore, openFiles } from './store.ts';
import { sweepFiles } from './sweep.ts';

const day = 86_400_000;
let root = '';
let store: FileStore;
beforeEach(() => {
  root = tempFolder('sweep');
  store = openFiles(root);
});
const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256);
async function put(text: string, daysAgo: number): Promise<string> {
  const sha256 = await store.put(Buffer.from(text));
  const at = new Date(Date.now() - daysAgo * day);
  utimesSync(pathOf(sha256), at, at);
  return sha256;
}
const sweep = (named: (sha256s: readonly string[]) => Promise<string[]>) =>
  sweepFiles(root, { graceMs: 7 * day, named: async (asked) => new Set(await named(asked)) });

test('old and unnamed goes; named or young stays; twice is once', async () => {
  const [gone, named, young] = [await put('mồ côi', 8), await put('có tên', 800), await put('mới', 6)];
  expect(await sweep(async () => [named])).toEqual({ files: 1, bytes: Buffer.byteLength('mồ côi'), kept: 2 });
  expect(await store.get(gone)).toBeNull();
  expect(await store.get(named)).not.toBeNull();
  expect(await store.get(young)).not.toBeNull();
  expect(await sweep(async () => [named])).toEqual({ files: 0, bytes: 0, kept: 2 });
});

test('the same bytes come again while they are looked at: they stay, and are young', async () => {
  const sha256 = await put('ảnh cũ', 30);
  await sweep(async () => {
    await store.put(Buffer.from('ảnh cũ'));
    return [];
  });
  expect((await store.get(sha256))?.toString()).toBe('ảnh cũ');
});

test('they come when they have been set aside already: written anew', async () => {
  const sha256 = await put('ảnh cũ', 30);
  let asked = 0;
  await sweep(async () => {
    if (++asked === 2) await store.put(Buffer.from('ảnh cũ'));
    return [];
  });
  expect((await store.get(sha256))?.toString()).toBe('ảnh cũ');
});

test('named only at the second question: it comes back', async () => {
  const sha256 = await put('ảnh', 30);
  let asked = 0;
  await sweep(async () => (++asked === 2 ? [sha256] : []));
  expect((await store.get(sha256))?.toString()).toBe('ảnh');
});

test('halves of uploads and what a cut-off sweep set aside', async () => {
  const sha256 = await put('ảnh', 30);
  const folder = join(root, sha256.slice(0, 2));
  const half = join(folder, `.${'a'.repeat(64)}.${'b'.repeat(12)}`);
  writeFileSync(half, 'nửa');
  await sweep(async () => [sha256]);
  expect(existsSync(half)).toBe(true);
  utimesSync(half, new Date(0), new Date(0));
  const aside = `.${'c'.repeat(64)}.swept`;
  writeFileSync(join(folder, aside), 'để riêng');
  await sweep(async () => [sha256]);
  expect(readdirSync(folder).sort()).toEqual(['c'.repeat(64), sha256].sort());
});

test('set aside by a cut-off sweep, the same bytes came anew: these stay, with their own age', async () => {
  const sha256 = await put('ảnh', 0);
  const aside = join(root, sha256.slice(0, 2), `.${sha256}.swept`);
  writeFileSync(aside, 'ảnh');
  utimesSync(aside, new Date(0), new Date(0));
  expect(await sweep(async () => [])).toEqual({ files: 0, bytes: 0, kept: 1 });
  expect(readdirSync(join(root, sha256.slice(0, 2)))).toEqual([sha256]);
  expect((await store.get(sha256))?.toString()).toBe('ảnh');
});
