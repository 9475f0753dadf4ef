import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#kernel/calendar.ts';
import { assessStaff, type StaffFacts, turningStaffBirths } from './staff.ts';

const staff: StaffFacts['staff'] = {
  ...{
    birth_date: '1980-05-05',
    sex: 'female',
    position: 'teacher',
    contract: 'permanent',
    degree: 'bachelor',
    main_subject: 'TOAN',
  },
  ...{ kind: 'teacher', status: 'working', phone: null, email: null },
};
const found = (change: Partial<StaffFacts['staff']>, clashes: StaffFacts['clashes'] = []) =>
  assessStaff({ staff: { ...staff, ...change }, today: '2018-12-10', clashes }).findings.map((f) => `${f.rule}${f.level}`);

test.each<[string, Partial<StaffFacts['staff']>, string[]]>([
  ['complete', {}, []],
  ['26: no degree', { degree: null }, ['26E']],
  ['26: a teacher without a subject', { main_subject: null }, ['26E']],
  ['26: a clerk needs none', { main_subject: null, kind: 'employee' }, []],
  ['27: seventeen', { birth_date: '2001-03-04' }, ['27W']],
  ['27: a woman of 55 today', { birth_date: '1963-12-10' }, ['27W']],
  ['27: the day before', { birth_date: '1963-12-11' }, []],
  ['27: a man of 59', { birth_date: '1959-05-05', sex: 'male' }, []],
  ['27: retired already', { birth_date: '1950-05-05', status: 'retired' }, []],
])('%s', (_name, change, expected) => expect(found(change)).toEqual(expected));
test('28: a second main post', () => expect(found({}, [{ field: 'ministry_id', unitName: 'THCS B' }])).toEqual(['28E']));

test('whose age turns between two days is among those found by their day of birth', () => {
  const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2017-06-01', n));
  fc.assert(
    fc.property(
      ...[day, day, fc.integer({ min: 0, max: 18_000 }).map((n) => addDays('1955-01-01', n))],
      fc.constantFrom('male' as const, 'female' as const),
      (one, other, birth, sex) => {
        const on = (today: string) => assessStaff({ staff: { ...staff, birth_date: birth, sex }, today, clashes: [] }).findings;
        if (JSON.stringify(on(one)) === JSON.stringify(on(other))) return;
        expect(turningStaffBirths(one, other).some((range) => range.from <= birth && birth <= range.to)).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
