// Rows and columns that forms of both circulars share.
import type { Column, Row } from '../forms.ts';

export const degreeColumns: readonly Column[] = [
  { code: 'total', title: 'Tổng số' },
  ...(
    [
      ['doctor', 'TS'],
      ['master', 'ThS'],
      ['bachelor', 'ĐH'],
      ['college', 'CĐ'],
      ['vocational', 'TC'],
      ['below', 'Dưới TC'],
    ] as const
  ).map(([code, title]) => ({ code, title, group: 'Trình độ đào tạo' })),
  ...(
    [
      ['rank4', 'IV'],
      ['rank3', 'III'],
      ['rank2', 'II'],
      ['rank1', 'I'],
    ] as const
  ).map(([code, title]) => ({ code, title, group: 'Hạng chức danh nghề nghiệp' })),
];
export const standardColumns: readonly Column[] = [
  { code: 'good', title: 'Tốt' },
  { code: 'fair', title: 'Khá' },
  { code: 'passed', title: 'Đạt' },
  { code: 'failed', title: 'Chưa đạt' },
];
export const postRows: readonly Row[] = [
  { code: 'all', title: 'Tổng số cán bộ, giáo viên, nhân viên', fact: 'staff' },
  { code: 'teachers', title: 'Giáo viên', fact: 'staff.teacher' },
  { code: 'managers', title: 'Cán bộ quản lý', fact: 'staff.manager' },
  { code: 'head', title: 'Hiệu trưởng', indent: 1, fact: 'staff.principal' },
  { code: 'deputies', title: 'Phó hiệu trưởng', indent: 1, fact: 'staff.vice_principal' },
  { code: 'employees', title: 'Nhân viên', fact: 'staff.employee' },
  { code: 'clerks', title: 'Văn thư', indent: 1, fact: 'staff.clerk' },
  { code: 'accountants', title: 'Kế toán', indent: 1, fact: 'staff.accountant' },
  { code: 'nurses', title: 'Y tế', indent: 1, fact: 'staff.nurse' },
  { code: 'librarians', title: 'Thư viện', indent: 1, fact: 'staff.librarian' },
  { code: 'equipment', title: 'Thiết bị, thí nghiệm', indent: 1, fact: 'staff.equipment' },
];
export const standardRows: readonly Row[] = [
  { code: 'teachers', title: 'Giáo viên theo chuẩn nghề nghiệp', atMost: 'staff.teacher' },
  { code: 'managers', title: 'Cán bộ quản lý theo chuẩn hiệu trưởng', atMost: 'staff.manager' },
];

export const amount: readonly Column[] = [
  { code: 'n', title: 'Số lượng' },
  { code: 'note', title: 'Bình quân, ghi chú', cells: 'text' },
];
const row = (code: string, title: string, more: Partial<Row> = {}): Row => ({ code, title, ...more });
const heading = (code: string, title: string): Row => ({ code, title, heading: true });

export const siteRows: readonly Row[] = [
  heading('h1', 'I. Số phòng'),
  row('classes', 'Số nhóm, lớp', { fact: 'classes' }),
  row('solid', 'Phòng học kiên cố'),
  row('half', 'Phòng học bán kiên cố'),
  row('temporary', 'Phòng học tạm, phòng đi mượn', { optional: true }),
  heading('h2', 'II. Đất, điểm trường'),
  row('campuses', 'Số điểm trường', { fact: 'profile.campuses' }),
  row('land', 'Tổng diện tích đất (m²)', { fact: 'profile.land' }),
  row('yard', 'Diện tích sân chơi, bãi tập (m²)'),
];
export const serviceRows: readonly Row[] = [
  heading('h5', 'V. Điện, nước, kết nối, công trình phụ'),
  row('toilets', 'Nhà vệ sinh đạt chuẩn'),
  row('water', 'Nguồn nước sinh hoạt hợp vệ sinh (1 có, 0 không)', { fact: 'profile.clean_water' }),
  row('power', 'Nguồn điện (1 có, 0 không)', { fact: 'profile.electricity' }),
  row('internet', 'Kết nối internet (1 có, 0 không)', { fact: 'profile.internet' }),
  row('fence', 'Tường rào xây (1 có, 0 không)'),
];
