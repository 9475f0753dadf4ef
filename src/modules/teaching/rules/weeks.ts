// Which weeks does a school year have? Numbered from the first teaching Monday; a week without a school day has no number (R5.7-R5.9).
import { addDays, type LocalDate, weekday } from '#kernel/calendar.ts';
import { mondayOf } from '#kernel/week.ts';
import { endOf, type Semester, startOf, type YearDays } from './semester.ts';

export type Holiday = { name: string; first: LocalDate; last: LocalDate };
export type SchoolWeek = {
  /** null: nobody is taught. */
  number: number | null;
  semester: Semester;
  monday: LocalDate;
  saturday: LocalDate;
  /** From Monday to Saturday those on which there is school. */
  days: LocalDate[];
  holidays: string[];
};

/** Weeks the ministry asks for: 35, of them 18 in the first semester, or 37 with 19 (R5.7). */
export const weeksAsked = (level: string): { first: number; second: number } | null =>
  level === 'mn' || level === 'th'
    ? { first: 18, second: 17 }
    : level === 'thcs' || level === 'thpt'
      ? { first: 19, second: 18 }
      : level === 'gdtx'
        ? { first: 16, second: 16 }
        : null;

export function weeksOf(year: YearDays, holidays: readonly Holiday[]): SchoolWeek[] {
  const weeks: SchoolWeek[] = [];
  let number = 0;
  const taughtOn = (day: LocalDate): Semester | null =>
    ([1, 2] as const).find((semester) => day >= startOf(year, semester) && day <= endOf(year, semester)) ?? null;
  for (let monday = mondayOf(startOf(year, 1)); monday <= endOf(year, 2); monday = addDays(monday, 7)) {
    const inside = Array.from({ length: 6 }, (_, i) => addDays(monday, i)).filter((day) => taughtOn(day) !== null);
    const [first] = inside;
    // Days between the semesters belong to nobody.
    if (!first) continue;
    const free = (day: LocalDate) => holidays.filter((one) => one.first <= day && day <= one.last);
    const days = inside.filter((day) => free(day).length === 0);
    if (days.length > 0) number += 1;
    weeks.push({
      ...{ number: days.length > 0 ? number : null, semester: taughtOn(days[0] ?? first) ?? 1 },
      ...{ monday, saturday: addDays(monday, 5), days },
      holidays: [...new Set(inside.flatMap((day) => free(day).map((one) => one.name)))],
    });
  }
  return weeks;
}

/** Of a day; null between the semesters and outside of the year. */
export const weekOfDay = (weeks: readonly SchoolWeek[], day: LocalDate): SchoolWeek | null =>
  weekday(day) === 7
    ? weekOfDay(weeks, addDays(day, -1))
    : (weeks.find((week) => week.monday <= day && day <= week.saturday) ?? null);
