// May this child be shown? NĐ 13/2023 article 20, Law 91/2025/QH15 article 24: who answers for the child agrees, and from seven years on the
// child too; the age counts on the day (P-6.1, P-6.3). Silence is no consent, a withdrawal ends it.
import type { LocalDate } from '#kernel/calendar.ts';

export type Purpose = 'publish_picture';
export type Relation = 'father' | 'mother' | 'guardian';
export type Method = 'paper' | 'message' | 'recording' | 'digital';

export const relationNames: Record<Relation, string> = { father: 'Cha', mother: 'Mẹ', guardian: 'Người giám hộ' };
export const methodNames: Record<Method, string> = {
  paper: 'Phiếu giấy có chữ ký',
  message: 'Tin nhắn, thư điện tử',
  recording: 'Ghi âm, ghi hình',
  digital: 'Xác nhận trên phần mềm',
};

/** What is asked, word for word. A new wording is a new version; consents keep the version that was read. */
export const purposeTexts: { purpose: Purpose; version: number; from: LocalDate; text: string; basis: string }[] = [
  {
    ...{ purpose: 'publish_picture', version: 1, from: '2018-08-01' },
    text: 'Đồng ý để nhà trường đăng ảnh, video hoạt động có hình của con trên trang thông tin của trường và của cấp trên, không kèm họ tên; rút lại được bất cứ lúc nào.',
    basis: 'Luật Trẻ em 2016, Điều 21; NĐ 56/2017/NĐ-CP, Điều 33 và 36',
  },
];
export const purposeOn = (day: LocalDate) => purposeTexts.filter((text) => text.from <= day).at(-1) ?? purposeTexts[0];

/** Whole years on that day. */
export function ageOn(birth: LocalDate, day: LocalDate): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}
/** From this age on the child's own consent is needed. */
export const ownConsentAge = 7;

export type Standing = 'valid' | 'child_due' | 'withdrawn' | 'none';
export const standingNames: Record<Standing, string> = {
  valid: 'đồng ý',
  child_due: 'cần ý kiến của trẻ',
  withdrawn: 'đã rút',
  none: 'chưa có',
};

/** @param consent the one that was not withdrawn, if any */
export function standingOf(
  consent: { childAgreed: boolean } | null,
  everWithdrawn: boolean,
  birth: LocalDate | null,
  today: LocalDate,
): Standing {
  if (!consent) return everWithdrawn ? 'withdrawn' : 'none';
  // Without a birth date nobody knows that the child is younger.
  return consent.childAgreed || (birth !== null && ageOn(birth, today) < ownConsentAge) ? 'valid' : 'child_due';
}
