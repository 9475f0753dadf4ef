// Semesters as they are written, and their days.
import type { LocalDate } from '#kernel/calendar.ts';

export type Semester = 1 | 2;
export const semesterNames: Record<Semester, string> = { 1: 'Học kỳ I', 2: 'Học kỳ II' };
/** Within a sentence; the numeral stays a capital. */
export const semesterIn: Record<Semester, string> = { 1: 'học kỳ I', 2: 'học kỳ II' };
export type YearDays = {
  semester1_starts_on: LocalDate;
  semester1_ends_on: LocalDate;
  semester2_starts_on: LocalDate;
  semester2_ends_on: LocalDate;
};
export const startOf = (year: YearDays, semester: Semester): LocalDate => year[`semester${semester}_starts_on`];
export const endOf = (year: YearDays, semester: Semester): LocalDate => year[`semester${semester}_ends_on`];
/** The semester of a day: the second from its first day on. */
export const semesterOf = (year: YearDays, day: LocalDate): Semester => (day < year.semester2_starts_on ? 1 : 2);
