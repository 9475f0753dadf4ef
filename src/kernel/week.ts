// Which week is meant? Weeks begin on Monday and are numbered as ISO 8601 does: the first is the one with the year's first Thursday.
import { addDays, formatDate, type LocalDate, weekday } from './calendar.ts';
import { notFound } from './refusal.ts';

export const mondayOf = (day: LocalDate): LocalDate => addDays(day, 1 - weekday(day));
/** Monday to Sunday. */
export const daysOfWeek = (monday: LocalDate): LocalDate[] => [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n));

const firstMonday = (year: number): LocalDate => mondayOf(`${String(year).padStart(4, '0')}-01-04`);

/** The year that the week belongs to, and its number in it. */
export function weekNumber(day: LocalDate): { year: number; week: number } {
  const thursday = addDays(mondayOf(day), 3);
  const year = Number(thursday.slice(0, 4));
  const days = (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${firstMonday(year)}T00:00:00Z`)) / 86_400_000;
  return { year, week: Math.floor(days / 7) + 1 };
}

/** '2018-50', as addresses hold a week. */
export function weekKey(day: LocalDate): string {
  const { year, week } = weekNumber(day);
  return `${year}-${String(week).padStart(2, '0')}`;
}

/** The Monday of '2018-50'; null where there is no such week. */
export function mondayOfKey(key: string | null | undefined): LocalDate | null {
  const [, year, week] = /^(20\d\d|19\d\d|21\d\d)-(\d{2})$/.exec(key ?? '') ?? [];
  if (!year || !week || Number(week) < 1) return null;
  const monday = addDays(firstMonday(Number(year)), 7 * (Number(week) - 1));
  return weekKey(monday) === key ? monday : null;
}

/** @throws Refused where there is no such week */
export function mondayAsked(key: string | undefined): LocalDate {
  const monday = mondayOfKey(key);
  if (!monday) throw notFound('Không có tuần này. Tuần viết như 2018-50.');
  return monday;
}

/** '10/12 – 16/12/2018'. */
export const weekRange = (monday: LocalDate, days = 7): string =>
  `${formatDate(monday).slice(0, 5)} – ${formatDate(addDays(monday, days - 1))}`;
