// What may a question be about, and who asks? Lists of the house; a field's code stays, its name may change.
import { codeList } from '#kernel/code-lists/code-list.ts';

export const audienceNames = {
  parent: 'Cha mẹ học sinh',
  pupil: 'Học sinh',
  teacher: 'Giáo viên, nhân viên',
  citizen: 'Người dân, tổ chức',
} as const;
export type Audience = keyof typeof audienceNames;

export const kindNames = { question: 'Hỏi đáp', contact: 'Liên hệ' } as const;
export type QuestionKind = keyof typeof kindNames;

export const questionFields = codeList('Lĩnh vực', [
  { code: 'tuyen-sinh', name: 'Tuyển sinh, chuyển trường' },
  { code: 'day-hoc', name: 'Dạy học, kiểm tra, thi' },
  { code: 'thu-chi', name: 'Các khoản thu, học bổng' },
  { code: 'ban-tru', name: 'Bán trú, sức khỏe, an toàn' },
  { code: 'co-so', name: 'Cơ sở vật chất' },
  { code: 'van-bang', name: 'Văn bằng, học bạ' },
  { code: 'nhan-su', name: 'Giáo viên, chế độ chính sách' },
  { code: 'khac', name: 'Việc khác' },
]);
