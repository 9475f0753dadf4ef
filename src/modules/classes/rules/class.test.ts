import { expect, test } from 'vitest';
import { assessClass, type ClassFacts } from './class.ts';

const facts: ClassFacts = {
  class: {
    name: '6A',
    grade: '06',
    homeroom_staff_id: 's',
    declared_size: 40,
    foreign_language_1: 'EN',
    session: 'morning',
    sessions_per_week: 6,
    code: 'L6A',
  },
  unitType: 'THCS',
  homeroom: { active: true, sameUnit: true },
  activePupils: 40,
  sameNameInYear: false,
};
test.each<[string, Partial<ClassFacts>, Partial<ClassFacts['class']>, string[]]>([
  ['complete', {}, {}, []],
  ['4: nobody leads it', { homeroom: null }, { homeroom_staff_id: null }, ['4E']],
  ['5: who left leads it', { homeroom: { active: false, sameUnit: true } }, {}, ['5E']],
  ['5: somebody of another school', { homeroom: { active: true, sameUnit: false } }, {}, ['5E']],
  ['6: empty', { activePupils: 0 }, { declared_size: null }, ['6W']],
  ['6: over the norm', { activePupils: 46 }, { declared_size: 46 }, ['6W']],
  ['6: fewer than fifteen', { activePupils: 14 }, { declared_size: null }, ['6W']],
  ['7: the declared size differs', { activePupils: 39 }, {}, ['7E']],
  ['8: a grade the school does not teach', {}, { grade: '10' }, ['8E']],
  ['8: the name twice', { sameNameInYear: true }, {}, ['8E']],
  ['9: no foreign language from grade 6', {}, { foreign_language_1: null }, ['9W']],
  [
    '9: none needed in grade 5',
    { unitType: 'TIEU_HOC', activePupils: 30 },
    { grade: '05', foreign_language_1: null, declared_size: 30 },
    [],
  ],
])('%s', (_name, change, own, expected) =>
  expect(
    assessClass({ ...facts, ...change, class: { ...facts.class, ...own } }).findings.map((f) => `${f.rule}${f.level}`),
  ).toEqual(expected),
);
