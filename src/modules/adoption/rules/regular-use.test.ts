import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPercent, percentTenths } from '#kernel/numbers.ts';
import { firstRule, monthsCounted, type RegularUseFacts, regularUse, ruleOn, ruleWords } from './regular-use.ts';

const rule = firstRule;
const good: RegularUseFacts = { articles: 20, yearDaysPassed: 131, lastMonths: [3, 1], sectionsFilled: 8, sectionsMandatory: 10 };
test.each<[Partial<RegularUseFacts>, string[]]>([
  [{}, []],
  // 40 × 131/304 = 17,2 → 18.
  [{ articles: 18 }, []],
  [{ articles: 17 }, ['articles']],
  [{ lastMonths: [3, 0] }, ['months']],
  [{ lastMonths: [0, 0, 9] }, ['months']],
  [{ lastMonths: [3, 1, 0, 0] }, []],
  // June and July of a school do not count.
  [{ lastMonths: [3, null] }, []],
  [{ lastMonths: [null, null] }, []],
  [{ lastMonths: [null, 0] }, ['months']],
  [{ sectionsFilled: 7 }, ['sections']],
  // 80 % of 9 is 7,2: eight.
  [{ sectionsFilled: 7, sectionsMandatory: 9 }, ['sections']],
  [{ sectionsFilled: 8, sectionsMandatory: 9 }, []],
  [{ sectionsMandatory: 0, sectionsFilled: 0 }, []],
  [{ yearDaysPassed: 0, articles: 0 }, []],
  [{ yearDaysPassed: 364, articles: 40 }, []],
  [{ yearDaysPassed: 364, articles: 39 }, ['articles']],
  [{ articles: 0, lastMonths: [0, 0], sectionsFilled: 0 }, ['articles', 'months', 'sections']],
])('%j fails %j', (change, failed) => {
  const verdict = regularUse(rule, { ...good, ...change });
  expect(verdict.conditions.filter((c) => !c.met).map((c) => c.code)).toEqual(failed);
  expect(verdict.regular).toBe(failed.length === 0);
  expect(verdict.reasons).toHaveLength(failed.length);
});

test('why not is said with its figures', () => {
  expect(regularUse(rule, { ...good, articles: 3, lastMonths: [2, 0], sectionsFilled: 5 }).reasons).toEqual([
    '3 bài từ đầu năm học, cần 18',
    '1 trong 2 tháng qua không có tin, bài, văn bản mới',
    '5/10 mục bắt buộc có nội dung, cần 8',
  ]);
  expect(regularUse({ ...rule, itemsPerMonth: 3 }, { ...good, lastMonths: [4, 2] }).reasons).toEqual([
    '1 trong 2 tháng qua có chưa đủ 3 tin, bài, văn bản mới',
  ]);
});

const facts = fc.record<RegularUseFacts>({
  articles: fc.nat(80),
  yearDaysPassed: fc.nat(364),
  lastMonths: fc.array(fc.option(fc.nat(5)), { minLength: 2, maxLength: monthsCounted }),
  sectionsFilled: fc.nat(10),
  sectionsMandatory: fc.nat(10),
});
test('more of anything never turns a regular portal into one that is not', () => {
  fc.assert(
    fc.property(facts, fc.nat(20), fc.nat(5), fc.nat(3), (was, articles, sections, items) => {
      const more = {
        ...was,
        articles: was.articles + articles,
        sectionsFilled: was.sectionsFilled + sections,
        lastMonths: was.lastMonths.map((n) => (n === null ? null : n + items)),
      };
      expect(regularUse(rule, was).regular && !regularUse(rule, more).regular).toBe(false);
    }),
  );
});

test('rules hold from their day on, in order, and name themselves', () => {
  const second = { ...rule, version: 'Tiêu chí dùng thường xuyên, bản 2', validFrom: '2019-08-01', articlesPerYear: 50 };
  const rules = [rule, second];
  expect(ruleOn('2017-01-01', rules)).toBe(rule);
  expect(ruleOn('2019-07-31', rules)).toBe(rule);
  expect(ruleOn('2019-08-01', rules)).toBe(second);
  expect(ruleOn('2018-12-10', [])).toBe(rule);
  expect(rule.months).toBeLessThanOrEqual(monthsCounted);
});

test.each([
  [
    {},
    'ít nhất 40 bài một năm học tính đến ngày xét, mỗi tháng trong 2 tháng qua có tin, bài hoặc văn bản mới (trường không tính tháng 6, 7), 80 % mục bắt buộc có nội dung',
  ],
  [{ articlesPerYear: 0, months: 0, sectionTenths: 755 }, '75,5 % mục bắt buộc có nội dung'],
  [
    { articlesPerYear: 0, sectionTenths: 0, itemsPerMonth: 3, schoolHolidays: [] },
    'mỗi tháng trong 2 tháng qua có ít nhất 3 tin, bài hoặc văn bản mới',
  ],
])('%j in words', (change, words) => expect(ruleWords({ ...rule, ...change })).toBe(words));

// P-1.19: the mission's own figures.
test.each([
  [241, 874, '27,6 %'],
  [101, 241, '41,9 %'],
  [1, 2000, '0,1 %'],
  [1, 2001, '0,0 %'],
  [874, 874, '100,0 %'],
  [0, 874, '0,0 %'],
  [0, 0, '–'],
])('%i of %i is %s', (part, whole, words) => {
  expect(formatPercent(percentTenths(part, whole)).replace('\u00A0', ' ')).toBe(words);
});
