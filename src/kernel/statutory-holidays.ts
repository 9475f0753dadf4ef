// Which days of 2018-2027 are public holidays, and which were swapped? First content of platform.calendar_exception, edited there.
// Announcements decide the days around Tết, the second day of the National Day and swaps; 2027 had none when this was written: its
// doubtful days say "dự kiến". Swaps bind offices that rest on Saturday and Sunday.
import type { LocalDate } from './calendar.ts';
import type { CalendarException } from './working-days.ts';

/** Labour Code 2012, article 115; from 2021 the Code of 2019, articles 111.3 (day in lieu) and 112 (two days for 2/9). */
const lawOf = (date: LocalDate): string =>
  date < '2021-01-01' ? 'Bộ luật Lao động 2012, Điều 115' : 'Bộ luật Lao động 2019, Điều 111 khoản 3, Điều 112';
const announcement = 'Thông báo nghỉ lễ, Tết của cơ quan nhà nước về lao động';

const newYear = 'Tết Dương lịch';
const hung = 'Giỗ Tổ Hùng Vương';
const victory = 'Ngày Chiến thắng';
const labour = 'Ngày Quốc tế lao động';
const national = 'Quốc khánh';
const inLieu = (name: string) => `Nghỉ bù ${name}`;

/** [first day, last day, name]: every day of the span. */
const holidays: [LocalDate, LocalDate, string][] = [
  ['2018-01-01', '2018-01-01', newYear],
  ['2018-02-14', '2018-02-18', 'Tết Mậu Tuất'],
  ['2018-02-19', '2018-02-20', inLieu('Tết Mậu Tuất')],
  ['2018-04-25', '2018-04-25', hung],
  ['2018-04-30', '2018-04-30', victory],
  ['2018-05-01', '2018-05-01', labour],
  ['2018-09-02', '2018-09-02', national],
  ['2018-09-03', '2018-09-03', inLieu(national)],

  ['2019-01-01', '2019-01-01', newYear],
  ['2019-02-04', '2019-02-08', 'Tết Kỷ Hợi'],
  ['2019-04-14', '2019-04-14', hung],
  ['2019-04-15', '2019-04-15', inLieu(hung)],
  ['2019-04-30', '2019-04-30', victory],
  ['2019-05-01', '2019-05-01', labour],
  ['2019-09-02', '2019-09-02', national],

  ['2020-01-01', '2020-01-01', newYear],
  ['2020-01-23', '2020-01-27', 'Tết Canh Tý'],
  ['2020-01-28', '2020-01-29', inLieu('Tết Canh Tý')],
  ['2020-04-02', '2020-04-02', hung],
  ['2020-04-30', '2020-04-30', victory],
  ['2020-05-01', '2020-05-01', labour],
  ['2020-09-02', '2020-09-02', national],

  ['2021-01-01', '2021-01-01', newYear],
  ['2021-02-10', '2021-02-14', 'Tết Tân Sửu'],
  ['2021-02-15', '2021-02-16', inLieu('Tết Tân Sửu')],
  ['2021-04-21', '2021-04-21', hung],
  ['2021-04-30', '2021-04-30', victory],
  ['2021-05-01', '2021-05-01', labour],
  ['2021-05-03', '2021-05-03', inLieu(labour)],
  ['2021-09-02', '2021-09-03', national],

  ['2022-01-01', '2022-01-01', newYear],
  ['2022-01-03', '2022-01-03', inLieu(newYear)],
  ['2022-01-31', '2022-02-04', 'Tết Nhâm Dần'],
  ['2022-04-10', '2022-04-10', hung],
  ['2022-04-11', '2022-04-11', inLieu(hung)],
  ['2022-04-30', '2022-04-30', victory],
  ['2022-05-01', '2022-05-01', labour],
  ['2022-05-02', '2022-05-03', inLieu('30/4 và 1/5')],
  ['2022-09-01', '2022-09-02', national],

  ['2023-01-01', '2023-01-01', newYear],
  ['2023-01-02', '2023-01-02', inLieu(newYear)],
  ['2023-01-20', '2023-01-24', 'Tết Quý Mão'],
  ['2023-01-25', '2023-01-26', inLieu('Tết Quý Mão')],
  ['2023-04-29', '2023-04-29', hung],
  ['2023-04-30', '2023-04-30', victory],
  ['2023-05-01', '2023-05-01', labour],
  ['2023-05-02', '2023-05-03', inLieu('Giỗ Tổ và 30/4')],
  ['2023-09-01', '2023-09-02', national],
  ['2023-09-04', '2023-09-04', inLieu(national)],

  ['2024-01-01', '2024-01-01', newYear],
  ['2024-02-08', '2024-02-12', 'Tết Giáp Thìn'],
  ['2024-02-13', '2024-02-14', inLieu('Tết Giáp Thìn')],
  ['2024-04-18', '2024-04-18', hung],
  ['2024-04-30', '2024-04-30', victory],
  ['2024-05-01', '2024-05-01', labour],
  ['2024-09-02', '2024-09-03', national],

  ['2025-01-01', '2025-01-01', newYear],
  ['2025-01-27', '2025-01-31', 'Tết Ất Tỵ'],
  ['2025-04-07', '2025-04-07', hung],
  ['2025-04-30', '2025-04-30', victory],
  ['2025-05-01', '2025-05-01', labour],
  ['2025-09-01', '2025-09-02', national],

  ['2026-01-01', '2026-01-01', newYear],
  ['2026-02-16', '2026-02-20', 'Tết Bính Ngọ'],
  ['2026-04-26', '2026-04-26', hung],
  ['2026-04-27', '2026-04-27', inLieu(hung)],
  ['2026-04-30', '2026-04-30', victory],
  ['2026-05-01', '2026-05-01', labour],
  ['2026-09-01', '2026-09-02', national],

  ['2027-01-01', '2027-01-01', newYear],
  ['2027-02-04', '2027-02-08', 'Tết Đinh Mùi (dự kiến)'],
  ['2027-02-09', '2027-02-10', 'Nghỉ bù Tết Đinh Mùi (dự kiến)'],
  ['2027-04-16', '2027-04-16', hung],
  ['2027-04-30', '2027-04-30', victory],
  ['2027-05-01', '2027-05-01', labour],
  ['2027-05-03', '2027-05-03', inLieu(labour)],
  ['2027-09-02', '2027-09-02', national],
  ['2027-09-03', '2027-09-03', 'Quốc khánh, ngày thứ hai (dự kiến)'],
];

