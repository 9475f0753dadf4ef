import type { ImportState } from '#modules/people/index.ts';

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
