// Which school year is a day in, and how old is a pupil of a grade? (R3.6, R5.7)
import { type LocalDate, yearOf } from './calendar.ts';

/** '2018-2019'. A school year begins on 1 August, the earliest day of return. */
export function schoolYearOf(date: LocalDate): string {
  const year = yearOf(date) - (date.slice(5) < '08-01' ? 1 : 0);
  return `${year}-${year + 1}`;
}
export const startYear = (schoolYear: string): number => Number(schoolYear.slice(0, 4));

/** Age by calendar year: year of the school year's start minus year of birth. */
export const ageIn = (schoolYear: string, birthDate: LocalDate): number => startYear(schoolYear) - yearOf(birthDate);
