import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownAddresses } from './own-addresses.ts';

/** Paths that the code of the portal and of the server compares with or begins with. */
const asked = /(?:===|startsWith\(|\b\w*(?:[Pp]ath|root) =|app\.\w+\() ?['`]\/([a-z][a-z-]*)/g;
const sources = [
  'src/apps/server.ts',
  ...readdirSync('src/apps/portal')
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join('src/apps/portal', name)),
];

test('whatever address the product answers itself is reserved', () => {
  const words = sources.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(asked)].map((match) => match[1] ?? ''));
  expect(new Set(words).size).toBeGreaterThan(15);
  expect([...new Set(words)].filter((word) => !ownAddresses.has(word))).toEqual([]);
});
