// Which sessions does a class have, which of them count, and who may still write a roll call of that day? (R1.26, R5.5) Pure.
import { addDays, daysBetween, formatDate, type LocalDate, weekday } from '#kernel/calendar.ts';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { Reason } from '#kernel/refusal.ts';
import type { Session } from '../tables.ts';

export type AbsenceState = 'P' | 'K' | 'late' | 'early';
export const absenceStates: readonly AbsenceState[] = ['P', 'K', 'late', 'early'];
export const stateNames: Record<AbsenceState, string> = {
  P: 'Nghỉ có phép',
  K: 'Nghỉ không phép',
  late: 'Đi muộn',
  early: 'Về sớm',
};
/** Without a row a pupil was there. */
export const stateWords = (state: AbsenceState | null | undefined): string => (state ? stateNames[state] : 'Có mặt');
/** As the book has it. */
export const stateSigns: Record<AbsenceState, string> = { P: 'P', K: 'K', late: 'M', early: 'S' };
/** Late and early are no absences. */
export const isAbsent = (state: AbsenceState): boolean => state === 'P' || state === 'K';

export type CountedSession = 'own' | 'morning' | 'afternoon';
export type ClassSessions = { session: 'morning' | 'afternoon' | 'full_day' | null; two_sessions: boolean | null };

export const sessionsOfClass = ({ session, two_sessions }: ClassSessions): Session[] =>
  session === 'full_day' || two_sessions === true ? ['morning', 'afternoon'] : [session ?? 'morning'];

/** The session of the official timetable. What the school has set speaks of classes with two only. */
export function countedSession(of: ClassSessions, setting: CountedSession): Session {
  const own = of.session === 'afternoon' ? 'afternoon' : 'morning';
  return setting === 'own' || sessionsOfClass(of).length === 1 ? own : setting;
}

/** More than 45 sessions in the year and a pupil is not promoted: TT 58/2011/TT-BGDĐT, Điều 15 khoản 1 and Điều 16. */
export const mostAbsences = 45;
/** From here on the school is told, so that it can still act. */
export const nearAbsences = 35;
/** Primary schools and preschools promote without counting. */
export const countsAbsences = (level: UnitLevel): boolean => level === 'thcs' || level === 'thpt' || level === 'gdtx';
export const absenceStanding = (counted: number): 'fine' | 'near' | 'over' =>
  counted > mostAbsences ? 'over' : counted >= nearAbsences ? 'near' : 'fine';

export type SchoolDays = {
  today: LocalDate;
  year: { code: string; semester1_starts_on: LocalDate; ends_on: LocalDate };
  holidays: readonly { first: LocalDate; last: LocalDate; name: string }[];
};

/** null on a day of lessons, else why there is no roll call. */
export function noSchool(day: LocalDate, { today, year, holidays }: SchoolDays): Reason | null {
  const said = (code: string, message: string): Reason => ({ code, message, field: 'day' });
  if (day > today) return said('future', `Ngày ${formatDate(day)} chưa đến. Điểm danh khi buổi học đã bắt đầu.`);
  if (day < year.semester1_starts_on || day > year.ends_on)
    return said('year', `Ngày ${formatDate(day)} ở ngoài thời gian học của năm học ${year.code}.`);
  if (weekday(day) === 7) return said('sunday', `Ngày ${formatDate(day)} là Chủ nhật, không có buổi học.`);
  const holiday = holidays.find(({ first, last }) => first <= day && day <= last);
  return holiday ? said('holiday', `Ngày ${formatDate(day)} nghỉ: ${holiday.name}.`) : null;
}

/** The last day of lessons up to a day; the day itself when there is none within a month. */
export function lastSchoolDay(day: LocalDate, days: SchoolDays): LocalDate {
  for (let back = 0; back < 31; back++) {
    const at = addDays(day, -back);
    if (noSchool(at, days) === null) return at;
  }
  return day;
}

export const isLocked = (day: LocalDate, today: LocalDate, lockDays: number): boolean => daysBetween(day, today) > lockDays;

/** What the head of the school decides after the days of the others are over. */
export function lockReason(
  day: LocalDate,
  { today, lockDays, heads, reason }: { today: LocalDate; lockDays: number; heads: boolean; reason: string },
): Reason | null {
  if (!isLocked(day, today, lockDays)) return null;
  if (!heads)
    return {
      ...{ code: 'locked', by: ['principal'] },
      message: `Điểm danh ngày ${formatDate(day)} đã khóa (quá ${lockDays} ngày). Hiệu trưởng sửa được, kèm lý do.`,
    };
  return reason.length >= 5
    ? null
    : {
        code: 'reason',
        field: 'reason',
        message: `Điểm danh ngày ${formatDate(day)} đã khóa: ghi lý do sửa, lý do được lưu trong nhật ký.`,
      };
}