/** [day off, the Saturday worked instead] */
const swaps: [LocalDate, LocalDate][] = [
  ['2018-12-31', '2019-01-05'],
  ['2019-04-29', '2019-05-04'],
  ['2024-04-29', '2024-05-04'],
  ['2025-05-02', '2025-04-26'],
  ['2026-01-02', '2026-01-10'],
  ['2026-08-31', '2026-08-22'],
];

const vietnamese = (date: LocalDate) => date.split('-').reverse().join('/');

function daysOf([first, last, name]: [LocalDate, LocalDate, string]): CalendarException[] {
  const days: CalendarException[] = [];
  for (let at = Date.parse(`${first}T00:00:00Z`); at <= Date.parse(`${last}T00:00:00Z`); at += 86_400_000) {
    const date = new Date(at).toISOString().slice(0, 10);
    days.push({ date, kind: 'holiday', name, legal_basis: lawOf(date) });
  }
  return days;
}

export const statutoryHolidays: readonly CalendarException[] = [
  ...holidays.flatMap(daysOf),
  ...swaps.flatMap(([off, on]): CalendarException[] => [
    { date: off, kind: 'swap_off', name: `Nghỉ hoán đổi, làm bù ${vietnamese(on)}`, legal_basis: announcement },
    { date: on, kind: 'swap_on', name: `Làm bù cho ${vietnamese(off)}`, legal_basis: announcement },
  ]),
].sort((a, b) => (a.date < b.date ? -1 : 1));
