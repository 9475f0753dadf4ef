import { expect, test } from 'vitest';
import { type Growth, growthCounts, growthOf, type Measured } from './growth.ts';
import { who } from './rule-sets/who.ts';

const z = (deviation: number): Measured => ({ deviation });
const measured = (weightForAge: Measured, heightForAge: Measured, weightForHeight: Measured) =>
  growthOf(who, { weightForAge, heightForAge, weightForHeight });

test.each<[number, string, string, string]>([
  [0, 'BT', 'BT', 'BT'],
  [-200, 'BT', 'BT', 'BT'],
  [-201, 'NHE_CAN', 'THAP_COI', 'GAY_COM'],
  [-300, 'NHE_CAN', 'THAP_COI', 'GAY_COM'],
  [-301, 'NHE_CAN_NANG', 'THAP_COI_NANG', 'GAY_COM'],
  [200, 'BT', 'BT', 'BT'],
  [201, 'CAO_HON_TUOI', 'BT', 'THUA_CAN'],
  [300, 'CAO_HON_TUOI', 'BT', 'THUA_CAN'],
  [301, 'CAO_HON_TUOI', 'BT', 'BEO_PHI'],
])('a deviation of %i hundredths is %s, %s, %s', (deviation, weightForAge, heightForAge, weightForHeight) =>
  expect(measured(z(deviation), z(deviation), z(deviation)).value).toEqual({ weightForAge, heightForAge, weightForHeight }),
);

test('the class that was written is taken as it is; what was not measured is missing; an unknown class is an error', () => {
  expect(measured({ band: 'NHE_CAN' }, z(0), z(0)).value?.weightForAge).toBe('NHE_CAN');
  expect(measured(null, z(0), null)).toMatchObject({
    value: null,
    missing: [
      { what: 'rating', rating: 'weightForAge' },
      { what: 'rating', rating: 'weightForHeight' },
    ],
  });
  expect(() => measured({ band: 'GẦY' }, z(0), z(0))).toThrow('Không có loại GẦY');
});

test('the report counts children, one who is underweight and stunted in both and in "both"', () => {
  const child = (weightForAge: string, heightForAge: string, weightForHeight: string): Growth => ({
    weightForAge,
    heightForAge,
    weightForHeight,
  });
  expect(
    growthCounts(who, [
      child('BT', 'BT', 'BT'),
      child('NHE_CAN', 'THAP_COI_NANG', 'BT'),
      child('NHE_CAN_NANG', 'BT', 'GAY_COM'),
      child('CAO_HON_TUOI', 'BT', 'BEO_PHI'),
    ]),
  ).toEqual({ children: 4, normal: 1, underweight: 2, stunted: 1, both: 1, wasted: 1, overweight: 1 });
});
