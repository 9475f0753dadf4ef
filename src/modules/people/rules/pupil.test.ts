import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#kernel/calendar.ts';
import { grades } from '#kernel/code-lists/units-and-grades.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { emptyPupil, type GuardianRecord, type PupilRecord } from '../tables.ts';
import { assessPupil, januaryIsDoubtful, type PupilFacts, turningBirths } from './pupil.ts';

const pupil: PupilRecord = {
  ...emptyPupil,
  ...{
    id: 'x',
    unit_id: 1,
    full_name: 'Trần Văn An',
    birth_date: '2007-03-04',
    sex: 'male',
    ethnicity: '01',
    nationality: 'VN',
    status_date: '2018-08-20',
  },
  ...{ class_id: 1, grade: '06', phone: '0912345678', personal_id: '036207000001' },
};
const mother = { birth_year: 1980, phone: '0912345678' } as GuardianRecord;
const facts: PupilFacts = {
  pupil,
  guardians: [mother],
  schoolYear: '2018-2019',
  today: '2018-12-10',
  general: true,
  clashes: [],
  placeError: null,
};
const found = (change: Partial<PupilRecord>, more: Partial<PupilFacts> = {}) =>
  assessPupil({ ...facts, ...more, pupil: { ...pupil, ...change } }).findings.map((f) => `${f.rule}${f.level}`);

test('a complete record without doubts', () => expect(assessPupil(facts)).toEqual({ missing: [], findings: [], filled: 4 }));

test.each<[string, Partial<PupilRecord>, Partial<PupilFacts>, string[]]>([
  ['10: a mandatory field is missing', { ethnicity: null }, {}, ['10E']],
  ['10: not placed in a class', { class_id: null }, {}, ['10E']],
  ['11: digits in the name', { full_name: 'Trần Văn 2' }, {}, ['11W']],
  ['11: one word', { full_name: 'An' }, {}, ['11W']],
  ['11: an old encoding', { full_name: 'NguyÔn V¨n An' }, {}, ['11W']],
  ['12: born in the future', { birth_date: '2031-01-01', personal_id: null }, {}, ['12W', '14E']],
  ['12: two years young for the grade', { birth_date: '2009-03-04', personal_id: null }, {}, ['12W']],
  ['12: one year young is allowed', { birth_date: '2008-03-04', personal_id: null }, {}, []],
  ['12: 1 January like many of the class', { birth_date: '2007-01-01' }, { manyInJanuary: true }, ['12W']],
  ['12: 1 January, alone in the class', { birth_date: '2007-01-01' }, {}, []],
  ['12: another day in such a class', {}, { manyInJanuary: true }, []],
  ['13: four years over the age of the grade', { birth_date: '2003-03-04', personal_id: null }, {}, ['13W']],
  ['13: three years over are allowed', { birth_date: '2004-03-04', personal_id: null }, {}, []],
  ['14: over 21 in general school', { birth_date: '1996-03-04', personal_id: null }, {}, ['13W', '14E']],
  [
    '14: not in continuing education',
    { birth_date: '1990-03-04', personal_id: null },
    { general: false, guardians: [{ birth_year: 1950, phone: '0912345678' }] },
    [],
  ],
  ['15: eight digits', { personal_id: '12345678' }, {}, ['15E']],
  ['15: nine digits of the old card', { personal_id: '123456789' }, {}, []],
  ['15: the sex disagrees', { personal_id: '036307000001' }, {}, ['15W']],
  ['15: the year disagrees', { personal_id: '036208000001' }, {}, ['15W']],
  [
    '16: another person has the number',
    {},
    { clashes: [{ field: 'ministry_id', samePerson: false, unitName: 'THCS B' }] },
    ['16E'],
  ],
  ['17: the same pupil elsewhere', {}, { clashes: [{ field: 'ministry_id', samePerson: true, unitName: 'THCS B' }] }, ['17E']],
  [
    '17: not once he has left',
    { status: 'left', status_reason: 'Xa trường' },
    { clashes: [{ field: 'ministry_id', samePerson: true, unitName: 'THCS B' }] },
    [],
  ],
  ['18: a commune of another district', {}, { placeError: 'Xã, phường không thuộc huyện đã ghi' }, ['18E']],
  ['19: nobody', {}, { guardians: [] }, ['19W']],
  ['19: a mother of eleven', {}, { guardians: [{ birth_year: 1996, phone: '0912345678' }] }, ['19W']],
  ['20: no phone at all', { phone: null }, { guardians: [{ birth_year: 1980, phone: null }] }, ['20W']],
  ['20: seven digits', { phone: '0350386' }, {}, ['20W']],
  ['20: eleven digits, as until 2018', { phone: '01234567890' }, {}, []],
  ['21: disability without a kind', { disability: true }, {}, ['21E']],
  ['21: a kind without disability', { disability_kinds: ['motor'] }, {}, ['21E']],
  ['21: two kinds of boarding', { boarding_kinds: ['boarding', 'day_boarding'] }, {}, ['21E']],
  ['22: foreign nationality, Vietnamese group', { nationality: 'LA' }, {}, ['22W']],
  ['22: Vietnamese nationality, foreigner', { ethnicity: '55' }, {}, ['22W']],
  ['24: left without a reason', { status: 'left' }, {}, ['24E']],
  ['25: a pioneer of seven', { pioneer: true, birth_date: '2011-03-04', grade: '01', personal_id: null }, {}, ['25W']],
  ['25: in the youth union at eleven', { youth_union: true }, {}, ['25W']],
])('%s', (_name, change, more, expected) => expect(found(change, more)).toEqual(expected));

test.each([
  [0, 30, false],
  [1, 10, false],
  [2, 40, false],
  [2, 39, true],
  [3, 60, false],
  [4, 60, true],
])('%i of %i born on 1 January: doubtful %s', (january, active, expected) =>
  expect(januaryIsDoubtful(january, active)).toBe(expected),
);

test('whose answers differ between two days is among those found by their day of birth', () => {
  const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2017-06-01', n));
  fc.assert(
    fc.property(
      ...[day, day, fc.integer({ min: 0, max: 9500 }).map((n) => addDays('1994-01-01', n))],
      fc.constantFrom(...grades.map((grade) => grade.code)),
      ...[fc.boolean(), fc.boolean()],
      (one, other, birth, grade, pioneer, union) => {
        const own = { ...pupil, birth_date: birth, personal_id: null, grade, pioneer, youth_union: union };
        const on = (today: string) =>
          assessPupil({ ...facts, guardians: [], pupil: own, today, schoolYear: schoolYearOf(today) }).findings;
        if (JSON.stringify(on(one)) === JSON.stringify(on(other))) return;
        expect(
          turningBirths(one, other).some(
            (range) =>
              range.from <= birth &&
              birth <= range.to &&
              (!range.grade || range.grade === grade) &&
              (range.mark !== 'pioneer' || pioneer) &&
              (range.mark !== 'youth_union' || union),
          ),
        ).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
