// What may the Sở say of a book? Words, signatures, size of the letters: structured, so that no template reads a file or breaks a page.
import type { BookKind } from '../rules/books.ts';

export const signers = ['family', 'homeroom', 'teacher', 'clerk', 'head'] as const;
export type Signer = (typeof signers)[number];
export const signerNames: Readonly<Record<Signer, string>> = {
  family: 'Gia đình học sinh',
  homeroom: 'Giáo viên chủ nhiệm',
  teacher: 'Giáo viên bộ môn',
  clerk: 'Người lập',
  head: 'Hiệu trưởng',
};
export type Signature = { who: Signer; title: string; note: string };
export type BookOptions = {
  /** Instead of the book's own title; '' is its own. */
  title: string;
  /** Under the title; '' is none. */
  subtitle: string;
  /** The country's name and motto above. */
  national: boolean;
  signatures: readonly Signature[];
  /** At the foot of the last page of a sheet. */
  note: string;
  /** In half points: 24 is 12 pt. */
  fontSize: number;
  /** The place among the pupils of the class. */
  ranks: boolean;
};
export const fontSizes = [20, 21, 22, 23, 24, 25, 26] as const;
export const signaturesAtMost = 3;

const sign = (who: Signer, title = signerNames[who], note = '(Ký, ghi rõ họ tên)'): Signature => ({ who, title, note });
const head = sign('head', 'Hiệu trưởng', '(Ký tên, đóng dấu)');
const plain: BookOptions = {
  ...{ title: '', subtitle: '', national: true, note: '', fontSize: 24, ranks: false },
  signatures: [sign('clerk'), head],
};
/** Version 0: as the house prints before the Sở has said anything. */
export const houseOptions: Readonly<Record<BookKind, BookOptions>> = {
  'phieu-lien-lac': {
    ...plain,
    note: 'Gia đình ký và gửi lại giáo viên chủ nhiệm. Quét mã để xác minh phiếu.',
    ...{ ranks: true, signatures: [sign('family', 'Phụ huynh học sinh'), sign('homeroom'), head] },
  },
  'hoc-ba': { ...plain, fontSize: 23, signatures: [sign('homeroom', 'Giáo viên chủ nhiệm'), head] },
  'so-diem': { ...plain, fontSize: 20, ranks: true, signatures: [sign('homeroom'), head] },
  'so-diem-ca-nhan': { ...plain, fontSize: 22, signatures: [sign('teacher'), head] },
  'danh-sach-lop': { ...plain, fontSize: 20, signatures: [sign('homeroom'), head] },
  'bang-tong-hop': { ...plain, fontSize: 21, ranks: true, signatures: [sign('homeroom'), head] },
  'thong-ke': { ...plain, fontSize: 22 },
  'danh-sach-khen-thuong': { ...plain, fontSize: 23 },
  'danh-sach-kiem-tra-lai': { ...plain, fontSize: 22 },
};
