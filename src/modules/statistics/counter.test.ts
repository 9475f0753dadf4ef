import { expect, test } from 'vitest';
import { VisitCounter } from './counter.ts';
import { bitsOf } from './rules/visitors.ts';

const day = '2018-12-10';
const mark = (n: number) => ({ bit: n, id: n });

test('pages and readers are summed, taken once, and given back without loss', () => {
  const counter = new VisitCounter();
  expect(counter.take()).toBeNull();
  counter.count('a', day, '/', mark(1), 0);
  counter.count('a', day, '/', mark(1), 1);
  counter.count('a', day, '/tin-tuc', mark(2), 2);
  counter.count('b', day, '/', null, 3);
  const batch = counter.take();
  expect(batch?.units.map((u) => [u.label, u.visits, bitsOf(u.seen)])).toEqual([
    ['a', 3, 2],
    ['b', 1, 0],
  ]);
  expect(batch?.pages.map((p) => [p.label, p.path, p.visits])).toEqual([
    ['a', '/', 2],
    ['a', '/tin-tuc', 1],
    ['b', '/', 1],
  ]);
  expect(counter.take()).toBeNull();
  counter.count('a', day, '/', mark(3), 4);
  if (batch) counter.giveBack(batch);
  const again = counter.take();
  expect(again?.units.find((u) => u.label === 'a')).toMatchObject({ visits: 4 });
  expect(again?.pages.find((p) => p.label === 'a' && p.path === '/')?.visits).toBe(3);
});

test('online is who read something within five minutes', () => {
  const counter = new VisitCounter();
  counter.count('a', day, '/', mark(1), 0);
  counter.count('a', day, '/', mark(2), 60_000);
  counter.count('a', day, '/tin-tuc', mark(1), 120_000);
  expect(counter.onlineAt('a', 130_000)).toBe(2);
  expect(counter.onlineAt('b', 130_000)).toBe(0);
  expect(counter.onlineAt('a', 361_000)).toBe(1);
  counter.forget(999_000);
  expect(counter.onlineAt('a', 999_000)).toBe(0);
});

test('memory is bounded: what is beyond counts for the site alone', () => {
  const counter = new VisitCounter();
  for (let i = 0; i < 60_000; i++) counter.count('a', day, `/tin/${i}`, mark(i % 8192), i);
  const batch = counter.take();
  expect(batch?.units[0]?.visits).toBe(60_000);
  expect(batch?.pages.length).toBe(50_000);
});
