// How the office shows where an item stands.
import type { DueState } from '../rules/due.ts';

export const stateTone: Record<DueState, string> = {
  missing: 'tag bad',
  late: 'tag warn',
  soon: 'tag info',
  not_due: 'tag',
  in_time: 'tag ok',
};
/** What a phone, where a unit has one column, leaves unsaid. */
export const asksNothing: ReadonlySet<DueState> = new Set(['not_due', 'in_time']);
/** In a cell of the matrix, where a column is as wide as a word. */
export const shortState = ({ state, days }: { state: DueState; days: number }): string =>
  ({
    missing: `thiếu ${days} ngày`,
    late: `trễ ${days} ngày`,
    soon: days === 0 ? 'hôm nay' : `còn ${days} ngày`,
    not_due: 'chưa đến hạn',
    in_time: 'đúng hạn',
  })[state];
