import { expect, test } from 'vitest';
import { foreignEthnicity } from '#kernel/code-lists/people-codes.ts';
import { pupilTable } from '../imports/pupil-columns.ts';
import { staffTable } from '../imports/staff-columns.ts';
import { guardianFaults, typedFaults, type Written, writtenFaults } from './written.ts';

const today = '2018-12-10';
const cases: [string, Written, Written, string[]][] = [
  ['nothing written', {}, {}, []],
  ['born today', { birth_date: today }, {}, []],
  ['born tomorrow', { birth_date: '2018-12-11' }, {}, ['birth_date']],
  ['twelve digits', { personal_id: '036206001234' }, {}, []],
  ['nine digits of the old card', { personal_id: '162345678' }, {}, []],
  ['three digits', { personal_id: '123' }, {}, ['personal_id']],
  ['three digits that were there already', { personal_id: '123' }, { personal_id: '123' }, []],
  ['letters', { personal_id: 'AB1234567' }, {}, ['personal_id']],
  ['the passport of a foreigner', { personal_id: 'AB1234567' }, { ethnicity: foreignEthnicity }, []],
  ['of somebody who becomes one', { personal_id: 'AB1234567', ethnicity: foreignEthnicity }, { ethnicity: '01' }, []],
  ['nine digits of insurance', { insurance_number: '123456789' }, {}, ['insurance_number']],
  ['an address without its house', { email: 'lan@truong' }, {}, ['email']],
  ['everything at once', { birth_date: '2031-01-01', personal_id: '12', email: 'x' }, {}, ['birth_date', 'email', 'personal_id']],
];
test.each(cases)('by hand: %s', (_name, values, before, fields) => {
  expect(typedFaults(values, before, today).map((fault) => fault.field)).toEqual(fields);
});

test('a guardian is not born in the future, and has a number of a card or a passport', () => {
  const of = (birth_year: number, personal_id: string) =>
    guardianFaults({ birth_year, personal_id }, {}, today).map((f) => f.field);
  expect([of(1980, '036180001234'), of(2019, '12'), of(2018, 'B1234567')]).toEqual([[], ['birth_year', 'personal_id'], []]);
});

test('a workbook refuses the same, in the same words', () => {
  for (const table of [pupilTable, staffTable]) {
    const values = { birth_date: '2019-01-01', email: table === staffTable ? 'lan' : null };
    const row = { values, raw: { birth_date: '01/01/2019', email: 'lan' }, issues: [] as { field: string; message: string }[] };
    table.check?.(row as never, today);
    expect(row.issues.map(({ field, message }) => ({ field, message }))).toEqual(
      writtenFaults(values, today).map(({ field, message }) => ({ field, message })),
    );
  }
});
