import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suppressed } from './suppress.ts';

test.each<[string, Record<string, number>, Record<string, number | string>]>([
  ['nothing small', { total: 20, '06': 12, '07': 8 }, { total: 20, '06': 12, '07': 8 }],
  ['nobody is shown', { total: 0, '06': 0, '07': 0 }, { total: 0, '06': 0, '07': 0 }],
  ['one child: the total goes with it', { total: 1, '06': 1, '07': 0 }, { total: '<5', '06': '<5', '07': 0 }],
  [
    'one small part hides the next smallest',
    { total: 27, '06': 2, '07': 7, '08': 18 },
    { total: 27, '06': '<5', '07': 'x', '08': 18 },
  ],
  [
    'two small parts that are not small together',
    { total: 26, '06': 3, '07': 4, '08': 19 },
    { total: 26, '06': '<5', '07': '<5', '08': 19 },
  ],
  ['two small parts that are', { total: 21, '06': 1, '07': 1, '08': 19 }, { total: 21, '06': '<5', '07': '<5', '08': 'x' }],
  ['without a total in the table', { '06': 2, '07': 9 }, { '06': '<5', '07': 9 }],
])('%s', (_what, cells, shown) => {
  expect(suppressed(cells, 'total', 5)).toEqual(shown);
});

test('no number below the smallest is shown, and none comes out by subtraction', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 9 }),
      fc.integer({ min: 2, max: 6 }),
      (parts, smallest) => {
        const cells = Object.fromEntries(parts.map((n, i) => [`g${i}`, n]));
        const total = parts.reduce((a, b) => a + b, 0);
        const shown = suppressed({ ...cells, total }, 'total', smallest);
        for (const value of Object.values(shown))
          if (typeof value === 'number') expect(value === 0 || value >= smallest).toBe(true);
        const missing = parts.filter((_, i) => typeof shown[`g${i}`] !== 'number');
        if (missing.length > 0 && typeof shown.total === 'number') {
          expect(missing.length).toBeGreaterThan(1);
          expect(missing.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(smallest);
        }
      },
    ),
  );
});
