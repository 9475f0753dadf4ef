import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cells, halfUp, meanOfSubjects, type SemesterValue, semesterMean, yearMean } from './average.ts';
import { tt22 } from './rule-sets/tt22.ts';
import { tt26 } from './rule-sets/tt26.ts';
import { tt58 } from './rule-sets/tt58.ts';

const kt = (KTtx: (number | null)[], KTdk: (number | null)[], KThk: (number | null)[], minimum = {}) =>
  semesterMean(tt58, { gradebook: 'KT', cells: { KTtx, KTdk, KThk }, minimum });
const ddg = (DDGtx: (number | null)[], DDGgk: number | null, DDGck: number | null, minimum = {}) =>
  semesterMean(tt22, { gradebook: 'DDG', cells: { DDGtx, DDGgk: [DDGgk], DDGck: [DDGck] }, minimum });

test.each<[number[], number[], number, number]>([
  [[80, 70, 90, 60], [75, 80], 85, 79],
  [[60, 60, 70], [65, 65], 65, 65],
  [[50, 60], [0], 60, 41],
  [[0, 10], [5], 0, 3],
  [[100, 100], [100], 100, 100],
  [[0, 0], [0], 0, 0],
])('TT58: %j, %j, %i → %i', (tx, dk, hk, mean) => expect(kt(tx, dk, [hk]).value).toBe(mean));

test.each<[number[], number, number, number]>([
  [[80, 80, 80], 78, 80, 80],
  [[70, 80], 90, 65, 75],
])('TT22: %j, %i, %i → %i', (tx, gk, ck, mean) => expect(ddg(tx, gk, ck).value).toBe(mean));

test('a column of one test does not take two, which would count with its weight twice', () => {
  expect(() => kt([80], [], [20, 90])).toThrow('Cột KThk chỉ có một kết quả mỗi học kỳ, không nhận 2.');
  expect(kt([80], [], [null, 90]).value).toBe(88);
});

test('two mistakes that are common elsewhere are not made', () => {
  // The mean of the regular marks as one mark over six would be (6,0 + 2 × 9,0 + 3 × 9,0) : 6 = 8,5.
  expect(ddg([60, 60, 60, 60], 90, 90).value).toBe(77);
  // A missing mid-term would drop out of the denominator and leave 8,0.
  expect(ddg([80, 80], null, 80)).toMatchObject({
    value: null,
    missing: [{ what: 'column', column: 'DDGgk', needed: 1, present: 0 }],
  });
});

test('an empty cell is no 0: without the minimum there is no mean, and what lacks is named', () => {
  const minimum = { KTtx: 3, KTdk: 2, KThk: 1 };
  expect(kt([80, null, 70, null], [75], [null], minimum)).toMatchObject({
    value: null,
    clause: null,
    missing: [
      { what: 'column', column: 'KTtx', needed: 3, present: 2 },
      { what: 'column', column: 'KTdk', needed: 2, present: 1 },
      { what: 'column', column: 'KThk', needed: 1, present: 0 },
    ],
  });
  // Entered as 0 it counts (TT58 Đ8.5).
  expect(kt([80, 0, 70, null], [75, 0], [60], minimum).value).toBe(kt([80, 0, 70], [75, 0], [60]).value);
  expect(kt([80, 0, 70], [75, 0], [60], minimum)).toMatchObject({ missing: [], clause: 'TT58 Đ10.1a' });
});

test('more marks than the minimum all count, empty cells between them do not', () =>
  expect(kt([80, null, 70, 90, null, 60], [75, null, 80], [85], { KTtx: 2, KTdk: 1 }).value).toBe(79));

test('a class that began with one-period tests keeps them under TT26/2020; another gradebook is an error', () => {
  const cells: Cells = { KTtx: [80, 70, 90, 60], KTdk: [75, 80], KThk: [85] };
  expect(semesterMean(tt26, { gradebook: 'KT', cells, minimum: {} }).value).toBe(79);
  expect(() => semesterMean(tt22, { gradebook: 'KT', cells, minimum: {} })).toThrow('TT22/2021 không có sổ điểm KT');
});

