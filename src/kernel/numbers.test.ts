import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNumber, formatPercent, formatSome, percentTenths } from './numbers.ts';

test.each([
  [241, 874, '27,6\u00A0%'],
  [101, 241, '41,9\u00A0%'],
  [1, 2000, '0,1\u00A0%'],
  [0, 5, '0,0\u00A0%'],
  [5, 5, '100,0\u00A0%'],
  [0, 0, '–'],
])('%i of %i is %s', (part, whole, text) => expect(formatPercent(percentTenths(part, whole))).toBe(text));

test.each([
  [0, '0'],
  [999, '999'],
  [12900, '12.900'],
  [28000000, '28.000.000'],
])('%i is written %s', (n, text) => expect(formatNumber(n)).toBe(text));

test('100 % only when nothing is missing… up to half a tenth', () =>
  fc.assert(
    fc.property(fc.nat(2000), fc.nat(2000), (a, b) => {
      const [part, whole] = [Math.min(a, b), Math.max(a, b, 1)];
      const tenths = percentTenths(part, whole) ?? 0;
      expect(Math.abs(tenths - (1000 * part) / whole)).toBeLessThanOrEqual(0.5);
    }),
  ));

test.each([
  [['An'], 3, undefined, 'An'],
  [['An', 'Bình', 'Chi'], 3, undefined, 'An, Bình, Chi'],
  [['An', 'Bình', 'Chi', 'Dũng'], 3, undefined, 'An, Bình, Chi và 1 em nữa'],
  [['A', 'B', 'C'], 2, 'nơi khác', 'A, B và 1 nơi khác'],
  [[], 3, undefined, ''],
])('%j, %i of them', (names, most, more, said) => expect(formatSome(names, most, more)).toBe(said));
