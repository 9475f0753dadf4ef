// Which day is it, and what does a written date mean? Days are text 'YYYY-MM-DD': a day has no time zone, an instant does.

/** A calendar day as 'YYYY-MM-DD'. */
export type LocalDate = string;

export const timeZone = 'Asia/Ho_Chi_Minh';
/** Vietnam has had one offset, without summer time, since 1975. */
const offset = '+07:00';

const pad = (n: number, width = 2) => String(n).padStart(width, '0');
const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const utc = (date: LocalDate) => Date.parse(`${date}T00:00:00Z`);
const fromUtc = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10);

export type ParsedDate = { ok: true; date: LocalDate } | { ok: false; reason: string };

/**
 * A date as people and spreadsheets write it: dd/mm/yyyy (also with - or .), yyyy-mm-dd, or the serial number of a
 * spreadsheet (days since 30/12/1899; the wrong 29/2/1900 of the 1900 system lies below every date we accept).
 */
export function parseDate(value: string | number): ParsedDate {
  if (typeof value === 'number' || /^\d{5}(\.0+)?$/.test(value.trim())) {
    const serial = Math.floor(Number(value));
    if (!(serial >= 367 && serial <= 73050))
      return { ok: false, reason: 'Con số này không phải là ngày, ngày viết như 21/12/2006' };
    return { ok: true, date: fromUtc(Date.UTC(1899, 11, 30) + serial * 86_400_000) };
  }
  const text = value.trim();
  // A date cell read as text may carry the midnight it stands for.
  const dmy = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?: \d{1,2}:[\d:]+)?$/.exec(text);
  const ymd = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  const parts = dmy ? [dmy[3], dmy[2], dmy[1]] : ymd ? [ymd[1], ymd[2], ymd[3]] : null;
  if (!parts) return { ok: false, reason: 'Ngày viết như 21/12/2006' };
  const [year, month, day] = parts.map(Number) as [number, number, number];
  if (year < 1900 || year > 2200) return { ok: false, reason: `Năm ${year} không hợp lý` };
  if (month < 1 || month > 12) return { ok: false, reason: `Không có tháng ${month}` };
  if (day < 1 || day > daysIn(year, month)) return { ok: false, reason: `Tháng ${month} không có ngày ${day}` };
  return { ok: true, date: `${pad(year, 4)}-${pad(month)}-${pad(day)}` };
}

/** As addresses and forms of our own carry a day: '2018-12-10', of the calendar ('2019-02-31' is none). */
export function isDay(text: unknown): text is LocalDate {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = parseDate(text);
  return parsed.ok && parsed.date === text;
}
export const formatDate = (date: LocalDate): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
export const addDays = (date: LocalDate, days: number): LocalDate => fromUtc(utc(date) + days * 86_400_000);
export const daysBetween = (from: LocalDate, to: LocalDate): number => Math.round((utc(to) - utc(from)) / 86_400_000);
/** 1 Monday … 7 Sunday. */
export const weekday = (date: LocalDate): number => new Date(utc(date)).getUTCDay() || 7;
export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
const weekdayNames = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ Nhật'];
export const weekdayName = (date: LocalDate): string => weekdayNames[weekday(date) - 1] ?? '';

/** The instant as it stands on a clock in Vietnam. */
export function toLocal(instant: Date): { date: LocalDate; time: string } {
  const shifted = new Date(instant.getTime() + 7 * 3_600_000).toISOString();
  return { date: shifted.slice(0, 10), time: shifted.slice(11, 16) };
}
export const instantOf = (date: LocalDate, time = '00:00:00'): Date => new Date(`${date}T${time}${offset}`);
export function formatInstant(instant: Date): string {
  const { date, time } = toLocal(instant);
  return `${time} ${formatDate(date)}`;
}

/** "Before a day" (trước ngày) ends at 23:59:59 of the day before, local time (R1.48). */
export const endOfDayBefore = (date: LocalDate): Date => instantOf(addDays(date, -1), '23:59:59');

/** 'còn 4 ngày 9 giờ', 'còn 35 phút', 'đã qua 2 ngày'. */
export function remaining(from: Date, to: Date): string {
  const minutes = Math.floor(Math.abs(to.getTime() - from.getTime()) / 60_000);
  const lead = to >= from ? 'còn' : 'đã qua';
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return `${lead} ${days} ngày${hours > 0 ? ` ${hours} giờ` : ''}`;
  return hours > 0 ? `${lead} ${hours} giờ` : `${lead} ${minutes} phút`;
}
