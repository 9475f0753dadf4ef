// How long after signing was a document put on the site? Own documents at the latest two working days after (TT 26/2009; P-1.15).
import type { LocalDate } from '#kernel/calendar.ts';
import { addWorkingDays, type CalendarException, workingDaysBetween } from '#kernel/working-days.ts';

export const daysAllowed = 2;
export type Calendar = ReadonlyMap<LocalDate, CalendarException>;

/** Working days after the day of signing up to the day it was published. */
export const delayOf = (issuedOn: LocalDate, publishedOn: LocalDate, calendar: Calendar): number =>
  workingDaysBetween(issuedOn, publishedOn, calendar);
/** The last day in time. */
export const dueOn = (issuedOn: LocalDate, calendar: Calendar): LocalDate => addWorkingDays(issuedOn, daysAllowed, calendar);
export const isLate = (delay: number): boolean => delay > daysAllowed;

export const delayWords = (delay: number): string =>
  delay === 0 ? 'cùng ngày ký' : `sau ${delay} ngày làm việc${isLate(delay) ? ', muộn' : ''}`;
