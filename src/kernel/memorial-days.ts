// Which days does a school remember? National days and those of education and youth, by the sun; the first time where it is counted.
import { addDays, type LocalDate, yearOf } from './calendar.ts';

export type MemorialDay = { day: `${string}-${string}`; name: string; since?: number };

/** Month and day. `since` is the year of the event: the anniversary is counted from it. */
export const memorialDays: readonly MemorialDay[] = [
  { day: '01-09', name: 'Ngày truyền thống Học sinh, sinh viên Việt Nam', since: 1950 },
  { day: '02-03', name: 'Ngày thành lập Đảng Cộng sản Việt Nam', since: 1930 },
  { day: '02-27', name: 'Ngày Thầy thuốc Việt Nam', since: 1955 },
  { day: '03-08', name: 'Ngày Quốc tế Phụ nữ' },
  { day: '03-26', name: 'Ngày thành lập Đoàn TNCS Hồ Chí Minh', since: 1931 },
  { day: '04-21', name: 'Ngày Sách Việt Nam' },
  { day: '04-30', name: 'Ngày Giải phóng miền Nam, thống nhất đất nước', since: 1975 },
  { day: '05-01', name: 'Ngày Quốc tế Lao động' },
  { day: '05-07', name: 'Ngày Chiến thắng Điện Biên Phủ', since: 1954 },
  { day: '05-15', name: 'Ngày thành lập Đội TNTP Hồ Chí Minh', since: 1941 },
  { day: '05-19', name: 'Ngày sinh Chủ tịch Hồ Chí Minh', since: 1890 },
  { day: '06-01', name: 'Ngày Quốc tế Thiếu nhi' },
  { day: '06-28', name: 'Ngày Gia đình Việt Nam' },
  { day: '07-27', name: 'Ngày Thương binh, Liệt sĩ', since: 1947 },
  { day: '08-19', name: 'Ngày Cách mạng tháng Tám thành công', since: 1945 },
  { day: '09-02', name: 'Ngày Quốc khánh', since: 1945 },
  { day: '09-05', name: 'Ngày toàn dân đưa trẻ đến trường' },
  { day: '10-02', name: 'Ngày Khuyến học Việt Nam' },
  { day: '10-15', name: 'Ngày Bác Hồ gửi thư cuối cùng cho ngành Giáo dục', since: 1968 },
  { day: '10-20', name: 'Ngày thành lập Hội Liên hiệp Phụ nữ Việt Nam', since: 1930 },
  { day: '11-09', name: 'Ngày Pháp luật Việt Nam' },
  { day: '11-20', name: 'Ngày Nhà giáo Việt Nam', since: 1982 },
  { day: '12-03', name: 'Ngày Quốc tế Người khuyết tật' },
  { day: '12-22', name: 'Ngày thành lập Quân đội nhân dân Việt Nam', since: 1944 },
];

export type Anniversary = { date: LocalDate; name: string; years: number | null };

/** Those from that day on, the nearest first, at most `days` ahead: also over the turn of the year. */
export function anniversariesFrom(today: LocalDate, days: number, list: readonly MemorialDay[] = memorialDays): Anniversary[] {
  const last = addDays(today, days);
  const year = yearOf(today);
  return [year, year + 1]
    .flatMap((y) =>
      list.map(({ day, name, since }) => ({ date: `${y}-${day}`, name, years: since === undefined ? null : y - since })),
    )
    .filter(({ date }) => date >= today && date <= last)
    .sort((a, b) => a.date.localeCompare(b.date));
}
