import type { ImportKindName, ImportState } from '#modules/people/index.ts';

export const stateWords: Record<ImportState, string> = {
  uploaded: 'chờ đọc',
  checking: 'đang đọc',
  checked: 'chờ bạn quyết định',
  failed: 'không đọc được',
  applying: 'đang ghi',
  applied: 'đã ghi',
  undoing: 'đang hoàn tác',
  undone: 'đã hoàn tác',
  discarded: 'đã bỏ',
};
export const kindNames = ['pupils', 'staff', 'classes'] as const satisfies readonly ImportKindName[];
export const isKind = (name: unknown): name is ImportKindName => kindNames.includes(name as ImportKindName);
export const kindWords: Record<ImportKindName, { title: string; one: string; list: string }> = {
  pupils: { title: 'Học sinh', one: 'học sinh', list: 'people/pupils' },
  staff: { title: 'Cán bộ, giáo viên', one: 'cán bộ', list: 'people/staff' },
  classes: { title: 'Lớp học', one: 'lớp', list: 'classes' },
};
const general: Record<string, string> = {
  double: 'Trùng với một hàng khác trong tệp',
  elsewhere: 'Đang học ở trường khác: làm thủ tục chuyển trường, không nhập vào đây',
  code_taken: 'Mã đã cấp cho một học sinh hay một lớp khác',
  grade_class: 'Khối không khớp với lớp',
  grade_not_offered: 'Khối trường không dạy',
  grade_in_use: 'Lớp đang có học sinh khối khác',
  formula: 'Ô có công thức lỗi hoặc chưa có kết quả',
  lost_zero: 'Đã thêm số 0 ở đầu',
};
/** One heading over rows whose faults are of one kind and not in the same words. */
export const generalWords = (code: string, title: string): string => general[code] ?? `${title} không đọc được`;
export const isMoving = (state: ImportState) =>
  state === 'uploaded' || state === 'checking' || state === 'applying' || state === 'undoing';
