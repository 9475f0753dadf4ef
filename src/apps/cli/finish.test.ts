// What a command says arrives whole at a slow reader; a reader that leaves is no error.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const module = pathToFileURL(join(process.cwd(), 'src/apps/cli/finish.ts')).href;
const script = (bytes: number, code: number) =>
  `import { finish, quietWhenUnread } from '${module}'; quietWhenUnread(); process.stdout.write('x'.repeat(${bytes})); await finish(${code});`;
const args = (bytes: number, code: number) => ['--input-type=module', '-e', script(bytes, code)];

test('a megabyte through a pipe whose reader takes its time, and the exit code', async () => {
  const child = spawn(process.execPath, args(1_000_000, 1), { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise((resolve) => setTimeout(resolve, 500));
  let read = 0;
  child.stdout.on('data', (data: Buffer) => {
    read += data.length;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([read, code]).toEqual([1_000_000, 1]);
});

test('a reader that wants the beginning only', () => {
  const line = args(1_000_000, 0).map((word) => `'${word.replaceAll("'", "'\\''")}'`);
  const { stdout, stderr } = spawnSync('sh', ['-c', `'${process.execPath}' ${line.join(' ')} | head -c 10`], {
    encoding: 'utf8',
  });
  expect([stdout, stderr]).toEqual(['xxxxxxxxxx', '']);
});
