// The ranking of portals in a school year (P-1.21): criteria whose points sum to a hundred, what the system counts, what a unit says of
// itself, what the department decides, and the band of the sum. Pure; shares and points are whole tenths.
import type { Standing } from '../queries/register.ts';

/** What the system counts by itself; a criterion without a measure is for people alone. */
export const measureNames = {
  sections: 'Mục bắt buộc có nội dung',
  platform: 'Trang nằm trên hệ thống của Sở',
  articles: 'Số bài so với mức của năm học',
  months: 'Mỗi tháng có tin, bài, văn bản mới',
  disclosure: 'Mục công khai đến hạn đã công khai',
  review: 'Không có bài chờ duyệt quá hạn',
} as const;
export type RankingMeasure = keyof typeof measureNames;

export type Criterion = {
  code: string;
  title: string;
  guide: string;
  /** Tenths of a point: 300 is thirty points. */
  tenths: number;
  measure: RankingMeasure | null;
};
export type Band = { name: string; fromTenths: number };

/** HCMC's rubric for schools adapted to what a platform counts; the department edits a copy for each school year. */
export const firstCriteria: readonly Criterion[] = [
  {
    ...{ code: 'muc', title: 'Đủ mục theo quy định', tenths: 300, measure: 'sections' },
    guide: 'Các mục bắt buộc của TT 37/2020 có nội dung; mục trống không tính.',
  },
  {
    ...{ code: 'ket-noi', title: 'Kết nối với cổng của Sở', tenths: 100, measure: 'platform' },
    guide: 'Trang nằm trên hệ thống chung hoặc được liên kết, nhận tin từ cấp trên.',
  },
  {
    ...{ code: 'tin-bai', title: 'Thông tin đầy đủ', tenths: 200, measure: 'articles' },
    guide: 'Ít nhất 40 bài một năm học, tính đến ngày chấm.',
  },
  {
    ...{ code: 'thuong-xuyen', title: 'Cập nhật thường xuyên', tenths: 100, measure: 'months' },
    guide: 'Tháng nào cũng có tin, bài hoặc văn bản mới; trường không tính tháng 6, 7.',
  },
  {
    ...{ code: 'cong-khai', title: 'Công khai theo năm học', tenths: 150, measure: 'disclosure' },
    guide: 'Các mục phải công khai đến hôm nay đã công khai; mục còn thiếu không tính.',
  },
  {
    ...{ code: 'bieu-mau', title: 'Mẫu đơn cho phụ huynh, học sinh', tenths: 50, measure: null },
    guide: 'Đơn xin nghỉ học, xin phúc khảo, nhập học tải được từ trang. Minh chứng: liên kết tới trang.',
  },
  {
    ...{ code: 'bao-cao', title: 'Báo cáo trực tuyến đủ và đúng hạn', tenths: 100, measure: null },
    guide: 'Các báo cáo trong năm nộp đủ và đúng hạn. Minh chứng: danh sách, số văn bản.',
  },
];
export const firstBands: readonly Band[] = [
  { name: 'Xuất sắc', fromTenths: 900 },
  { name: 'Tốt', fromTenths: 800 },
  { name: 'Khá', fromTenths: 700 },
  { name: 'Trung bình', fromTenths: 500 },
  { name: 'Yếu', fromTenths: 0 },
];
export const wholeTenths = 1000;

const part = (has: number, wants: number, of: number) => (wants <= 0 ? of : Math.floor((of * Math.min(has, wants)) / wants));

/** Items that a school had to disclose by today, and those of them that are not there. */
export type Disclosed = { due: number; missing: number };
export type Counts = Pick<Standing, 'inputs' | 'conditions' | 'onPlatform' | 'disclosure' | 'overdue'> & {
  /** null: no plan of items asks it; then its section of disclosure counts, filled or not. */
  disclosed: Disclosed | null;
};
const conditionOf = (use: Counts, code: string) => use.conditions.find((one) => one.code === code);

/** Tenths of a point by count, rounded down: no half point comes from nowhere. */
export function countedTenths(criterion: Criterion, use: Counts): number | null {
  const of = criterion.tenths;
  const condition = (code: string) => conditionOf(use, code);
  switch (criterion.measure) {
    case null:
      return null;
    case 'sections':
      return part(use.inputs.sectionsFilled, use.inputs.sectionsMandatory, of);
    case 'platform':
      return use.onPlatform ? of : 0;
    case 'articles':
      return part(use.inputs.articles, condition('articles')?.wants ?? 0, of);
    case 'months':
      return part(condition('months')?.has ?? 0, condition('months')?.wants ?? 0, of);
    case 'disclosure':
      if (use.disclosed) return part(use.disclosed.due - use.disclosed.missing, use.disclosed.due, of);
      return use.disclosure === 'filled' ? of : 0;
    case 'review':
      return use.overdue === 0 ? of : 0;
  }
}

/** What was counted, for whoever asks where the points come from; '' where nothing is. */
export function countedWords(criterion: Criterion, use: Counts): string {
  const share = (code: string, what: string) => {
    const { has = 0, wants = 0 } = conditionOf(use, code) ?? {};
    return `${has}/${wants} ${what}`;
  };
  switch (criterion.measure) {
    case null:
      return '';
    case 'sections':
      return `${use.inputs.sectionsFilled}/${use.inputs.sectionsMandatory} mục`;
    case 'platform':
      return use.onPlatform ? 'có' : 'không';
    case 'articles':
      return share('articles', 'bài');
    case 'months':
      return share('months', 'tháng');
    case 'disclosure': {
      if (!use.disclosed) return use.disclosure === 'filled' ? 'có nội dung' : 'chưa có nội dung';
      const { due, missing } = use.disclosed;
      return `${due - missing}/${due} mục${missing > 0 ? `, thiếu ${missing}` : ''}`;
    }
    case 'review':
      return `${use.overdue} bài quá hạn`;
  }
}

export type Scored = { tenths: number; note: string; link: string; by: string; at: Date };
export type Part = {
  code: string;
  counted: number | null;
  /** What it was counted from; not in results closed by earlier versions. */
  from?: string;
  self: Scored | null;
  office: Scored | null;
  /** The department's word, else the count, else the unit's own. */
  tenths: number;
};
export function partOf(criterion: Criterion, counted: number | null, self: Scored | null, office: Scored | null): Part {
  const most = (tenths: number) => Math.min(criterion.tenths, tenths);
  return { code: criterion.code, counted, self, office, tenths: most(office?.tenths ?? counted ?? self?.tenths ?? 0) };
}
export const totalOf = (parts: readonly Part[]): number => parts.reduce((n, one) => n + one.tenths, 0);
/** The highest band whose beginning is reached. */
export const bandOf = (bands: readonly Band[], tenths: number): string =>
  [...bands].sort((a, b) => b.fromTenths - a.fromTenths).find((band) => tenths >= band.fromTenths)?.name ?? '';

/** Places by total: equals share one, and the next comes after all of them. */
export function placed<T extends { tenths: number }>(rows: readonly T[]): (T & { place: number })[] {
  const order = [...rows].sort((a, b) => b.tenths - a.tenths);
  let place = 0;
  return order.map((row, i) => {
    if (i === 0 || row.tenths !== order[i - 1]?.tenths) place = i + 1;
    return { ...row, place };
  });
}

/** 875 → '87,5'. */
export const formatPoints = (tenths: number): string =>
  tenths % 10 === 0 ? String(tenths / 10) : `${Math.trunc(tenths / 10)},${tenths % 10}`;
