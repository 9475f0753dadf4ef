import { expect, test } from 'vitest';
import { curveOf, type Sums, sharesOf } from './register-words.ts';

test('the curve ends in the figures above it, whatever was kept this morning', () => {
  const now: Sums = { name: '', units: 126, withPortal: 0, regular: 0, nowWith: 123, nowRegular: 84 };
  const kept = { day: '2018-12-10', source: 'month' as const, units: 126, withPortal: 123, regular: 85 };
  const survey = { day: '2015-05-04', source: 'survey' as const, units: 121, withPortal: 60, regular: 15 };
  const november = { ...kept, day: '2018-11-30', regular: 80 };
  const curve = curveOf([survey, november, kept], '2018-12-10', now);
  expect(curve.map((p) => [p.day, p.use])).toEqual([
    ['2015-05-04', 250],
    ['2018-11-30', 650],
    ['2018-12-10', 683],
  ]);
  expect([curve.at(-1)?.portal, curve.at(-1)?.use]).toEqual([sharesOf(now).nowPortal, sharesOf(now).nowRegular]);
});
