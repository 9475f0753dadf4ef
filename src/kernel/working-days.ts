// Is a day a working day, and which one comes n working days later? Over a table of exceptions kept as data.
import { addDays, type LocalDate, weekday } from './calendar.ts';

/** holiday: nobody works; swap_off: taken off for a Saturday worked; swap_on: that worked day. */
export type CalendarException = { date: LocalDate; kind: 'holiday' | 'swap_off' | 'swap_on'; name: string; legal_basis: string };

export function isWorkingDay(date: LocalDate, exceptions: ReadonlyMap<LocalDate, CalendarException>): boolean {
  const exception = exceptions.get(date);
  if (exception) return exception.kind === 'swap_on';
  return weekday(date) <= 5;
}

/** The day `days` working days after `from` (which itself does not count); days may be 0 or more. */
export function addWorkingDays(from: LocalDate, days: number, exceptions: ReadonlyMap<LocalDate, CalendarException>): LocalDate {
  let date = from;
  for (let left = days; left > 0; ) {
    date = addDays(date, 1);
    if (isWorkingDay(date, exceptions)) left -= 1;
  }
  return date;
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(
  from: LocalDate,
  to: LocalDate,
  exceptions: ReadonlyMap<LocalDate, CalendarException>,
): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWorkingDay(date, exceptions)) count += 1;
  return count;
}
