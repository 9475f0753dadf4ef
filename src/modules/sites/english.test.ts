// What of a site is in English, what is owed, what a text is written in; and every section that the registry knows has an English name.
import { expect, test } from 'vitest';
import { englishDuty, englishTitle } from './registry/english.ts';
import { englishName, englishParts, inEnglish, isVietnamese, type SiteEnglish, speaksEnglish } from './rules/english.ts';
import { siteTemplates } from './templates.ts';

const none: SiteEnglish = { name: null, address: null, behind: false, headTitle: null, pages: [], leaders: false };
const filled = (slug: string, kind: 'page' | 'contact' | 'category' = 'page', hasContent = true) => ({
  ...{ slug, kind, hasContent, title: `Mục ${slug}` },
});
const sections = [
  filled('gioi-thieu'),
  filled('chuc-nang-nhiem-vu'),
  filled('lanh-dao'),
  filled('co-cau-to-chuc', 'page', false),
  filled('tin-tuc', 'category'),
  filled('lien-he', 'contact', false),
  filled('muc-rieng'),
];
const site = (english: Partial<SiteEnglish>, level: 'district' | 'thcs' = 'district') => ({
  ...{ level, sections, english: { ...none, ...english } },
});
const day = '2018-12-10';
const menu = (english: Partial<SiteEnglish>, level: 'district' | 'thcs' = 'district', on = day) =>
  englishParts(site(english, level), on)
    .map((part) => (part.there ? part.slug : `(${part.slug})`))
    .join(' ');

test('an agency’s menu has what is there and what is owed, but nothing that is empty in Vietnamese; a school’s what is there', () => {
  const page = (slug: string) => ({ slug, title: 'A title' });
  expect(menu({})).toBe('(chuc-nang-nhiem-vu) (lanh-dao) (lien-he)');
  expect(menu({ pages: [page('chuc-nang-nhiem-vu'), page('co-cau-to-chuc')], leaders: true })).toBe(
    'chuc-nang-nhiem-vu lanh-dao (lien-he)',
  );
  expect(menu({ address: 'Hamlet 5', pages: [page('gioi-thieu')] })).toBe('gioi-thieu (chuc-nang-nhiem-vu) (lanh-dao) lien-he');
  expect(menu({}, 'thcs')).toBe('');
  expect(menu({ leaders: true, pages: [page('gioi-thieu')] }, 'thcs')).toBe('gioi-thieu lanh-dao');
  // Before there was a rule, nobody owed anything.
  expect(menu({}, 'district', '2011-07-31')).toBe('');
});

test('the text of a category, and of what is made from records, is no English page', () => {
  const written = site({ pages: [{ slug: 'tin-tuc', title: 'News' }] });
  expect(inEnglish(written, filled('tin-tuc', 'category'))).toBe(false);
  expect(speaksEnglish(written)).toBe(false);
  expect(speaksEnglish(site({ name: 'Hải Hậu District Office' }))).toBe(true);
});

test('a section is called what the unit calls it, else by its usual name, else in Vietnamese and marked', () => {
  const named = site({ pages: [{ slug: 'gioi-thieu', title: 'Who we are' }] });
  expect(englishName(named, filled('gioi-thieu'))).toEqual({ title: 'Who we are' });
  expect(englishName(named, filled('lien-he'))).toEqual({ title: 'Contact' });
  expect(englishName(named, filled('muc-rieng'))).toEqual({ title: 'Mục muc-rieng', lang: 'vi' });
});

test('every section of the registry has an English name', () => {
  const slugs = new Set(Object.values(siteTemplates).flatMap(({ sections: all }) => all.map((section) => section.slug)));
  expect([...slugs].filter((slug) => !englishTitle(slug))).toEqual([]);
});

test.each([
  ['department', day, 'NĐ 43/2011/NĐ-CP'],
  ['district', '2022-08-15', 'NĐ 42/2022/NĐ-CP, Điều 7'],
  ['thpt', day, ''],
] as const)('%s on %s owes by %s', (level, on, basis) => {
  expect(englishDuty(level, on).basis).toBe(basis);
  expect(englishDuty(level, on).slugs).toHaveLength(basis ? 4 : 0);
});

test.each([
  ['', undefined, false],
  ['To guide and inspect educational institutions in Hải Hậu District.', undefined, false],
  ['Hải Hậu District Office of Education and Training', 0.7, false],
  ['Trần Nhật Duật Upper Secondary School', 0.7, false],
  ['Phòng Giáo dục và Đào tạo huyện Hải Hậu', 0.7, true],
  ['Trưởng phòng', undefined, true],
  ['Tham mưu, giúp Ủy ban nhân dân huyện quản lý nhà nước về giáo dục và đào tạo trên địa bàn.', undefined, true],
  ['Tham mưu, giúp Ủy ban nhân dân huyện quản lý'.normalize('NFD'), undefined, true],
  ['12/2018', undefined, false],
])('%s (%s) is Vietnamese: %s', (text, over, answer) => {
  expect(isVietnamese(text, over)).toBe(answer);
});
