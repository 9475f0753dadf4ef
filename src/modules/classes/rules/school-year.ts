// Do the days of a school year make one (R5.7)? What cannot be is refused; what leaves the ministry's frame asks to be confirmed.
import type { LocalDate } from '#kernel/calendar.ts';
import type { Reason } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';

export type YearDays = {
  starts_on: LocalDate;
  semester1_starts_on: LocalDate;
  semester1_ends_on: LocalDate;
  semester2_starts_on: LocalDate;
  semester2_ends_on: LocalDate;
  ends_on: LocalDate;
};
export const yearDayNames: Record<keyof YearDays, string> = {
  starts_on: 'Ngày tựu trường',
  semester1_starts_on: 'Học kỳ I từ ngày',
  semester1_ends_on: 'Học kỳ I đến ngày',
  semester2_starts_on: 'Học kỳ II từ ngày',
  semester2_ends_on: 'Học kỳ II đến ngày',
  ends_on: 'Kết thúc năm học',
};
const order = Object.keys(yearDayNames) as (keyof YearDays)[];

/** Against these there is no going on. */
export function impossible(code: string, days: YearDays): Reason[] {
  const reasons: Reason[] = [];
  const add = (field: keyof YearDays, message: string) => reasons.push({ code: 'days', message, field });
  for (const [i, field] of order.entries()) {
    const before = order[i - 1];
    if (before && days[field] < days[before])
      add(field, `${yearDayNames[field]} không thể trước ${yearDayNames[before].toLowerCase()}`);
    if (schoolYearOf(days[field]) !== code) add(field, `${yearDayNames[field]} nằm ngoài năm học ${code}`);
  }
  if (days.semester2_starts_on <= days.semester1_ends_on)
    add('semester2_starts_on', 'Học kỳ II bắt đầu sau khi học kỳ I kết thúc');
  return reasons;
}

/** The frame of QĐ 2071/QĐ-BGDĐT for 2017-2018 and the following years; another decision may move it. */
export function outsideFrame(code: string, days: YearDays): string[] {
  const end = code.slice(5);
  return [
    days.semester1_ends_on >= `${end}-01-15` && 'học kỳ I kết thúc trước 15/1',
    days.semester2_ends_on >= `${end}-05-25` && 'chương trình học kỳ II xong trước 25/5',
    days.ends_on > `${end}-05-31` && 'năm học kết thúc trước 31/5',
  ].filter((words) => words !== false);
}
