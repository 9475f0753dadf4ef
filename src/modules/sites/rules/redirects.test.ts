import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathOf, redirected } from './redirects.ts';

test.each([
  ['gioi-thieu', '/gioi-thieu'],
  ['/gioi-thieu/', '/gioi-thieu'],
  ['//evil.example/x', '/evil.example/x'],
  ['http://thcs.vn/a/b?c=1#d', '/a/b?c=1'],
  ['/index.php?nv=news&op=1', '/index.php?nv=news&op=1'],
  ['/', '/'],
])('%s is kept as %s', (typed, path) => {
  expect(pathOf(typed)).toBe(path);
});

test.each([
  ['a page on itself', [], '/a', '/a', 'loop'],
  ['back again', [['/b', '/a']], '/a', '/b', 'loop'],
  [
    'round three',
    [
      ['/b', '/c'],
      ['/c', '/a'],
    ],
    '/a',
    '/c',
    'loop',
  ],
  ['the home page', [], '/', '/a', 'home'],
] as const)('%s is refused', (_name, known, from, to, code) => {
  const change = redirected(new Map(known.map(([a, b]) => [a, b])), from, to);
  expect('fault' in change && change.fault.code).toBe(code);
});

test('whatever is added in whatever order, one step leads to the place itself', () => {
  const path = fc.constantFrom('/a', '/b', '/c', '/d', '/e', '/f');
  fc.assert(
    fc.property(fc.array(fc.tuple(path, path), { maxLength: 40 }), (acts) => {
      const known = new Map<string, string>();
      for (const [from, to] of acts) {
        const change = redirected(known, from, to);
        if (!('fault' in change)) for (const [a, b] of change.put) known.set(a, b);
        for (const [a, b] of known) {
          expect(a).not.toBe(b);
          expect(known.has(b)).toBe(false);
        }
      }
    }),
  );
});
