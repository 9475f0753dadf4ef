// The sums of the register of portals and their shares. Pure: the browser reckons them too.
import { percentTenths } from '#kernel/numbers.ts';

export type Sums = { name: string; units: number; withPortal: number; regular: number; nowWith: number; nowRegular: number };
export const sharesOf = (s: Sums) => ({
  portal: percentTenths(s.withPortal, s.units),
  regular: percentTenths(s.regular, s.withPortal),
  nowPortal: percentTenths(s.nowWith, s.units),
  nowRegular: percentTenths(s.nowRegular, s.nowWith),
});
