// Until when must a question that comes in on this day be answered?
import type { LocalDate } from '#kernel/calendar.ts';
import { calendarOf } from '#modules/organizations/index.ts';
import { setting } from '#platform/db/settings.ts';
import type { Work } from '#platform/db/work.ts';
import { type Calendar, clockWords, defaultQuestionDays, dueOn, horizon, paceOf, questionDaysKey } from '../rules/clock.ts';

export async function questionDays(work: Work): Promise<number> {
  const days = await setting<number>(work, questionDaysKey);
  return typeof days === 'number' && Number.isInteger(days) && days >= 1 && days <= 60 ? days : defaultQuestionDays;
}

export async function calendarBetween(work: Work, from: LocalDate, to: LocalDate): Promise<Calendar> {
  return new Map((await calendarOf(work, from, to)).map((day) => [day.date, day]));
}

export async function deadlineFrom(work: Work, day: LocalDate): Promise<LocalDate> {
  const days = await questionDays(work);
  return dueOn(day, days, await calendarBetween(work, day, horizon(day, days)));
}

/** How a clock that runs stands today, in words. */
export async function questionClock(work: Work, due: LocalDate): Promise<{ words: string; late: boolean }> {
  const [from, to] = due < work.today ? [due, work.today] : [work.today, due];
  const calendar = await calendarBetween(work, from, to);
  return { words: clockWords(due, null, work.today, calendar), late: paceOf(due, null, work.today, calendar) === 'overdue' };
}
