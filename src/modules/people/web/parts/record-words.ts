// What is wrong with a record, in a few words for a line of a list.
import { pupilFieldNames } from '../../rules/pupil.ts';
import { staffFieldNames } from '../../rules/staff.ts';

/** '' when the record is complete. */
export function recordWords(row: { complete: boolean; missing: string[]; openErrors: number }, kind: 'pupil' | 'staff'): string {
  if (row.complete) return '';
  const names = kind === 'pupil' ? pupilFieldNames : staffFieldNames;
  return row.missing.length > 0 ? `thiếu ${row.missing.map((field) => names[field] ?? field).join(', ')}` : 'có lỗi cần sửa';
}