test.each<[SemesterValue, SemesterValue, number | 'MIEN' | null, string | null]>([
  [65, 64, 64, 'TT58 Đ10.1b'],
  [48, 50, 49, 'TT58 Đ10.1b'],
  [72, 'KHONG_HOC', 72, 'TT58 Đ10.3'],
  ['KHONG_HOC', 72, 72, 'TT58 Đ10.3'],
  ['MIEN', 72, 72, 'TT58 Đ12.4'],
  [72, 'MIEN', 72, 'TT58 Đ12.4'],
  ['MIEN', 'MIEN', 'MIEN', 'TT58 Đ12.4'],
  [72, null, null, null],
  [null, 'KHONG_HOC', null, null],
])('the year of %j and %j is %j (%s)', (first, second, value, clause) =>
  expect(yearMean(tt58, { first, second })).toMatchObject({ value, clause }),
);

test('a year names the semester that lacks', () =>
  expect(yearMean(tt58, { first: null, second: null }).missing).toEqual([
    { what: 'semester', semester: 1 },
    { what: 'semester', semester: 2 },
  ]));

test('no year mean is ever a tie', () => {
  for (let first = 0; first <= 100; first++)
    for (let second = 0; second <= 100; second++) {
      const sum = first + 2 * second;
      // A half would need 2 × sum to be an odd multiple of 3.
      expect((2 * sum) % 6).not.toBe(3);
      expect(yearMean(tt58, { first, second }).value).toBe(Math.round(sum / 3));
    }
});

test('the mean of subjects is exact where floating point is not', () => {
  const marks = (values: number[]) => Object.fromEntries(values.map((value, i) => [`M${i}`, value]));
  const trap = [78, 70, 76, 83, 86, 79, 85, 80, 80, 78];
  expect(meanOfSubjects(tt58, marks(trap)).value).toBe(80);
  expect(Math.round((trap.reduce((sum, mark) => sum + mark / 10, 0) / 10) * 10) / 10).toBe(7.9);
  expect(meanOfSubjects(tt58, { ...marks(trap), GDQP: 'MIEN' }).value).toBe(80);
  expect(meanOfSubjects(tt58, { TOAN: 80, VAN: null })).toMatchObject({
    value: null,
    missing: [{ what: 'subject', subject: 'VAN' }],
  });
  expect(meanOfSubjects(tt58, {})).toMatchObject({ value: null, missing: [{ what: 'results' }] });
});

const tenths = fc.integer({ min: 0, max: 100 });
const exact = (sum: number, count: number) => {
  const [a, b] = [BigInt(sum), BigInt(count)];
  const [whole, rest] = [a / b, a % b];
  return Number(2n * rest >= b ? whole + 1n : whole);
};
test('half up is the exact rational, rounded half up', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 5000 }), (sum, count) => {
      expect(halfUp(sum, count)).toBe(exact(sum, count));
    }),
    { numRuns: 2000 },
  ));

test('a semester mean is the exact weighted mean, between the lowest and the highest mark, whatever the order', () =>
  fc.assert(
    fc.property(
      fc.array(tenths, { minLength: 1, maxLength: 8 }),
      fc.array(tenths, { maxLength: 5 }),
      tenths,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (tx, dk, hk, luck) => {
        const mean = kt(tx, dk, [hk]).value ?? -1;
        const sum = tx.reduce((n, mark) => n + mark, 0) + 2 * dk.reduce((n, mark) => n + mark, 0) + 3 * hk;
        expect(mean).toBe(exact(sum, tx.length + 2 * dk.length + 3));
        expect(mean).toBeGreaterThanOrEqual(Math.min(...tx, ...dk, hk));
        expect(mean).toBeLessThanOrEqual(Math.max(...tx, ...dk, hk));
        const shuffled = (marks: number[]) =>
          marks
            .map((mark) => [luck.next().value ?? 0, mark] as const)
            .sort(([a], [b]) => a - b)
            .map(([, mark]) => mark);
        expect(kt(shuffled(tx), shuffled(dk), [hk]).value).toBe(mean);
      },
    ),
  ));

test('a higher mark never makes a lower mean', () =>
  fc.assert(
    fc.property(fc.array(tenths, { minLength: 1, maxLength: 6 }), tenths, tenths, fc.nat(5), tenths, (tx, gk, ck, at, mark) => {
      const i = at % tx.length;
      const higher = tx.map((old, n) => (n === i ? Math.max(old, mark) : old));
      expect(ddg(higher, gk, ck).value ?? -1).toBeGreaterThanOrEqual(ddg(tx, gk, ck).value ?? -1);
    }),
  ));
