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
export const isMoving = (state: ImportState) =>
  state === 'uploaded' || state === 'checking' || state === 'applying' || state === 'undoing';
