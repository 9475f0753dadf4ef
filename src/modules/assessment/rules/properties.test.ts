// What holds for every pupil, whatever the marks.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { semesterMean, yearMean } from './average.ts';
import { classify, houseReadings, type Readings, type SubjectResults } from './classification.ts';
import { promotionOf } from './promotion.ts';
import { ruleSets } from './rule-sets/catalogue.ts';
import type { SecondaryRuleSet } from './rule-sets/shape.ts';
import { tt58 } from './rule-sets/tt58.ts';
import { titleOf } from './title.ts';

const secondary = ruleSets.filter((rules): rules is SecondaryRuleSet => rules.kind === 'secondary');
/** Continuing education has the numbers of two of these. */
const distinct = secondary.filter(({ validity }) => validity.every(({ programme }) => programme === 'general'));
const scored = (rules: SecondaryRuleSet) =>
  rules.learning.by === 'mean'
    ? ['TOAN', 'VAN', 'LY', 'HOA', 'SINH', 'SU', 'DIA', 'NN', 'GDCD', 'CN']
    : ['VAN', 'TOAN', 'NN1', 'GDCD', 'LSDL', 'KHTN', 'CN', 'TIN'];

/** Most marks lie near where something is decided. */
const mark = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(0, 19, 20, 34, 35, 49, 50, 64, 65, 79, 80, 89, 90, 100) },
  { weight: 2, arbitrary: fc.integer({ min: 78, max: 100 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 100 }) },
);
const pupil = (rules: SecondaryRuleSet) =>
  fc.record({
    marks: fc.tuple(...scored(rules).map(() => mark)),
    high: fc.boolean(),
    comments: fc.tuple(
      ...rules.commentSubjects.map(() =>
        fc.oneof({ weight: 4, arbitrary: fc.constant('Đ' as const) }, fc.constant('CĐ' as const)),
      ),
    ),
    specialised: fc.option(fc.constantFrom(...scored(rules)), { nil: undefined }),
  });
type Drawn = { marks: number[]; high: boolean; comments: ('Đ' | 'CĐ')[]; specialised: string | undefined };
/** Half of the pupils are good but for a subject or two: the others hardly ever meet the adjustment. */
const resultsOf = (rules: SecondaryRuleSet, { marks, high, comments, specialised }: Drawn): SubjectResults => ({
  marks: Object.fromEntries(
    scored(rules).map((code, i) => [code, high && i > 1 ? Math.max(marks[i] ?? 0, 80) : (marks[i] ?? 0)]),
  ),
  comments: Object.fromEntries(rules.commentSubjects.map((code, i) => [code, comments[i] ?? 'Đ'])),
  ...(specialised === undefined ? {} : { specialised }),
});
const rank = (rules: SecondaryRuleSet, level: string | null) => rules.learning.rungs.findIndex(({ code }) => code === level);

function neverLower(rules: SecondaryRuleSet, readings: Readings, seed?: number) {
  fc.assert(
    fc.property(pupil(rules), fc.nat(30), mark, (drawn, at, better) => {
      const before = resultsOf(rules, drawn as Drawn);
      const codes = [...Object.keys(before.marks), ...Object.keys(before.comments)];
      const code = codes[at % codes.length] ?? '';
      const after: SubjectResults =
        code in before.marks
          ? { ...before, marks: { ...before.marks, [code]: Math.max(Number(before.marks[code]), better) } }
          : { ...before, comments: { ...before.comments, [code]: 'Đ' } };
      const [low, high] = [classify(rules, before, readings), classify(rules, after, readings)];
      expect(rank(rules, high.value)).toBeLessThanOrEqual(rank(rules, low.value));
      expect(rank(rules, high.raw)).toBeLessThanOrEqual(rank(rules, low.raw));
    }),
    { numRuns: 3000, ...(seed === undefined ? {} : { seed }) },
  );
}
test.each(distinct.map((rules) => [rules.id, rules] as const))(
  '%s: a better mark or comment never makes a lower level, in the readings of the house',
  (_, rules) => neverLower(rules, houseReadings),
);
test('TT22 with the other reading of the six: nor there', () =>
  neverLower(secondary.find(({ id }) => id === 'TT22/2021')!, { ...houseReadings, sixth: 'made_good' }));

test('the strict reading of Q01 does not keep that promise: a better mark can cost a level', () => {
  const strict: Readings = { ...houseReadings, fallToLast: 'strict' };
  const others = { TOAN: 90, VAN: 90, LY: 90, HOA: 90, SINH: 90, SU: 90, DIA: 70, GDCD: 80, CN: 80 };
  const level = (SU: number) => classify(tt58, { marks: { ...others, SU, NN: 19 }, comments: {} }, strict);
  // A Khá mean is lifted from Kém to Yếu; with better marks in Lịch sử it is a Giỏi mean, for which no such row exists.
  expect(level(90)).toMatchObject({ mean: 79, raw: 'Kém', value: 'Y' });
  expect(level(97)).toMatchObject({ mean: 80, raw: 'Kém', value: 'Kém' });
  // The drawn pupils find it as well, so they would find it in the readings of the house.
  expect(() => neverLower(tt58, strict, 1)).toThrow('Property failed');
});

