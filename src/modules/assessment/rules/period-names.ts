// What is a period called within a sentence, and which one is being worked on?
import type { LocalDate } from '#kernel/calendar.ts';
import type { Period } from './outcome.ts';

export const periodNames: Readonly<Record<Period, string>> = { 1: 'học kỳ I', 2: 'học kỳ II', 3: 'cả năm' };

/** Until semester I is told, in January, it is what everybody works on. */
export function semesterAtWork(today: LocalDate): 1 | 2 {
  const month = Number(today.slice(5, 7));
  return month >= 8 || month === 1 ? 1 : 2;
}
