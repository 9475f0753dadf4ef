// The command line on a machine without data, and with the name of a file that is not there: a sentence, and nothing is made.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '#tests/support/temp.ts';

const dir = tempFolder('no-data');
const varDir = join(dir, 'var');
const run = (...words: string[]) => {
  const { DATABASE_URL: _, ...env } = process.env;
  const { status, stderr } = spawnSync(process.execPath, [join(process.cwd(), 'bin/congtruong.js'), ...words], {
    ...{ encoding: 'utf8', cwd: dir, env: { ...env, VAR_DIR: varDir } },
  });
  return { status, said: stderr.trim() };
};

test('who asks where no data is hears how to begin, and no database is made', () => {
  const { status, said } = run('unit', 'list');
  expect(said).toContain(`Chưa có dữ liệu ở ${varDir}. Chạy congtruong serve`);
  expect(status).toBe(1);
  expect(existsSync(varDir)).toBe(false);
}, 60_000);

test.each([
  ['notice push --unit u --audience all --file', 'khong-co.json'],
  ['import pupils --unit u', 'khong-co.xlsx'],
  ['site create --from', 'khong-co.csv'],
  ['visits count', 'khong-co.log'],
])(
  '%s names the file that is not there',
  (words, file) => {
    expect(run(...words.split(' '), file)).toEqual({ status: 1, said: `Không có tệp ${file}.` });
  },
  60_000,
);
