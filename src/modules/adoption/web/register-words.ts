// What the register says about units and their sums: pure words, also for the browser.
import { percentTenths } from '#kernel/numbers.ts';
import type { TrendPoint } from '../queries/history.ts';
import type { Standing } from '../queries/register.ts';

export const lackNames = {
  portal: 'chưa có bài nào',
  articles: 'chưa đủ số bài',
  months: 'có tháng thiếu tin mới',
  sections: 'thiếu mục bắt buộc',
} as const;
export type Lack = keyof typeof lackNames;
export const lacksOf = (row: Pick<Standing, 'hasPortal' | 'conditions'>): Lack[] =>
  row.hasPortal ? row.conditions.filter((one) => !one.met).map((one) => one.code) : ['portal'];

export type Sums = { name: string; units: number; withPortal: number; regular: number; nowWith: number; nowRegular: number };
/** The same shares at each point of the curve as in the figures above it: the last point of today is what the figures say. */
export function curveOf(
  points: readonly TrendPoint[],
  today: string,
  now: Sums,
): (TrendPoint & { portal: number; use: number })[] {
  const live = { day: today, source: 'month' as const, units: now.units, withPortal: now.nowWith, regular: now.nowRegular };
  return [...points.filter((p) => p.source === 'survey' || p.day < today), ...(now.units > 0 ? [live] : [])].map((p) => ({
    ...p,
    portal: percentTenths(p.withPortal, p.units) ?? 0,
    use: percentTenths(p.regular, p.withPortal) ?? 0,
  }));
}
export const sharesOf = (s: Sums) => ({
  portal: percentTenths(s.withPortal, s.units),
  regular: percentTenths(s.regular, s.withPortal),
  nowPortal: percentTenths(s.nowWith, s.units),
  nowRegular: percentTenths(s.nowRegular, s.nowWith),
});
