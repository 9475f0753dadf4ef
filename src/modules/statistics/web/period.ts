// Which days does the address ask for?
import { addDays, type LocalDate } from '#kernel/calendar.ts';

export const periods = { '7': '7 ngày', '30': '30 ngày', '90': '90 ngày', '365': '365 ngày' } as const;
export const periodNames: Record<string, string> = periods;

export type Period = { days: number; from: LocalDate; to: LocalDate };
export function periodOf(search: URLSearchParams, today: LocalDate): Period {
  const asked = search.get('days') ?? '';
  const days = asked in periods ? Number(asked) : 30;
  return { days, from: addDays(today, 1 - days), to: today };
}
