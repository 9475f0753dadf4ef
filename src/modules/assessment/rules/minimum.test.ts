import { expect, test } from 'vitest';
import { knownSettings, type MinimumSetting, minimumFor, regularMinimum, settingFor } from './minimum.ts';
import { tt22 } from './rule-sets/tt22.ts';
import { tt26 } from './rule-sets/tt26.ts';
import { tt58 } from './rule-sets/tt58.ts';

const weekly = (subject: string, periodsPerWeek: number, periodicTests = 0) => ({
  ...{ subject, periodsPerWeek, periodsPerYear: periodsPerWeek * 35, periodicTests },
});
const yearly = (subject: string, periodsPerYear: number) => ({ subject, periodsPerWeek: 0, periodsPerYear });

test.each([
  [0.5, 2],
  [1, 2],
  [1.5, 3],
  [2, 3],
  [2.5, 3],
  [3, 4],
  [4, 4],
])('TT58: %d periods a week ask for %i regular tests', (periods, expected) =>
  expect(regularMinimum(tt58, weekly('TOAN', periods))).toBe(expected),
);

test.each([
  [35, 2],
  [52, 3],
  [70, 3],
  [71, 4],
  [105, 4],
  [140, 4],
])('TT26/2020 and TT22: %i periods a year ask for %i', (periods, expected) => {
  expect(regularMinimum(tt26, yearly('VAN', periods))).toBe(expected);
  expect(regularMinimum(tt22, yearly('VAN', periods))).toBe(expected);
});

test('comment subjects: two under TT22, by their periods before', () => {
  expect(regularMinimum(tt22, yearly('GDTC', 70))).toBe(2);
  expect(regularMinimum(tt58, weekly('TD', 2))).toBe(3);
});

test('every column has its number: the plan says how many one-period tests', () => {
  expect(minimumFor(tt58, tt58.gradebooks[0].columns, weekly('TOAN', 4, 3))).toEqual({ KTtx: 4, KTdk: 3, KThk: 1 });
  expect(minimumFor(tt22, tt22.gradebooks[0].columns, weekly('TOAN', 4, 3))).toEqual({ DDGtx: 4, DDGgk: 1, DDGck: 1 });
});

test('the Sở may ask for less in one semester: spring 2020', () => {
  const setting = settingFor(knownSettings, 'TT58/2011', '2019-2020', 2);
  const asked = (periods: number, tests: number) =>
    minimumFor(tt58, tt58.gradebooks[0].columns, weekly('TOAN', periods, tests), setting);
  expect(asked(1, 2)).toEqual({ KTtx: 1, KTdk: 1, KThk: 1 });
  expect(asked(2, 2)).toEqual({ KTtx: 2, KTdk: 1, KThk: 1 });
  expect(asked(4, 3)).toEqual({ KTtx: 3, KTdk: 2, KThk: 1 });
  // Never more than the plan has.
  expect(asked(4, 1)).toEqual({ KTtx: 3, KTdk: 1, KThk: 1 });
  expect(settingFor(knownSettings, 'TT58/2011', '2019-2020', 1)).toBeUndefined();
  expect(settingFor(knownSettings, 'TT58/2011', '2018-2019', 2)).toBeUndefined();
});

test('the number that the Sở set for comment subjects holds for them alone', () => {
  const setting: MinimumSetting = {
    ...{ ruleSet: 'TT22/2021', schoolYear: '2021-2022', semester: 2, regular: [{ atLeast: 1 }], periodic: null, comment: 1 },
    basis: 'Hướng dẫn của Sở',
  };
  expect(regularMinimum(tt22, yearly('GDTC', 70), setting)).toBe(1);
  expect(regularMinimum(tt22, yearly('GDTC', 70), { ...setting, comment: null })).toBe(2);
  expect(regularMinimum(tt22, yearly('VAN', 140), { ...setting, comment: 3 })).toBe(1);
});
