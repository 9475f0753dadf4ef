// A command that fails has issued nothing; one that ends well leaves the whole file and nothing beside it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { parseConfig } from '#platform/config/config.ts';
import { withDatabase } from '#tests/support/db.ts';
import { aPrintedClass } from '#tests/support/printed-class.ts';
import { tempFolder } from '#tests/support/temp.ts';
import { Usage } from '../arguments.ts';
import { bookCommands } from './book.ts';

const t = withDatabase();
const folder = tempFolder('books');
const said: string[] = [];
const print = (out: string, ...more: string[]) => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  return bookCommands['book print']!.run(
    [
      '--unit',
      'thcs-in',
      '--class',
      '6A',
      '--kind',
      'phieu-lien-lac',
      ...['--year', '2018-2019', '--period', 'hk1', '--out', out],
      ...more,
    ],
    parseConfig({ DATABASE_URL: t.url, VAR_DIR: folder }),
  );
};
const issued = async () => (await t.db.ownerPool.query<{ n: number }>('select count(*)::int as n from reports.card')).rows[0]?.n;

beforeAll(async () => {
  await aPrintedClass(t.db, { count: 2 });
});
afterEach(() => {
  said.length = 0;
  vi.restoreAllMocks();
});

test.each([
  ['a folder that is not there', join(folder, 'none', 'z.pdf'), 'không có thư mục này'],
  ['a folder', folder, 'là một thư mục, cần tên tệp'],
])('%s: said with the path, no number is given', async (_what, out, words) => {
  const error = await print(out).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Usage);
  expect((error as Error).message).toBe(`${out}: ${words}.`);
  expect(await issued()).toBe(0);
});

test('a print that breaks off gives no number, and leaves the file that was there', async () => {
  const out = join(folder, 'kept.pdf');
  writeFileSync(out, 'before');
  vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(() => {
    throw new Error('jammed');
  });
  await expect(print(out)).rejects.toThrow('jammed');
  expect(readFileSync(out, 'utf8')).toBe('before');
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  expect(await issued()).toBe(0);
});

test('issued: the file stands in the place of the old one', async () => {
  const out = join(folder, 'kept.pdf');
  expect(await print(out, '--json')).toBe(0);
  expect(JSON.parse(said.join(''))).toMatchObject({ issued: 2, again: 0, drafts: 0 });
  expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-');
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  expect(await issued()).toBe(2);
});
