import { expect, test } from 'vitest';
import { weekday } from './calendar.ts';
import { statutoryHolidays } from './statutory-holidays.ts';

const years = Array.from({ length: 10 }, (_, i) => 2018 + i);
const days = new Map(statutoryHolidays.map((day) => [day.date, day]));
const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
/** First day of the year that is this day of the lunar calendar ('1/1' the first of Tết, '3/10' the Hùng kings). */
function lunarDay(year: number, wanted: string): string {
  for (let at = Date.UTC(year, 0, 15); at < Date.UTC(year, 6, 1); at += 86_400_000)
    if (lunar.format(at) === wanted) return new Date(at).toISOString().slice(0, 10);
  throw new Error(`${wanted} not found in ${year}`);
}

test('each day stands once, with its ground', () => {
  expect(days.size).toBe(statutoryHolidays.length);
  for (const day of statutoryHolidays) expect(day.legal_basis).not.toBe('');
});

test.each(years)('%i: five days of Tết around the first, one or two for the National Day, the fixed days', (year) => {
  const inYear = statutoryHolidays.filter((day) => day.date.startsWith(String(year)) && day.kind === 'holiday');
  expect(inYear.filter((day) => day.name.startsWith('Tết') && day.name !== 'Tết Dương lịch')).toHaveLength(5);
  expect(days.get(lunarDay(year, '1/1'))?.name).toMatch(/^Tết/);
  expect(days.get(lunarDay(year, '3/10'))?.name).toBe('Giỗ Tổ Hùng Vương');
  for (const fixed of ['01-01', '04-30', '05-01', '09-02']) expect(days.get(`${year}-${fixed}`)?.kind).toBe('holiday');
  expect(inYear.filter((day) => day.name.startsWith('Quốc khánh'))).toHaveLength(year < 2021 ? 1 : 2);
  expect(inYear[0]?.legal_basis).toContain(year < 2021 ? '2012' : '2019');
});

test.each(years)('%i: as many weekdays in lieu as holidays that fell on a weekend', (year) => {
  const inYear = statutoryHolidays.filter((day) => day.date.startsWith(String(year)) && day.kind === 'holiday');
  const lieu = inYear.filter((day) => day.name.startsWith('Nghỉ bù'));
  const onWeekend = inYear.filter((day) => weekday(day.date) > 5);
  expect(lieu).toHaveLength(onWeekend.length);
  for (const day of lieu) expect(weekday(day.date)).toBeLessThanOrEqual(5);
});

test('a swap gives a weekday for a Saturday', () => {
  for (const day of statutoryHolidays) {
    if (day.kind === 'swap_off') expect(weekday(day.date)).toBeLessThanOrEqual(5);
    if (day.kind === 'swap_on') expect(weekday(day.date)).toBe(6);
  }
});