/** The algorithm as the law's reading is written down (R1.18, R1.39): every subject is tried, nothing is left out for speed. */
function byTheBook(rules: SecondaryRuleSet, { marks, comments, specialised }: SubjectResults, readings: Readings): string {
  const ladder = rules.learning;
  const values = Object.values(marks) as number[];
  const mean = Math.floor((2 * values.reduce((sum, value) => sum + value, 0) + values.length) / (2 * values.length));
  const levelOf = (scored: SubjectResults['marks'], others: SubjectResults['comments']) => {
    const own = Object.values(scored) as number[];
    const failed = Object.values(others).filter((result) => result === 'CĐ').length;
    if (ladder.by === 'count')
      return ladder.rungs.findIndex(
        ({ each, count, failedComments }) =>
          own.every((value) => value >= (each ?? 0)) &&
          own.filter((value) => value >= (count?.mark ?? 0)).length >= (count?.subjects ?? 0) &&
          failed <= (failedComments ?? 99),
      );
    return ladder.rungs.findIndex(
      ({ mean: least, core, each, commentsPass }) =>
        mean >= (least ?? 0) &&
        (core === null || ladder.core.some((code) => Number(scored[code] ?? -1) >= core)) &&
        (core === null || specialised === undefined || Number(scored[specialised]) >= core) &&
        own.every((value) => value >= (each ?? 0)) &&
        (!commentsPass || failed === 0),
    );
  };
  const but = <T extends object>(part: T, code: string, good: unknown): T =>
    Object.fromEntries(
      Object.entries(part).flatMap(([key, value]) => {
        if (key !== code) return [[key, value]];
        return ladder.by === 'mean' || readings.sixth === 'made_good' ? [[key, good]] : [];
      }),
    ) as T;
  const raw = ladder.rungs[levelOf(marks, comments)]?.code ?? '';
  for (const [t, { code: reached }] of ladder.rungs.slice(0, 2).entries()) {
    if (ladder.by === 'mean' && mean < (ladder.rungs[t]?.mean ?? 0)) continue;
    const culprit = [...Object.keys(marks), ...Object.keys(comments)].some(
      (code) => levelOf(but(marks, code, 100), but(comments, code, 'Đ')) <= t,
    );
    if (!culprit) continue;
    const row = ladder.adjustments.find((one) => one.reached === reached && one.raw === raw);
    if (row) return row.to;
    if (readings.fallToLast === 'strict') return raw;
  }
  return raw;
}
const everyReading = (['generous', 'strict'] as const).flatMap((fallToLast) =>
  (['others', 'made_good'] as const).map((sixth): Readings => ({ fallToLast, sixth })),
);
test.each(distinct.map((rules) => [rules.id, rules] as const))('%s: in every reading as by the book', (_, rules) =>
  fc.assert(
    fc.property(pupil(rules), fc.constantFrom(...everyReading), (drawn, readings) => {
      const given = resultsOf(rules, drawn as Drawn);
      expect(classify(rules, given, readings).value).toBe(byTheBook(rules, given, readings));
    }),
    { numRuns: 1500 },
  ),
);

test.each(distinct.map((rules) => [rules.id, rules] as const))(
  '%s: the final level is never below the raw one, nor two above',
  (_, rules) =>
    fc.assert(
      fc.property(pupil(rules), (drawn) => {
        const { raw, value, clause, steps } = classify(rules, resultsOf(rules, drawn as Drawn));
        expect([0, 1]).toContain(rank(rules, raw) - rank(rules, value));
        // The clause that is cited is the last step's.
        expect(steps.at(-1)).toMatchObject({ article: clause });
      }),
      { numRuns: 1000 },
    ),
);

test.each(distinct.map((rules) => [rules.id, rules] as const))('%s: the order of the subjects does not matter', (_, rules) =>
  fc.assert(
    fc.property(pupil(rules), (drawn) => {
      const given = resultsOf(rules, drawn as Drawn);
      const turned = (part: object) => Object.fromEntries(Object.entries(part).reverse());
      const again = classify(rules, { ...given, marks: turned(given.marks), comments: turned(given.comments) });
      const first = classify(rules, given);
      expect([again.value, again.raw, again.mean, again.clause]).toEqual([first.value, first.raw, first.mean, first.clause]);
    }),
    { numRuns: 500 },
  ),
);

test.each(secondary.map((rules) => [rules.id, rules] as const))('%s: all tens are the best there is', (_, rules) => {
  const [gradebook] = rules.gradebooks;
  const cells = Object.fromEntries(gradebook.columns.map(({ code, single }) => [code, single ? [100] : [100, 100, 100]]));
  const semester = semesterMean(rules, { gradebook: gradebook.code, cells, minimum: {} }).value;
  const year = yearMean(rules, { first: semester, second: semester }).value;
  expect([semester, year]).toEqual([100, 100]);
  const marks = Object.fromEntries(scored(rules).map((code) => [code, year]));
  const comments = Object.fromEntries(rules.commentSubjects.map((code) => [code, 'Đ' as const]));
  const learning = classify(rules, { marks, comments });
  expect(learning.value).toBe(rules.learning.rungs[0]?.code);
  const title = titleOf(rules, { period: 'year', learning: learning.value, conduct: 'T', marks });
  expect(title.value).toBe(rules.titles[0]?.code);
  expect(promotionOf(rules, { learning: learning.value, conduct: 'T', absentSessions: 0 }).value).toBe('LEN_LOP');
});

test.each(secondary.map((rules) => [rules.id, rules] as const))(
  '%s: every pair of levels is decided, and more absence never helps',
  (_, rules) => {
    for (const { code: learning } of rules.learning.rungs)
      for (const { code: conduct } of rules.conduct.levels) {
        const at = (absentSessions: number) => promotionOf(rules, { learning, conduct, absentSessions }).value;
        expect(at(45)).toBe(at(0));
        expect(at(46)).toBe('O_LAI');
      }
  },
);
