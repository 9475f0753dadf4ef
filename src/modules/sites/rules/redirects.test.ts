import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leadsAway, pathOf, redirected, unreadable } from './redirects.ts';

test.each([
  ['gioi-thieu', '/gioi-thieu'],
  ['/gioi-thieu/', '/gioi-thieu'],
  ['//evil.example/x', '/evil.example/x'],
  ['http://thcs.vn/a/b?c=1#d', '/a/b?c=1'],
  ['/index.php?nv=news&op=1', '/index.php?nv=news&op=1'],
  ['/', '/'],
  ['/bai viet.html', '/bai viet.html'],
  ['/bai%20viet.html', '/bai viet.html'],
  ['/gi%E1%BB%9Bi-thi%E1%BB%87u', '/giới-thiệu'],
  ['/giới-thiệu'.normalize('NFD'), '/giới-thiệu'],
  ['/a\u0000b\tc%00d', '/abcd'],
  ['/100%', '/100%'],
  ['/tim?q=trường học', '/tim?q=tr%C6%B0%E1%BB%9Dng+h%E1%BB%8Dc'],
  ['/tim?q=tr%C6%B0%E1%BB%9Dng%20h%E1%BB%8Dc', '/tim?q=tr%C6%B0%E1%BB%9Dng+h%E1%BB%8Dc'],
])('%s is kept as %s', (typed, path) => {
  expect(pathOf(typed)).toBe(path);
});

test('however an address is typed, it is kept as the request for it is compared', () => {
  const part = fc.string({ unit: fc.constantFrom(...'aớ ệ%20.-+&=;'), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(part, part, (name, value) => {
      const asked = new URL(`http://a.vn/x${encodeURIComponent(name)}x?q=${encodeURIComponent(value)}`);
      const compared = `${decodeURIComponent(asked.pathname)}?${asked.searchParams}`;
      expect(pathOf(`${asked.pathname}${asked.search}`)).toBe(compared);
    }),
  );
});

test.each([
  ['/a%20b', true],
  ['/giới thiệu', true],
  ['/100%', false],
  ['/a%E1%BB', false],
  ['/a?q=100%', true],
])('%s can be asked for: %s', (typed, can) => {
  expect(unreadable(typed) === null).toBe(can);
});

test.each([
  ['/gioi-thieu', false],
  ['gioi-thieu?x=http://a.vn', false],
  ['http://thcs-con-a.namdinh.localhost:3000/gioi-thieu', false],
  ['https://THCS-con-a.namdinh.localhost', false],
  ['https://evil.example/x', true],
  ['https://thcs-con-a.namdinh.localhost@evil.example/x', true],
  ['//evil.example', true],
  ['/\\evil.example', true],
  ['javascript:alert(1)', true],
  ['mailto:a@b.vn', true],
])('%s leads away: %s', (typed, away) => {
  expect(leadsAway(typed, ['thcs-con-a.namdinh.localhost'])).toBe(away);
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
