// What exactly was handed out, and what is different in the next issue? Content as one canonical text, its hash, differences in words.
import { hash } from 'node:crypto';
import { canonical } from '#modules/assessment/index.ts';
import type { SchoolReport } from '../books/hoc-ba/content.ts';
import type { ContactCard } from '../books/phieu-lien-lac/content.ts';

export type CardContent = ContactCard | SchoolReport;
export const contentHash = (content: CardContent): Buffer => Buffer.from(hash('sha256', canonical(content), 'hex'), 'hex');
/** As it is printed: enough to compare by eye, the whole stands in the register. */
export const shortHash = (bytes: Buffer): string => (bytes.toString('hex').slice(0, 12).match(/.{4}/g) ?? []).join(' ');

export type Difference = { what: string; old: string; new: string };

/** Within a sentence: the numeral of a semester stays. */
const small = (text: string) => `${text[0]?.toLowerCase() ?? ''}${text.slice(1)}`;
/** Every line of a card with its name, in the order of the paper. */
function linesOf(content: CardContent): Map<string, string> {
  const lines = new Map<string, string>();
  const put = (what: string, value: string) => lines.set(what, value);
  const { pupil } = content;
  put('Trường', content.school);
  put('Lớp', content.className);
  put('Họ và tên', pupil.name);
  put('Ngày sinh', pupil.birth);
  put('Giới tính', pupil.sex);
  put('Mã học sinh', pupil.code);
  if (content.kind === 'phieu-lien-lac') {
    for (const { name, values, remark } of content.subjects) {
      for (const [at, value] of values.entries()) put(`${name}, ${small(content.columns[at] ?? '')}`, value);
      put(`${name}, nhận xét`, remark);
    }
    for (const { label, values } of content.summary)
      for (const [at, value] of values.entries()) put(`${label}, ${small(content.columns[at] ?? '')}`, value);
    for (const { name, value, remark } of content.ratings) {
      put(name, value);
      put(`${name}, nhận xét`, remark);
    }
    put('Giáo viên chủ nhiệm', content.homeroom);
    put('Danh hiệu, khen thưởng', content.title);
    put('Kết quả cuối năm', content.decision);
    put('Nhận xét của giáo viên chủ nhiệm', content.remark);
    return lines;
  }
  put('Số đăng bộ', content.registerNumber);
  put('Nơi sinh', content.pupil.birthPlace);
  put('Dân tộc', content.pupil.ethnicity);
  put('Diện chính sách', content.pupil.policy);
  put('Chỗ ở hiện nay', content.pupil.address);
  for (const { label, name, occupation } of content.parents) put(label, [name, occupation].filter(Boolean).join(', '));
  for (const one of content.path) put(`Quá trình học tập ${one.year}`, `${one.className}, ${one.school}`);
  for (const year of content.years) {
    const of = (what: string) => `${year.year}: ${what}`;
    const columns = year.layout === 'primary' ? ['mức đạt được', 'điểm kiểm tra'] : ['HK I', 'HK II', 'cả năm', 'kiểm tra lại'];
    for (const { name, values, teacher, remark } of year.subjects) {
      for (const [at, value] of values.entries()) put(of(`${name}, ${columns[at]}`), value);
      put(of(`${name}, giáo viên`), teacher);
      put(of(`${name}, nhận xét`), remark);
    }
    for (const [at, value] of year.means.entries()) put(of(`Điểm trung bình các môn, ${columns[at]}`), value);
    for (const { label, learning, conduct, absent } of year.levels) {
      put(of(`${year.words.learning}, ${small(label)}`), learning);
      put(of(`${year.words.conduct}, ${small(label)}`), conduct);
      put(of(`Số buổi nghỉ, ${small(label)}`), absent);
    }
    put(of('Xếp loại sau kiểm tra lại, rèn luyện'), [year.after.conduct, year.after.learning].filter(Boolean).join(', '));
    for (const { name, value } of year.ratings) put(of(name), value);
    put(of('Danh hiệu, khen thưởng'), year.title);
    put(of('Kết quả cuối năm'), year.decision);
    put(of('Giáo viên chủ nhiệm'), year.homeroom);
    put(of('Thủ trưởng'), year.head);
    put(of('Nhận xét của giáo viên chủ nhiệm'), year.remark);
  }
  return lines;
}

export function differences(before: CardContent, after: CardContent): Difference[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((what) => {
    const [was, is] = [old.get(what) ?? '', now.get(what) ?? ''];
    return was === is ? [] : [{ what, old: was, new: is }];
  });
}
