import { spawn } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tempFolder } from '#tests/support/temp.ts';
import { lives, markOf, servesFrom } from './processes.ts';

test('a mark is its process and no later one of the same number', () => {
  const mark = markOf(process.pid);
  expect(lives(mark)).toBe(true);
  expect(lives(`${process.pid} 1`)).toBe(false);
  expect(lives('999999999 5')).toBe(false);
});

test.each(['', '0', '-1', 'nonsense', '12x'])('%o in a lock file is nobody', (mark) => {
  expect(lives(mark)).toBe(false);
});

test('a server is known by the folder it works in, also after a rename', async () => {
  const dir = tempFolder('cwd');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log(1)'], { cwd: dir });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const pid = child.pid ?? 0;
  try {
    expect(servesFrom(pid, dir)).toBe(true);
    expect(servesFrom(process.pid, dir)).toBe(false);
    renameSync(dir, `${dir}-b`);
    expect(servesFrom(pid, `${dir}-b`)).toBe(true);
  } finally {
    child.kill('SIGKILL');
    rmSync(`${dir}-b`, { recursive: true, force: true });
  }
});
