// A folder for the files of one test file, gone when its tests have run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];
// Registered before any of the file's own hooks, hence after them: what still writes has been stopped.
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

export function tempFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `congtruong-${name}-`));
  made.push(folder);
  return folder;
}
