// What kinds of resource are there, for which grades, and how may they be used? (P-8.8)
import { codeList } from '#kernel/code-lists/code-list.ts';
import { subjects } from '#kernel/code-lists/people-codes.ts';

export const resourceKinds = codeList('Loại tài nguyên', [
  { code: 'giao-an', name: 'Giáo án' },
  { code: 'bai-giang', name: 'Bài giảng' },
  { code: 'de-thi', name: 'Đề thi, đề kiểm tra' },
  { code: 'e-learning', name: 'Bài giảng e-learning' },
  { code: 'skkn', name: 'Sáng kiến kinh nghiệm' },
  { code: 'video', name: 'Video bài giảng' },
  { code: 'tai-lieu', name: 'Tài liệu tham khảo' },
]);
export const licences = codeList('Phép dùng', [
  { code: 'teach', name: 'Dùng tự do trong dạy học, giữ tên tác giả' },
  { code: 'cc-by', name: 'CC BY: dùng, sửa, chia sẻ khi ghi tên tác giả' },
  { code: 'cc-by-nc', name: 'CC BY-NC: như CC BY, không kinh doanh' },
  { code: 'view', name: 'Chỉ xem, xin phép tác giả trước khi dùng' },
]);
export const gradeChoices = codeList('Khối', [
  { code: 'mn', name: 'Mầm non' },
  ...Array.from({ length: 12 }, (_, i) => ({ code: String(i + 1), name: `Lớp ${i + 1}` })),
]);
export const resourceSubjects = subjects;
