// Which books are printed, of what, and what are they called? (school-records section 3)
import { Refused } from '#kernel/refusal.ts';
import type { Period, RuleSet } from '#modules/assessment/index.ts';

export const bookKinds = [
  ...(['phieu-lien-lac', 'hoc-ba', 'so-diem', 'so-diem-ca-nhan', 'danh-sach-lop', 'bang-tong-hop'] as const),
  ...(['thong-ke', 'danh-sach-khen-thuong', 'danh-sach-kiem-tra-lai'] as const),
] as const;
export type BookKind = (typeof bookKinds)[number];
/** Handed out to a family: numbered, kept, verified. */
export const cardKinds = ['phieu-lien-lac', 'hoc-ba'] as const;
export type CardKind = (typeof cardKinds)[number];
export const isCard = (kind: BookKind): kind is CardKind => (cardKinds as readonly string[]).includes(kind);

export const series: Readonly<Record<CardKind, string>> = { 'phieu-lien-lac': 'PLL', 'hoc-ba': 'HB' };
/** 'PLL-0012/2018-2019'. */
export const cardNumber = (kind: CardKind, number: number, schoolYear: string): string =>
  `${series[kind]}-${String(number).padStart(4, '0')}/${schoolYear}`;

type Book = {
  name: string;
  says: string;
  /** `pupil`: one sheet of paper a pupil. `school`: of all classes at once. `subject`: of one subject of the class. */
  of: 'pupil' | 'class' | 'subject' | 'school';
  /** Whose of the teachers it is to print: of who leads the class, teaches it, teaches the subject, of all in the school. */
  by: 'homeroom' | 'teachers' | 'subject' | 'school';
  /** Which periods it is made for. */
  periods: readonly Period[];
};
export const books: Readonly<Record<BookKind, Book>> = {
  'phieu-lien-lac': {
    ...{ name: 'Phiếu liên lạc', of: 'pupil', by: 'homeroom', periods: [1, 2, 3] },
    says: 'Kết quả một học kỳ hoặc cả năm gửi gia đình, có mã xác minh.',
  },
  'hoc-ba': {
    ...{ name: 'Học bạ', of: 'pupil', by: 'homeroom', periods: [1, 2, 3] },
    says: 'Trang bìa, quá trình học tập và từng năm học, có mã xác minh.',
  },
  'so-diem': {
    ...{ name: 'Sổ gọi tên và ghi điểm', of: 'class', by: 'homeroom', periods: [1, 2, 3] },
    says: 'Bốn phần: sơ yếu lý lịch, chuyên cần, điểm từng môn, tổng hợp.',
  },
  'so-diem-ca-nhan': {
    ...{ name: 'Sổ điểm cá nhân', of: 'subject', by: 'subject', periods: [1, 2] },
    says: 'Bảng điểm một môn của lớp, cho giáo viên bộ môn.',
  },
  'danh-sach-lop': {
    ...{ name: 'Danh sách lớp', of: 'class', by: 'teachers', periods: [3] },
    says: 'Học sinh của lớp với nơi sinh, chỗ ở, cha mẹ, điện thoại.',
  },
  'bang-tong-hop': {
    ...{ name: 'Bảng tổng hợp', of: 'class', by: 'school', periods: [1, 2, 3] },
    says: 'Điểm trung bình các môn, học lực, hạnh kiểm, danh hiệu của cả lớp.',
  },
  'thong-ke': {
    ...{ name: 'Thống kê', of: 'school', by: 'school', periods: [1, 2, 3] },
    says: 'Học lực, hạnh kiểm, điểm từng môn theo khối và lớp.',
  },
  'danh-sach-khen-thuong': {
    ...{ name: 'Danh sách khen thưởng', of: 'school', by: 'school', periods: [1, 2, 3] },
    says: 'Học sinh đạt danh hiệu trong học kỳ hoặc cả năm.',
  },
  'danh-sach-kiem-tra-lai': {
    ...{ name: 'Danh sách kiểm tra lại, rèn luyện hè, ở lại', of: 'school', by: 'school', periods: [3] },
    says: 'Học sinh chưa được lên lớp, môn kiểm tra lại, số buổi nghỉ.',
  },
};
/** A học bạ of primary school has one column a year: the results of a semester get no number, and are printed as a draft. */
export const ofWholeYears = (kind: BookKind, period: Period, rules: Pick<RuleSet, 'kind'>): boolean =>
  kind === 'hoc-ba' && period !== 3 && rules.kind === 'primary';
export const isBook = (kind: string): kind is BookKind => (bookKinds as readonly string[]).includes(kind);
export const templateOf = (kind: BookKind, form = 'book'): string => `modules/reports/books/${kind}/${form}.typ`;

const periodCodes = { hk1: 1, hk2: 2, cn: 3 } as const satisfies Record<string, Period>;
export const periodCode: Readonly<Record<Period, keyof typeof periodCodes>> = { 1: 'hk1', 2: 'hk2', 3: 'cn' };
export const periodNames: Readonly<Record<Period, string>> = { 1: 'Học kỳ I', 2: 'Học kỳ II', 3: 'Cả năm' };
/** Within a sentence. */
export const periodWords: Readonly<Record<Period, string>> = { 1: 'học kỳ I', 2: 'học kỳ II', 3: 'cả năm' };
export const periodOf = (text: string | null | undefined): Period | null =>
  text && text in periodCodes ? periodCodes[text as keyof typeof periodCodes] : null;

const list = () => bookKinds.map((kind) => `${kind} (${books[kind].name})`).join(', ');
/** @throws Refused with the books that there are */
export function bookNamed(kind: string | null | undefined): BookKind {
  if (kind && isBook(kind)) return kind;
  throw new Refused('refused', [
    { code: 'kind', field: 'kind', message: `Không có loại sổ ${kind || '(chưa chọn)'}. Chọn một trong: ${list()}.` },
  ]);
}
