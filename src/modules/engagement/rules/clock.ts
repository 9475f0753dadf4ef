// How long may a question wait? (TT 26/2009/TT-BTTTT, portal 1.7: an answer, or word of how far it is, within ten days.)
import { addDays, type LocalDate } from '#kernel/calendar.ts';
import { addWorkingDays, type CalendarException, workingDaysBetween } from '#kernel/working-days.ts';

/** Working days, unless the installation has set another number. */
export const defaultQuestionDays = 10;
export const questionDaysKey = 'question_days';
export type Calendar = ReadonlyMap<LocalDate, CalendarException>;

export const dueOn = (asked: LocalDate, days: number, calendar: Calendar): LocalDate => addWorkingDays(asked, days, calendar);
/** As far ahead as a deadline can lie, with holidays on the way. */
export const horizon = (from: LocalDate, days: number): LocalDate => addDays(from, days * 2 + 30);

export type Pace = 'closed' | 'overdue' | 'soon' | 'fine';
/** `until`: the day it was closed, or null while it runs. Late stays late. */
export function paceOf(due: LocalDate, until: LocalDate | null, today: LocalDate, calendar: Calendar): Pace {
  if (until !== null) return until > due ? 'overdue' : 'closed';
  if (today > due) return 'overdue';
  return workingDaysBetween(today, due, calendar) <= 2 ? 'soon' : 'fine';
}

export function clockWords(due: LocalDate, until: LocalDate | null, today: LocalDate, calendar: Calendar): string {
  const late = workingDaysBetween(due, until ?? today, calendar);
  if (until !== null) return late > 0 ? `xong, muộn ${late} ngày làm việc` : 'xong trong hạn';
  if (today > due) return late > 0 ? `quá hạn ${late} ngày làm việc` : 'quá hạn';
  const left = workingDaysBetween(today, due, calendar);
  return left === 0 ? 'hạn hôm nay' : `còn ${left} ngày làm việc`;
}
