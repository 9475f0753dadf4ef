// The house keeps its floors: imports go down, through doors; only the owner writes a table; pages export a screen and nothing else.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { moduleSchemas } from './support/schemas.ts';

const root = 'src';
const floors: [RegExp, number, string][] = [
  [/^kernel\//, 1, 'kernel'],
  [/^platform\//, 2, 'platform'],
  [/^modules\/audit\//, 3, 'audit'],
  [/^modules\/organizations\//, 4, 'organizations'],
  [/^modules\/access\//, 5, 'access'],
  [/^modules\/people\//, 6, 'people'],
  [/^modules\/media\//, 6, 'media'],
  [/^modules\/search\//, 6, 'search'],
  [/^modules\/sites\//, 7, 'sites'],
  [/^modules\/transfer\//, 7, 'transfer'],
  [/^modules\/classes\//, 7, 'classes'],
  [/^modules\/consent\//, 7, 'consent'],
  [/^modules\/content\//, 8, 'content'],
  [/^modules\/documents\//, 8, 'documents'],
  [/^modules\/engagement\//, 8, 'engagement'],
  [/^modules\/schedule\//, 8, 'schedule'],
  [/^modules\/kitchen\//, 8, 'kitchen'],
  [/^modules\/gallery\//, 8, 'gallery'],
  [/^modules\/resources\//, 8, 'resources'],
  [/^modules\/teaching\//, 8, 'teaching'],
  [/^modules\/disclosure\//, 9, 'disclosure'],
  [/^modules\/sharing\//, 9, 'sharing'],
  [/^modules\/statistics\//, 9, 'statistics'],
  [/^modules\/assessment\//, 9, 'assessment'],
  [/^modules\/adoption\//, 10, 'adoption'],
  [/^modules\/campaigns\//, 11, 'campaigns'],
  [/^modules\/reports\//, 12, 'reports'],
  [/^workflows\//, 13, 'workflows'],
  [/^apps\//, 14, 'apps'],
];
const roomOf = (file: string) => floors.find(([pattern]) => pattern.test(file));

function* walk(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* walk(path);
    else if (/\.tsx?$/.test(name) && !/\.d\.ts$/.test(name)) yield path;
  }
}
const files = [...walk(root)].map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));

function importsOf(path: string, text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap(([, target = '']) => {
    if (target.startsWith('#')) return [target.slice(1)];
    return target.startsWith('.') ? [relative(root, join(root, dirname(path), target))] : [];
  });
}
const isTest = (path: string) => /\.(test|db\.test|page\.test)\.tsx?$/.test(path);

test('imports go downward', () => {
  const faults = files.flatMap(({ path, text }) => {
    const here = roomOf(path);
    if (!here || isTest(path)) return [];
    return importsOf(path, text).flatMap((target) => {
      const there = roomOf(target);
      if (!there || there[2] === here[2]) return [];
      if (there[1] < here[1]) return [];
      return [
        `${path} (${here[2]}, floor ${here[1]}) imports ${target} (${there[2]}, floor ${there[1]}). A module uses what stands below it: move the shared noun down, or make the meeting a workflow.`,
      ];
    });
  });
  expect(faults).toEqual([]);
});

test('modules are entered through their doors', () => {
  const allowed = /^modules\/[^/]+\/(index|ui|web\/routes|jobs|cli|testing)\.ts$/;
  const faults = files.flatMap(({ path, text }) => {
    const here = roomOf(path);
    return importsOf(path, text)
      .filter((target) => target.startsWith('modules/') && roomOf(target)?.[2] !== here?.[2])
      .filter((target) => !allowed.test(target))
      .map((target) => `${path} reaches into ${target}. Export it from the module's index.ts, or keep it inside.`);
  });
  expect(faults).toEqual([]);
});

test('no import goes around in a circle', () => {
  const own = new Map(
    files.filter(({ path }) => !isTest(path)).map(({ path, text }) => [path, new Set(importsOf(path, text))] as const),
  );
  // What imports nothing that is left is taken out, again and again: what stays is a circle, or leads to one.
  for (let before = -1; before !== own.size; ) {
    before = own.size;
    for (const [path, targets] of own) if (![...targets].some((target) => own.has(target))) own.delete(path);
  }
  // And what nothing left imports only leads to one.
  for (let before = -1; before !== own.size; ) {
    before = own.size;
    const asked = new Set([...own.values()].flatMap((targets) => [...targets]));
    for (const path of own.keys()) if (!asked.has(path)) own.delete(path);
  }
  expect([...own.keys()].map((path) => `${path} is reached from itself. Move what both need into a file of its own.`)).toEqual(
    [],
  );
});

test('the kernel has no I/O', () => {
  const faults = files
    .filter(({ path }) => path.startsWith('kernel/') && !isTest(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/from '(node:[^']+|pg|kysely|hono|react[^']*)'/g)].map(
        ([, name]) => `${path} imports ${name}. The kernel is words: put machinery into platform.`,
      ),
    );
  expect(faults).toEqual([]);
});

test('a table is written by its owner only', () => {
  const faults = files
    .filter(({ path }) => path.startsWith('modules/') && !isTest(path))
    .flatMap(({ path, text }) => {
      const own = path.split('/')[1];
      return [
        ...text.matchAll(/(?:insert into|update|delete from|insertInto\('|updateTable\('|deleteFrom\(')\s*([a-z]+)\.[a-z_]+/g),
      ]
        .filter(([, schema = '']) => moduleSchemas.includes(schema) && schema !== own)
        .map(
          ([words]) => `${path}: "${words}" writes a table of another module. Call that module's command, or enqueue an event.`,
        );
    });
  expect(faults).toEqual([]);
});

test('a page exports its screen and nothing that others need', () => {
  const allowed = new Set([
    'loader',
    'action',
    'clientAction',
    'handle',
    'default',
    'headers',
    'links',
    'shouldRevalidate',
    'ErrorBoundary',
  ]);
  const faults = files
    .filter(({ path }) => path.endsWith('.page.tsx'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^export (?:default )?(?:async )?(?:const|function|type|class) (\w+)/gm)]
        .filter(([line, name = '']) => !line.startsWith('export default') && !allowed.has(name))
        .map(([, name]) => `${path} exports ${name}. Move it to a file of its own beside the page.`),
    );
  expect(faults).toEqual([]);
});

test('a folder of a test is made where it is also removed', () => {
  const faults = [...walk('src'), ...walk('tests')]
    .filter((path) => (isTest(path) || path.startsWith('tests/')) && !path.startsWith('tests/support/'))
    .filter((path) => /^import [^;]*\bmkdtemp/m.test(readFileSync(path, 'utf8')))
    .map((path) => `${path} makes a folder that stays behind. Take tempFolder of tests/support/temp.ts.`);
  expect(faults).toEqual([]);
});

test('no file is a drawer', () => {
  const faults = files
    .filter(({ text }) => text.split('\n').length > 560)
    .map(({ path }) => `${path} is too long to be one thing.`);
  expect(faults).toEqual([]);
});

test('one door sets the scope of a transaction, so that it and the ids of its units agree', () => {
  const faults = [...walk('src'), ...walk('tests'), ...walk('bench')]
    .filter((path) => /app\.(scope|units)\b/.test(readFileSync(path, 'utf8')))
    .map(
      (path) =>
        `${path} names the setting itself. Ask for platform.act or platform.set_scope, platform.scope() or platform.units().`,
    );
  expect(faults).toEqual([]);
});
