import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const rules = 'src/modules/assessment/rules';
const files = ['explain.ts', 'explain-lacks.ts'].map((name) => `src/modules/assessment/${name}`);
for (const name of readdirSync(rules, { recursive: true, encoding: 'utf8' }))
  if (/(?<!\.test)\.ts$/.test(name) && !name.endsWith('catalogue-document.ts')) files.push(`${rules}/${name}`);

const within = (path: string) => path.startsWith(`${rules}/`) || files.includes(path);

test.each(files)('%s runs in the browser, without a clock, without luck', (file) => {
  const text = readFileSync(file, 'utf8');
  const targets = [...text.matchAll(/from '([^']+)'/g)].map(([, target = '']) => target);
  const inside = (target: string) =>
    target.startsWith('#kernel/') || (target.startsWith('.') && within(join(dirname(file), target)));
  expect(targets.filter((target) => !inside(target))).toEqual([]);
  expect(text).not.toMatch(/\b(new Date|Date\.now|Math\.random|process\.)/);
});
