// Is something that runs from a day to a day not yet open, open or closed? Computed, never stored.
import type { LocalDate } from '#kernel/calendar.ts';

export type Openness = 'coming' | 'open' | 'closed';
export const opennessNames: Record<Openness, string> = { coming: 'chưa mở', open: 'đang mở', closed: 'đã đóng' };
export const opennessOf = (from: LocalDate, to: LocalDate, today: LocalDate): Openness =>
  today < from ? 'coming' : today > to ? 'closed' : 'open';
