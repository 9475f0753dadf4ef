// How closed is a column to whoever looks at it? Whole, but for some cells that are opened to this person, or opened whole.
import type { RowView } from './store.ts';
import type { OpenSheet } from './view.ts';

/** A number: so many of its cells are opened. Null: nobody locked it. */
export type ColumnLock = 'locked' | 'opened' | number | null;

export function lockOfColumn({ view }: OpenSheet, rows: readonly RowView[], key: string): ColumnLock {
  if (!view.locks.some((one) => one.column === null || one.column === key)) return null;
  const opened = rows.filter(({ cells }) => cells[key]?.opened != null).length;
  if (opened === 0) return 'locked';
  return rows.some(({ pupil, cells }) => pupil.here && cells[key]?.locked) ? opened : 'opened';
}
export const lockWords = (lock: Exclude<ColumnLock, null>): string =>
  lock === 'locked' ? 'khóa' : lock === 'opened' ? 'đang mở' : `mở ${lock} ô`;
