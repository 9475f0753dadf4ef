// The editorial board of a site (P-1.12): who is what, and where writers do not approve their own texts.
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';

export const boardRoles = {
  head: 'Trưởng ban',
  secretary: 'Thư ký',
  editor: 'Biên tập viên',
  writer: 'Cộng tác viên',
  administrator: 'Quản trị',
} as const;
export type BoardRole = keyof typeof boardRoles;

/** Offices have several people at it; a school may have one (P-1.13). */
export const separatesApproval = (level: UnitLevel): boolean => level === 'department' || level === 'district';

/** Who decides how the board works. */
export const boardKeepers = ['principal', 'province_admin', 'district_admin'] as const;
