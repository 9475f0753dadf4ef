// Which weeks does a school year have? Numbered from the first teaching Monday; a week without a school day has no number (R5.7-R5.9).
import { addDays, type LocalDate, weekday } from '#kernel/calendar.ts';
import { gradeOf, type UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { fold } from '#kernel/vietnamese-text.ts';
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

/** Weeks of a semester that the ministry asks for (R5.7). */
type Asked = readonly [first: number, second: number];
const asked: Record<'small' | 'older' | 'continuing', Asked> = { small: [18, 17], older: [19, 18], continuing: [16, 16] };
/** null: an office teaches nobody. */
export const weeksAsked = (level: UnitLevel): Asked | null =>
  level === 'mn' || level === 'th'
    ? asked.small
    : level === 'thcs' || level === 'thpt'
      ? asked.older
      : level === 'gdtx'
        ? asked.continuing
        : null;
/** Of a class, also where a school teaches several levels. */
export const weeksOfClass = (level: UnitLevel, grade: string): Asked =>
  level === 'gdtx' ? asked.continuing : (gradeOf(grade)?.age ?? 0) >= 11 ? asked.older : asked.small;

/** The law and a school name one day alike, one of them at greater length: said once. */
function withoutShorter(names: readonly string[]): string[] {
  const each = [...new Set(names)];
  return each.filter((name) => !each.some((other) => other !== name && fold(other).includes(fold(name))));
}

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
      holidays: withoutShorter(inside.flatMap((day) => free(day).map((one) => one.name))),
    });
  }
  return weeks;
}

/** Of a day; null between the semesters and outside of the year. */
export const weekOfDay = (weeks: readonly SchoolWeek[], day: LocalDate): SchoolWeek | null =>
  weekday(day) === 7
    ? weekOfDay(weeks, addDays(day, -1))
    : (weeks.find((week) => week.monday <= day && day <= week.saturday) ?? null);
