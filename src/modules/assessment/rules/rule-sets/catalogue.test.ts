import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { subjectList } from '#kernel/code-lists/subjects.ts';
import { grades } from '#kernel/code-lists/units-and-grades.ts';
import { programmeOf, ruleSetAt, ruleSetFor, ruleSets } from './catalogue.ts';
import { catalogueDocument } from './catalogue-document.ts';

const year = (first: number) => `${first}-${first + 1}`;

test.each([
  ['06', 2018, 'TT58/2011'],
  ['12', 2019, 'TT58/2011'],
  ['09', 2020, 'TT58/2011+TT26/2020'],
  ['06', 2020, 'TT58/2011+TT26/2020'],
  ['06', 2021, 'TT22/2021'],
  ['07', 2021, 'TT58/2011+TT26/2020'],
  ['10', 2022, 'TT22/2021'],
  ['08', 2022, 'TT58/2011+TT26/2020'],
  ['09', 2023, 'TT58/2011+TT26/2020'],
  ['12', 2024, 'TT22/2021'],
  ['01', 2018, 'TT30/2014+TT22/2016'],
  ['01', 2020, 'TT27/2020'],
  ['02', 2020, 'TT30/2014+TT22/2016'],
  ['04', 2022, 'TT30/2014+TT22/2016'],
  ['05', 2024, 'TT27/2020'],
])('grade %s in %i lives under %s', (grade, first, id) => expect(ruleSetFor('general', grade, year(first))?.id).toBe(id));

test('every grade has exactly one rule set in every year from 2016-2017 on', () => {
  for (const { code } of grades)
    for (let first = 2016; first <= 2035; first++)
      for (const level of ['thcs', 'gdtx'] as const) {
        const programme = programmeOf(level, code);
        if (programme === 'continuing' && Number(code) < 6) continue;
        const fitting = ruleSets.filter((rules) =>
          rules.validity.some(
            (one) =>
              one.programme === programme &&
              one.grades.includes(code) &&
              one.firstYear <= year(first) &&
              (one.lastYear === null || one.lastYear >= year(first)),
          ),
        );
        expect(
          fitting.map(({ id }) => id),
          `${programme} ${code} ${first}`,
        ).toHaveLength(1);
        expect(ruleSetFor(programme, code, year(first))).toBe(fitting[0]);
      }
});

test('a centre for continuing education has rules of its own, a small child none of learning', () => {
  expect(ruleSetFor(programmeOf('gdtx', '10'), '10', '2018-2019')?.id).toBe('TT26/2014');
  expect(ruleSetFor(programmeOf('gdtx', '10'), '10', '2023-2024')?.id).toBe('TT43/2021');
  expect(ruleSetFor(programmeOf('mn', 'MG5'), 'MG5', '2018-2019')?.kind).toBe('preschool');
  expect(ruleSetFor('general', '06', '2010-2011')).toBeUndefined();
});

test('a record finds the very rules it was made under, or nothing', () => {
  for (const rules of ruleSets) expect(ruleSetAt(rules.id, rules.version)).toBe(rules);
  expect(() => ruleSetAt('TT58/2011', 99)).toThrow('Không có bộ quy định TT58/2011 bản 99');
  expect(new Set(ruleSets.map(({ id, version }) => `${id} ${version}`)).size).toBe(ruleSets.length);
});

test('rule sets are plain data, cite their law, and know their subjects', () => {
  for (const rules of ruleSets) {
    expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
    if (rules.kind !== 'secondary') continue;
    for (const code of [...rules.commentSubjects, ...rules.exemptible]) expect(subjectList.has(code)).toBe(true);
    if (rules.learning.by === 'mean') for (const code of rules.learning.core) expect(subjectList.has(code)).toBe(true);
    const levels = rules.learning.rungs.map(({ code }) => code);
    for (const { reached, raw, to } of rules.learning.adjustments)
      for (const code of [reached, raw, to]) expect(levels).toContain(code);
  }
  expect(JSON.stringify(ruleSets.find(({ id }) => id === 'TT43/2021'))).not.toContain('"TT22 ');
  expect(JSON.stringify(ruleSets.find(({ id }) => id === 'TT58/2011+TT26/2020'))).not.toContain('"TT58 Đ');
});

test('docs/assessment.md says what the rule sets say', () => {
  if (process.env.WRITE_DOCS) writeFileSync('docs/assessment.md', catalogueDocument());
  expect(readFileSync('docs/assessment.md', 'utf8')).toBe(catalogueDocument());
});
