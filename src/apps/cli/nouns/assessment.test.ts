import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { isRefused } from '#kernel/refusal.ts';
import { parseConfig } from '#platform/config/config.ts';
import { tempFolder } from '#tests/support/temp.ts';
import { Usage } from '../arguments.ts';
import { assessmentCommands } from './assessment.ts';

const said: string[] = [];
afterEach(() => {
  said.length = 0;
  vi.restoreAllMocks();
});
function run(...args: string[]) {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  return assessmentCommands['assessment check']!.run(args, parseConfig({}));
}

test('worked cases pass: 0, the count in the last line', async () => {
  expect(await run('tests/data/assessment-cases.json')).toBe(0);
  expect(said.join('')).toMatch(/^ok A01\n[\s\S]*\n94 passed, 0 failed\n$/);
});

test('a case that is answered otherwise: 1', async () => {
  const file = join(tempFolder('cases'), 'cases.json');
  const one = {
    id: 'X',
    regulation: 'TT58/2011',
    kind: 'title',
    input: { hoc_luc: 'G', hanh_kiem: 'T' },
    expected: { title: 'HSTT' },
  };
  writeFileSync(file, JSON.stringify({ cases: [one] }));
  expect(await run(file)).toBe(1);
  expect(said.join('')).toBe('FAIL X got={"title":"HSG"} want={"title":"HSTT"}\n0 passed, 1 failed\n');
});

test.each([
  ['tests/data/none.json', 'Không có tệp tests/data/none.json.'],
  ['tests/data', 'tests/data là một thư mục, cần một tệp.'],
])('%s cannot be read: refused with its name', async (file, sentence) => {
  await expect(run(file)).rejects.toSatisfy((error) => isRefused(error) && error.reasons[0]?.message === sentence);
});

test.each([
  [[], /Cần đúng một tệp/],
  [['a.json', 'b.json'], /Cần đúng một tệp/],
  [['README.md'], /không phải tệp JSON/],
  [['--json', 'x'], /Không có lựa chọn --json/],
])('used wrongly with %j: a sentence', async (args, sentence) => {
  const error = await run(...args).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Usage);
  expect((error as Error).message).toMatch(sentence);
});

test.each(['2018', '2018-2020', '2018/2019', ''])('a school year is two years that follow each other, not %j', async (year) => {
  const error = await assessmentCommands['assessment recompute']!.run(['--year', year], parseConfig({})).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Usage);
  expect((error as Error).message).toContain('như 2018-2019');
});
