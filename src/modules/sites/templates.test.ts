// What a new site starts with, by the kind of its unit: the groups of TT 37, the menu, the rule in force on a day.
import { expect, test } from 'vitest';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { isShown, sectionRows, siteTemplates } from './templates.ts';

const levels = Object.keys(siteTemplates) as UnitLevel[];
const day = '2018-12-10';
const duties = (level: UnitLevel, on = day) =>
  sectionRows(level, on)
    .filter((row) => row.mandatory)
    .map((row) => row.slug);

const school =
  'gioi-thieu chuc-nang-nhiem-vu lanh-dao co-cau-to-chuc lich-su tin-tuc thong-bao ke-hoach tuyen-sinh thu-tuc-hanh-chinh cong-khai van-ban tai-nguyen lien-he hoi-dap gop-y';
const office =
  'gioi-thieu chuc-nang-nhiem-vu lanh-dao co-cau-to-chuc tin-tuc thong-bao van-ban dieu-hanh lich-cong-tac ke-hoach khen-thuong-xu-phat du-an-mua-sam de-tai-khoa-hoc thu-tuc-hanh-chinh cong-khai danh-muc-cong-khai thong-ke pho-bien-phap-luat hoi-dap gop-y danh-ba lien-he';

test.each<[UnitLevel, string]>([
  ['department', office],
  ['district', office],
  ['mn', school],
  ['th', `${school} thoi-khoa-bieu`],
  ['thcs', `${school} thoi-khoa-bieu`],
  ['thpt', `${school} thoi-khoa-bieu`],
  ['gdtx', school],
])('%s has the sections that the rules ask for', (level, expected) => {
  expect(duties(level).sort()).toEqual(expected.split(' ').sort());
});

test.each(levels)('the menu of %s has two levels, each slug once, every group of the rule', (level) => {
  const { sections } = siteTemplates[level];
  const slugs = sections.map((section) => section.slug);
  expect(new Set(slugs).size).toBe(slugs.length);
  const bySlug = new Map(sections.map((section) => [section.slug, section]));
  for (const section of sections)
    if (section.parent !== undefined) expect(bySlug.get(section.parent)?.parent, section.slug).toBeUndefined();
  for (const section of sections)
    if (section.parent) expect(slugs.indexOf(section.parent)).toBeLessThan(slugs.indexOf(section.slug));
  const groups = new Set(sections.flatMap((section) => section.group ?? []));
  // Group 11 of a school is its management system, which is this product.
  const wanted = level === 'department' || level === 'district' ? 11 : 10;
  expect([...groups].sort((a, b) => a - b)).toEqual(Array.from({ length: wanted }, (_, i) => i + 1));
});

test.each([
  ['2012-01-01', '', 'before any circular a school owes nothing'],
  [day, 'TT 53/2012/TT-BGDĐT, Điều 14', ''],
  ['2020-11-19', 'TT 53/2012/TT-BGDĐT, Điều 14', ''],
  ['2020-11-20', 'TT 37/2020/TT-BGDĐT, Điều 9', ''],
])('on %s the introduction of a school rests on %s', (on, basis) => {
  expect(sectionRows('thcs', on)[0]?.legal_basis).toBe(basis);
  expect(duties('thcs', on).length > 0).toBe(basis !== '');
});

test('công khai follows its own circulars as well', () => {
  const basis = (on: string) => sectionRows('th', on).find((row) => row.slug === 'cong-khai')?.legal_basis;
  expect(basis(day)).toBe('TT 53/2012/TT-BGDĐT, Điều 14; TT 36/2017/TT-BGDĐT');
  expect(basis('2024-07-19')).toBe('TT 37/2020/TT-BGDĐT, Điều 9; TT 09/2024/TT-BGDĐT');
});

test.each([
  ['an empty page', { slug: 'ke-hoach', kind: 'page', hasContent: false }, false],
  ['an empty category', { slug: 'cong-doan', kind: 'category', hasContent: false }, false],
  ['a page with text', { slug: 'ke-hoach', kind: 'page', hasContent: true }, true],
  ['documents, also those of superiors', { slug: 'van-ban', kind: 'page', hasContent: false }, true],
  ['leaders whom nobody has written down', { slug: 'lanh-dao', kind: 'page', hasContent: false }, false],
  ['contact', { slug: 'lien-he', kind: 'contact', hasContent: false }, true],
] as const)('citizens are led to %s: %o', (_name, section, shown) => {
  expect(isShown(section)).toBe(shown);
});
