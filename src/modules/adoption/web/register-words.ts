// What the register says about units and their sums: pure words, also for the browser.
import { percentTenths } from '#kernel/numbers.ts';
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
export const sharesOf = (s: Sums) => ({
  portal: percentTenths(s.withPortal, s.units),
  regular: percentTenths(s.regular, s.withPortal),
  nowPortal: percentTenths(s.nowWith, s.units),
  nowRegular: percentTenths(s.nowRegular, s.nowWith),
});
