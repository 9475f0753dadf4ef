import { expect, test } from 'vitest';
import { fold } from '../vietnamese-text.ts';
import * as people from './people-codes.ts';
import { subjectList } from './subjects.ts';
import { gradeList, grades, unitTypeList, unitTypes } from './units-and-grades.ts';

const lists = Object.entries({ ...people, gradeList, unitTypeList, subjectList }).flatMap(([key, list]) =>
  typeof list === 'object' ? [[key, list] as const] : [],
);

test.each(lists)('%s: every code, name and alias leads to one entry', (_, list) => {
  const owner = new Map<string, string>();
  expect(new Set(list.entries.map((entry) => entry.code)).size).toBe(list.entries.length);
  for (const { code, name, aliases = [] } of list.entries)
    for (const word of [name, ...aliases]) {
      expect(word).toBe(word.normalize('NFC'));
      const key = fold(word).replace(/[^a-z0-9]/g, '');
      expect(owner.get(key) ?? code, `${word} stands for two codes`).toBe(code);
      owner.set(key, code);
      expect(list.find(word).code).toBe(code);
    }
});

test.each([
  ['Kinh', '01', 'exact'],
  ['  KINH ', '01', 'exact'],
  ['Kinh'.normalize('NFD'), '01', 'exact'],
  ['khmer', '05', 'alias'],
  ['Khơ me', '05', 'exact'],
  ['Mông', '08', 'alias'],
  ["H'Mông", '08', 'exact'],
  ['Mèo', '08', 'alias'],
  ['Cao Lan', '15', 'alias'],
  ['Vân Kiều', '23', 'alias'],
  ['nước ngoài', '55', 'alias'],
])('ethnic group %j is %s (%s)', (text, code, how) => expect(people.ethnicGroups.find(text)).toEqual({ code, how }));

test('a number is never taken for an ethnic group: the census counts them in another order', () =>
  expect(people.ethnicGroups.find('04').code).toBeNull());

test('an unknown word gets its nearest names', () => {
  expect(people.ethnicGroups.find('Kinnh')).toEqual({ code: null, near: expect.arrayContaining(['Kinh']) });
  expect(people.religions.find('Cong giao').code).toBe('catholic');
  expect(people.religions.find('Thiên chúa giáo')).toEqual({ code: 'catholic', how: 'alias' });
});

test('54 groups and foreigners; five boarding kinds; grades of the levels', () => {
  expect(people.ethnicGroups.entries).toHaveLength(55);
  expect(people.boardingKinds.entries).toHaveLength(5);
  for (const type of unitTypes) for (const code of type.grades) expect(grades.map((grade) => grade.code)).toContain(code);
  expect(gradeList.find('Lớp 6').code).toBe('06');
  expect(gradeList.find('6').code).toBe('06');
  expect(gradeList.find('Mẫu giáo lớn').code).toBe('MG5');
});

test('a professional title of 2018 names its level and rank', () =>
  expect(people.professionalTitles.nameOf('V.07.04.11')).toBe('Giáo viên THCS hạng II'));
