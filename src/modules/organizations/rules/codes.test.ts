import { expect, test } from 'vitest';
import { type CodeScheme, codeFault, codePlaceFault } from './codes.ts';

test.each<[CodeScheme, string, string, boolean]>([
  ['sector', '36366501', '2018-12-10', true],
  ['sector', '3636650', '2018-12-10', false],
  ['sector', '3636650A', '2018-12-10', false],
  ['sector', 'H4036AB12345', '2025-09-01', true],
  ['agency', '000.12.34.H40', '2018-12-10', true],
  ['agency', 'H40.05', '2018-12-10', false],
  ['agency', 'H40.05.12', '2021-01-01', true],
  ['agency', 'h40.05', '2021-01-01', false],
  ['agency', `H40.${'1'.repeat(40)}`, '2021-01-01', false],
  ['budget', '1012345', '2018-12-10', true],
  ['budget', '101234', '2018-12-10', false],
  ['tax', '0100109106', '2018-12-10', true],
  ['tax', '0100109107', '2018-12-10', false],
  ['tax', '0100109106-001', '2018-12-10', true],
])('%s %s from %s', (scheme, code, from, right) => expect(codeFault(scheme, code, from) === null).toBe(right));

test.each<[string, string | null, string, boolean]>([
  ['36366501', '366', '2018-12-10', true],
  ['36000701', '366', '2018-12-10', true],
  ['99999999', '366', '2018-12-10', false],
  ['36356501', '366', '2018-12-10', false],
  ['36366501', null, '2018-12-10', false],
  ['36000701', null, '2018-12-10', true],
  ['99999999', '366', '2025-09-01', true],
])('the code %s of a unit in district %s from %s', (code, district, from, right) =>
  expect(codePlaceFault(code, from, { province: '36', district }) === null).toBe(right),
);
