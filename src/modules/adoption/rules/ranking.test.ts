import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bandOf,
  countedTenths,
  countedWords,
  type Disclosed,
  firstBands,
  firstCriteria,
  formatPoints,
  partOf,
  placed,
  totalOf,
  wholeTenths,
} from './ranking.ts';
import { firstRule, regularUse } from './regular-use.ts';

const portalOf = (
  articles: number,
  filled: number,
  months: number[],
  platform = true,
  disclosure: 'filled' | 'empty' = 'filled',
  disclosed: Disclosed | null = null,
) => {
  const inputs = { articles, yearDaysPassed: 131, lastMonths: months, sectionsFilled: filled, sectionsMandatory: 8 };
  return {
    inputs,
    conditions: regularUse(firstRule, inputs).conditions,
    onPlatform: platform,
    disclosure,
    disclosed,
    overdue: 0,
  };
};
const counted = (use: ReturnType<typeof portalOf>) => firstCriteria.map((criterion) => countedTenths(criterion, use));
test.each<[Disclosed, number, string]>([
  [{ due: 12, missing: 0 }, 150, '12/12 mục'],
  [{ due: 12, missing: 3 }, 112, '9/12 mục, thiếu 3'],
  [{ due: 12, missing: 12 }, 0, '0/12 mục, thiếu 12'],
  // Nothing had to be there yet.
  [{ due: 0, missing: 0 }, 150, '0/0 mục'],
])('what disclosure lacks counts by its weight: %j', (disclosed, tenths, words) => {
  const criterion = firstCriteria.find((one) => one.measure === 'disclosure');
  if (!criterion) throw new Error('there is one');
  // A section with some content is not enough.
  const use = portalOf(0, 0, [], true, 'filled', disclosed);
  expect([countedTenths(criterion, use), countedWords(criterion, use)]).toEqual([tenths, words]);
});

const said = (tenths: number) => ({ tenths, note: 'x', link: '', by: 'A', at: new Date(0) });

test('the first criteria are a hundred points', () => {
  expect(firstCriteria.reduce((n, c) => n + c.tenths, 0)).toBe(wholeTenths);
});

test.each<[string, ReturnType<typeof portalOf>, (number | null)[]]>([
  ['everything', portalOf(18, 8, [1, 1]), [300, 100, 200, 100, 150, null, null]],
  ['nothing', portalOf(0, 0, [0, 0], false, 'empty'), [0, 0, 0, 0, 0, null, null]],
  ['a part of each', portalOf(7, 5, [1, 0]), [187, 100, 77, 50, 150, null, null]],
  ['more than asked is no more points', portalOf(90, 8, [9, 9]), [300, 100, 200, 100, 150, null, null]],
])('counted: %s', (_name, use, wanted) => {
  expect(counted(use)).toEqual(wanted);
});

test.each<[number | null, number | null, number | null, number]>([
  [50, 80, 70, 70],
  [50, 80, null, 50],
  [null, 80, null, 80],
  [null, null, null, 0],
  // The department may say nothing at all is worth nothing.
  [50, 80, 0, 0],
  // Points of a criterion that has become smaller since.
  [null, 400, null, 300],
])('counted %j, self %j, department %j makes %i', (count, self, office, wanted) => {
  const [criterion] = firstCriteria;
  if (!criterion) throw new Error('there is one');
  expect(partOf(criterion, count, self === null ? null : said(self), office === null ? null : said(office)).tenths).toBe(wanted);
});

test.each([
  [1000, 'Xuất sắc'],
  [900, 'Xuất sắc'],
  [899, 'Tốt'],
  [800, 'Tốt'],
  [799, 'Khá'],
  [700, 'Khá'],
  [699, 'Trung bình'],
  [500, 'Trung bình'],
  [499, 'Yếu'],
  [0, 'Yếu'],
])('%i tenths are %s', (tenths, band) => {
  expect(bandOf(firstBands, tenths)).toBe(band);
});

test('equals share a place', () => {
  expect(placed([{ tenths: 5 }, { tenths: 9 }, { tenths: 9 }, { tenths: 1 }]).map((r) => [r.tenths, r.place])).toEqual([
    [9, 1],
    [9, 1],
    [5, 3],
    [1, 4],
  ]);
});

test('no total is beyond a hundred, and a better portal never has fewer points', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(8), fc.nat(3), fc.nat(20), fc.nat(400), (articles, filled, month, more, self) => {
      const total = (use: ReturnType<typeof portalOf>) =>
        totalOf(firstCriteria.map((c) => partOf(c, countedTenths(c, use), said(self), null)));
      const before = total(portalOf(articles, filled, [month, month]));
      const after = total(portalOf(articles + more, Math.min(8, filled + 1), [month + 1, month + 1]));
      expect(after).toBeGreaterThanOrEqual(before);
      expect(after).toBeLessThanOrEqual(wholeTenths);
    }),
  );
});

test.each([
  [875, '87,5'],
  [1000, '100'],
  [0, '0'],
  [5, '0,5'],
])('%i tenths are %s points', (tenths, words) => {
  expect(formatPoints(tenths)).toBe(words);
});
