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

/**
 * Holidays and swapped days of the school year 2018-2019 as announced (Labour Code 2012, article 115): the first content of the
 * table platform.calendar_exception. Tết, the Hùng kings' day and swaps differ every year, so later years are entered there.
 */
const announced: [LocalDate, CalendarException['kind'], string][] = [
  ['2018-12-31', 'swap_off', 'Nghỉ hoán đổi, làm bù 05/01/2019'],
  ['2019-01-01', 'holiday', 'Tết Dương lịch'],
  ['2019-01-05', 'swap_on', 'Làm bù cho 31/12/2018'],
  ['2019-02-04', 'holiday', 'Tết Kỷ Hợi'],
  ['2019-02-05', 'holiday', 'Tết Kỷ Hợi'],
  ['2019-02-06', 'holiday', 'Tết Kỷ Hợi'],
  ['2019-02-07', 'holiday', 'Tết Kỷ Hợi'],
  ['2019-02-08', 'holiday', 'Tết Kỷ Hợi'],
  ['2019-04-15', 'holiday', 'Nghỉ bù Giỗ Tổ Hùng Vương (10/3 âm lịch là Chủ Nhật 14/04)'],
  ['2019-04-29', 'swap_off', 'Nghỉ hoán đổi, làm bù 04/05/2019'],
  ['2019-04-30', 'holiday', 'Ngày Chiến thắng'],
  ['2019-05-01', 'holiday', 'Ngày Quốc tế lao động'],
  ['2019-05-04', 'swap_on', 'Làm bù cho 29/04/2019'],
  ['2019-09-02', 'holiday', 'Quốc khánh'],
];
export const announcedExceptions: CalendarException[] = announced.map(([date, kind, name]) => ({
  date,
  kind,
  name,
  legal_basis: 'Bộ luật Lao động 2012, Điều 115',
}));
