import { expect, test } from 'vitest';
import { type RegularUseFacts, regularUse } from './regular-use.ts';

const good: RegularUseFacts = { articles: 20, yearDaysPassed: 131, lastMonths: [3, 1], sectionsFilled: 8, sectionsMandatory: 10 };
test.each<[Partial<RegularUseFacts>, boolean]>([
  [{}, true],
  [{ articles: 18 }, true],
  [{ articles: 17 }, false],
  [{ lastMonths: [3, 0] }, false],
  [{ lastMonths: [3, null] }, true],
  [{ lastMonths: [null, null] }, true],
  [{ sectionsFilled: 7 }, false],
  [{ sectionsMandatory: 0, sectionsFilled: 0 }, true],
  [{ yearDaysPassed: 364, articles: 40 }, true],
  [{ yearDaysPassed: 364, articles: 39 }, false],
])('%j', (change, regular) => {
  const verdict = regularUse({ ...good, ...change });
  expect(verdict.regular).toBe(regular);
  expect(verdict.reasons.length > 0).toBe(!regular);
});
