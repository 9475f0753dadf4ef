// On which way did a mark come in?
export type Via = 'grid' | 'api' | 'import' | 'paste' | 'move' | 'demo';
export const viaNames: Record<Via, string> = {
  grid: 'gõ trên lưới',
  paste: 'dán vào lưới',
  import: 'nhập từ tệp',
  api: 'phần mềm khác gửi',
  move: 'chuyển lớp, chuyển trường',
  demo: 'dữ liệu mẫu',
};

/** What the log of a sheet may be narrowed to. */
export const onlyNames = { corrected: 'Chỉ chỗ sửa, xóa', unlocked: 'Chỉ sửa khi được mở khóa' } as const;
