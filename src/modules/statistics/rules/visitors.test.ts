import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bitsOf, emptyMap, joinInto, mapBits, markOf, setBit, visitorsOf } from './visitors.ts';

const mapOf = (visitors: Iterable<number>, salt = 's') => {
  const map = emptyMap();
  for (const n of visitors) setBit(map, markOf(salt, 'thcs-con-a', `10.0.${n >> 8}.${n & 255}`, 'Firefox').bit);
  return map;
};

test.each([0, 1, 10, 100, 1000, 5000, 20_000])('%i visitors are counted within 3 %%', (n) => {
  const counted = visitorsOf(bitsOf(mapOf(Array.from({ length: n }, (_, i) => i))));
  expect(Math.abs(counted - n)).toBeLessThanOrEqual(Math.max(1, n * 0.03));
});

test('a visitor who comes again is the same; another day, another site, another browser is another', () => {
  const mark = (salt: string, label: string, agent: string) => markOf(salt, label, '10.0.0.1', agent);
  expect(mark('a', 'x', 'f')).toEqual(mark('a', 'x', 'f'));
  for (const other of [mark('b', 'x', 'f'), mark('a', 'y', 'f'), mark('a', 'x', 'g')])
    expect(other).not.toEqual(mark('a', 'x', 'f'));
});

test('maps of two processes joined in any order, once or twice, say what one process would have said', () => {
  const people = fc.array(fc.nat(60_000), { maxLength: 60 });
  fc.assert(
    fc.property(people, people, (a, b) => {
      const [one, two] = [mapOf(a), mapOf(b)];
      joinInto(one, mapOf(b));
      joinInto(two, mapOf(a));
      joinInto(two, mapOf(a));
      expect(one).toEqual(two);
      expect(one).toEqual(mapOf([...a, ...b]));
    }),
    { numRuns: 40 },
  );
});

test('a full map is a number, not infinity', () => {
  expect(visitorsOf(mapBits)).toBe(73_817);
});
