// Which forms does which unit fill? And the catalogue as people read it, in docs, is the one the product works with.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { itemsOf, ruleSetOf, ruleSets } from './catalogue.ts';
import { catalogueDocument } from './catalogue-document.ts';
import { columnsOf, gradesOfSet } from './forms.ts';

const slugs = (type: string, year: string, boarding = false) => itemsOf({ type, boarding }, year).map((item) => item.slug);

test.each<[string, string, string[]]>([
  ['MAM_NON', 'a preschool', ['bieu-mau-01-mn', 'bieu-mau-02-mn', 'bieu-mau-03-mn', 'bieu-mau-04-mn']],
  ['TIEU_HOC', 'a primary school', ['bieu-mau-05-th', 'bieu-mau-06-th', 'bieu-mau-07-th', 'bieu-mau-08-th']],
  ['THPT', 'an upper secondary school', ['bieu-mau-09-thpt', 'bieu-mau-10-thpt', 'bieu-mau-11-thpt', 'bieu-mau-12-thpt']],
  ['GDNN_GDTX', 'a continuing centre', ['bieu-mau-13-gdtx', 'bieu-mau-14-gdtx', 'bieu-mau-15-gdtx', 'bieu-mau-16-gdtx']],
])('%s: %s fills its four forms and the finance items', (type, _what, forms) => {
  expect(slugs(type, '2018-2019')).toEqual([...forms, 'khoan-thu', 'thu-chi']);
});

test('a school of several levels fills the forms of each; an office none', () => {
  expect(slugs('TH_THCS', '2018-2019')).toHaveLength(4 + 4 + 2);
  expect(slugs('THCS_THPT', '2018-2019').filter((slug) => slug.startsWith('bieu-mau-09'))).toEqual([
    'bieu-mau-09-thcs',
    'bieu-mau-09-thpt',
  ]);
  for (const type of ['SO', 'PHONG', 'TTHTCD']) expect(slugs(type, '2018-2019')).toEqual([]);
});

test('menus are for preschools and for schools with meals; each school year has one rule set', () => {
  expect(slugs('MAM_NON', '2025-2026', true)).toContain('thuc-don');
  expect(slugs('TIEU_HOC', '2025-2026', true)).toContain('thuc-don');
  expect(slugs('TIEU_HOC', '2025-2026')).not.toContain('thuc-don');
  for (let year = 2017; year < 2035; year++) {
    const code = year < 2024 ? 'TT36' : 'TT09';
    expect(ruleSetOf(`${year}-${year + 1}`)?.code).toBe(code);
  }
  expect(ruleSetOf('2015-2016')).toBeUndefined();
});

test('every form is sound: codes once, subjects known, rows once a table', () => {
  for (const set of ruleSets) {
    for (const type of ['MAM_NON', 'TIEU_HOC', 'TH_THCS_THPT', 'GDTX']) {
      const items = itemsOf({ type, boarding: true }, set.firstYear);
      expect(new Set(items.map((item) => item.slug)).size).toBe(items.length);
      for (const item of items) {
        expect(set.subjects.map((subject) => subject.code)).toContain(item.subject);
        expect(new Set(item.parts.map((part) => part.code)).size).toBe(item.parts.length);
        for (const part of item.parts) {
          if (part.kind !== 'table') continue;
          expect(new Set(part.rows.map((row) => row.code)).size).toBe(part.rows.length);
          expect(columnsOf(part, gradesOfSet(type, item.set)).length).toBeGreaterThan(0);
        }
      }
    }
  }
});

test('docs/disclosure.md is this catalogue', () => {
  const written = catalogueDocument();
  if (process.env.WRITE_DOCS) writeFileSync('docs/disclosure.md', written);
  expect(readFileSync('docs/disclosure.md', 'utf8')).toBe(written);
});
