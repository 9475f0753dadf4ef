// Which sections does the law ask of a site, and what does a new one start with? (TT 37/2020 articles 8-9, portal P-1.8, P-8.4)
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { Palette } from './palettes.ts';

export type SectionKind = 'page' | 'category' | 'directory' | 'contact';
export type SectionTemplate = {
  slug: string;
  title: string;
  kind: SectionKind;
  mandatory: boolean;
  legalBasis: string;
  inMenu: boolean;
};
const law = 'TT 37/2020/TT-BGDĐT, Điều 9';
const page = (slug: string, title: string, mandatory = true, inMenu = true): SectionTemplate => ({
  slug,
  title,
  kind: 'page',
  mandatory,
  legalBasis: mandatory ? law : '',
  inMenu,
});
const news = (slug: string, title: string): SectionTemplate => ({
  slug,
  title,
  kind: 'category',
  mandatory: true,
  legalBasis: law,
  inMenu: true,
});
const contact: SectionTemplate = {
  slug: 'lien-he',
  title: 'Liên hệ',
  kind: 'contact',
  mandatory: true,
  legalBasis: law,
  inMenu: true,
};

const office: SectionTemplate[] = [
  page('gioi-thieu', 'Giới thiệu'),
  news('tin-tuc', 'Tin tức'),
  news('thong-bao', 'Thông báo'),
  page('van-ban', 'Văn bản'),
  page('thu-tuc-hanh-chinh', 'Thủ tục - DVC'),
  page('cong-khai', 'Công khai'),
  { slug: 'danh-ba', title: 'Danh bạ', kind: 'directory', mandatory: true, legalBasis: law, inMenu: true },
  contact,
];
const school = (admission: string, life: SectionTemplate[]): SectionTemplate[] => [
  page('gioi-thieu', 'Giới thiệu'),
  news('tin-tuc', 'Tin tức'),
  news('thong-bao', 'Thông báo'),
  ...life,
  page('tuyen-sinh', admission),
  page('cong-khai', 'Công khai'),
  page('van-ban', 'Văn bản', true, false),
  contact,
];

/** Sections whose page a module makes by itself: never empty, whatever was written into them. */
const living: ReadonlySet<string> = new Set(['van-ban', 'hoi-dap', 'gop-y', 'cong-khai']);
export const isLiving = (slug: string): boolean => living.has(slug);

export const siteTemplates: Record<UnitLevel, { palette: Palette; sections: SectionTemplate[] }> = {
  department: { palette: 'lam', sections: office },
  district: { palette: 'cham', sections: office },
  mn: { palette: 'gao', sections: school('Tuyển sinh', [page('thuc-don', 'Thực đơn', false)]) },
  th: { palette: 'ngoc', sections: school('Tuyển sinh lớp 1', [page('thoi-khoa-bieu', 'Thời khóa biểu', false)]) },
  thcs: { palette: 'luc', sections: school('Tuyển sinh lớp 6', [page('thoi-khoa-bieu', 'Kế hoạch - Thời khóa biểu', false)]) },
  thpt: { palette: 'cham', sections: school('Tuyển sinh lớp 10', [page('thoi-khoa-bieu', 'Kế hoạch - Thời khóa biểu', false)]) },
  gdtx: { palette: 'gom', sections: school('Tuyển sinh', [page('lop-hoc', 'Lớp đang mở', false)]) },
};
