// Which parts of a site must be there in English, by which rule (P-2.4), and what are sections called in English? Data with validity.
import type { LocalDate } from '#kernel/calendar.ts';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { basisOn, type LegalBasis } from './legal-bases.ts';

/** What a state agency tells foreigners in two groups; everything else in English is welcome and no duty. */
const groups: readonly { name: string; slugs: readonly string[] }[] = [
  {
    name: 'Chức năng, nhiệm vụ, cơ cấu tổ chức của cơ quan và đơn vị trực thuộc',
    slugs: ['chuc-nang-nhiem-vu', 'co-cau-to-chuc'],
  },
  { name: 'Thông tin liên hệ của người có thẩm quyền', slugs: ['lanh-dao', 'lien-he'] },
];
const bases: readonly LegalBasis[] = [
  { text: 'NĐ 43/2011/NĐ-CP', from: '2011-08-01', to: '2022-08-14' },
  { text: 'NĐ 42/2022/NĐ-CP, Điều 7', from: '2022-08-15' },
];
const agencies: ReadonlySet<UnitLevel> = new Set(['department', 'district']);

export type EnglishDuty = { slugs: readonly string[]; basis: string };
export function englishDuty(level: UnitLevel, today: LocalDate): EnglishDuty {
  const basis = agencies.has(level) ? basisOn(bases, today) : '';
  return { slugs: basis === '' ? [] : groups.flatMap((group) => group.slugs), basis };
}
export const englishGroupOf = (slug: string): string | undefined => groups.find((group) => group.slugs.includes(slug))?.name;
/** Levels whose sites owe English on that day. */
export const englishLevels = (today: LocalDate): UnitLevel[] => [...agencies].filter((level) => englishDuty(level, today).basis);

const titles: Readonly<Record<string, string>> = {
  'gioi-thieu': 'About us',
  'chuc-nang-nhiem-vu': 'Functions and duties',
  'lanh-dao': 'Leadership',
  'co-cau-to-chuc': 'Organisation',
  'lich-su': 'History',
  'doi-ngu': 'Staff',
  'tin-tuc': 'News',
  'tin-nganh': 'News of the sector',
  'tin-co-so': 'News from schools',
  'guong-dien-hinh': 'People to look up to',
  'su-kien': 'Events',
  'thu-vien': 'Photos and videos',
  'thong-bao': 'Notices',
  'van-ban': 'Official documents',
  'dieu-hanh': 'Direction and administration',
  'lich-cong-tac': 'Weekly calendar',
  'ke-hoach': 'Plans',
  'ket-luan-chi-dao': 'Conclusions and instructions',
  'khen-thuong-xu-phat': 'Awards and sanctions',
  'du-an-mua-sam': 'Projects, bidding and procurement',
  'de-tai-khoa-hoc': 'Research and initiatives',
  'thu-tuc-hanh-chinh': 'Administrative procedures and online services',
  'chuyen-mon': 'Teaching and learning',
  'chuyen-mon-mam-non': 'Preschool education',
  'chuyen-mon-tieu-hoc': 'Primary education',
  'chuyen-mon-trung-hoc': 'Secondary education',
  'chuyen-mon-thuong-xuyen': 'Continuing education',
  'tuyen-sinh': 'Admissions and examinations',
  'tra-cuu': 'Result look-up',
  'tai-nguyen': 'Teaching resources',
  'chuyen-doi-so': 'Digital transformation',
  'cai-cach-hanh-chinh': 'Administrative reform',
  'cong-khai': 'Public disclosure',
  'danh-muc-cong-khai': 'List of public information',
  'thong-ke': 'Statistics',
  'pho-bien-phap-luat': 'Legal education',
  'hoi-dap': 'Questions and answers',
  'gop-y': 'Public consultation',
  'danh-ba': 'Directory of units',
  'lien-he': 'Contact',
  'du-lieu-dac-ta': 'Metadata',
  'hoat-dong': 'Activities',
  'doan-doi': 'Youth and pupils’ union',
  'cong-doan': 'Trade union',
  'thi-dua': 'Awards',
  'thoi-khoa-bieu': 'Timetable',
  'thuc-don': 'Menu',
  'phu-huynh': 'Parents’ corner',
  'suc-khoe': 'Health and nutrition',
  'tu-van-hoc-duong': 'School counselling',
  'cuu-hoc-sinh': 'Alumni',
  'lop-hoc': 'Open classes',
  'chuong-trinh-dao-tao': 'Training programmes',
  'lich-khai-giang': 'Course calendar',
  'tra-cuu-chung-chi': 'Certificate look-up',
};
/** undefined: a section of the unit's own, which has the name that the unit gives it. */
export const englishTitle = (slug: string): string | undefined => titles[slug];
