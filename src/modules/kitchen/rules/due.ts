// Until when must a week's menu be up, and was it? TT 09/2024 article 4 in the reading of P-4.4: before the Saturday of the week before.
import { addDays, daysBetween, endOfDayBefore, type LocalDate, toLocal } from '#kernel/calendar.ts';

/** The last instant that is in time: the end of the Friday before. */
export const menuDue = (monday: LocalDate): Date => endOfDayBefore(addDays(monday, -2));

export type MenuStanding =
  | { kind: 'not_due' | 'soon' | 'in_time' }
  /** Days after the last in time; at least one. */
  | { kind: 'late' | 'missing'; days: number };

/** One day before the end it is due soon (P-4.3: weekly items). */
export function menuStanding(monday: LocalDate, publishedAt: Date | null, now: Date): MenuStanding {
  const due = menuDue(monday);
  const late = (at: Date) => Math.max(1, daysBetween(toLocal(due).date, toLocal(at).date));
  if (publishedAt) return publishedAt <= due ? { kind: 'in_time' } : { kind: 'late', days: late(publishedAt) };
  if (now > due) return { kind: 'missing', days: late(now) };
  return { kind: due.getTime() - now.getTime() <= 86_400_000 ? 'soon' : 'not_due' };
}

export const standingWords = (standing: MenuStanding): string =>
  standing.kind === 'late'
    ? `đăng trễ ${standing.days} ngày`
    : standing.kind === 'missing'
      ? `chưa đăng, trễ ${standing.days} ngày`
      : { not_due: 'chưa đến hạn', soon: 'sắp đến hạn', in_time: 'đúng hạn' }[standing.kind];

/** Once a day has begun its meals are cooked: what differs afterwards is a change with a reason (P-4.4). */
export const hasBegun = (day: LocalDate, today: LocalDate): boolean => day <= today;
