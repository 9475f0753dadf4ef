import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const rules = 'src/modules/assessment/rules';
const files = ['explain.ts', 'explain-lacks.ts'].map((name) => `src/modules/assessment/${name}`);
for (const name of readdirSync(rules, { recursive: true, encoding: 'utf8' }))
  if (/(?<!\.test)\.ts$/.test(name) && !name.endsWith('catalogue-document.ts')) files.push(`${rules}/${name}`);

test.each(files)('%s runs in the browser, without a clock, without luck', (file) => {
  const text = readFileSync(file, 'utf8');
  expect(text).not.toMatch(/from '(node:|#platform|#modules)/);
  expect(text).not.toMatch(/\b(new Date|Date\.now|Math\.random|process\.)/);
});
