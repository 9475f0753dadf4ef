// Believable Vietnamese names in their real proportions. Every person of the demo is invented.
import { slugify } from '#kernel/vietnamese-text.ts';
import type { Random } from './random.ts';

const families: [string, number][] = [
  ...([
    ['Nguyễn', 300],
    ['Trần', 150],
    ['Phạm', 90],
    ['Vũ', 80],
    ['Hoàng', 50],
    ['Đỗ', 40],
    ['Bùi', 35],
    ['Lê', 35],
    ['Đặng', 30],
  ] as [string, number][]),
  ...([
    ['Ngô', 25],
    ['Đinh', 25],
    ['Mai', 20],
    ['Lưu', 12],
    ['Tạ', 10],
    ['Cao', 12],
    ['Phan', 15],
    ['Trịnh', 12],
    ['Đoàn', 12],
  ] as [string, number][]),
  ...([
    ['Dương', 10],
    ['Lương', 10],
    ['Triệu', 4],
    ['Khổng', 3],
    ['Nghiêm', 3],
    ['Lã', 3],
    ['Kiều', 2],
    ['Quách', 2],
  ] as [string, number][]),
];
const middlesMale = 'Văn Đức Hữu Minh Quang Gia Tuấn Anh Hoàng Thành Duy Xuân Bảo Quốc Công Ngọc Đình Trung Thế Việt'.split(' ');
const middlesFemale = 'Thị Thị Thị Ngọc Thu Phương Khánh Minh Bích Thanh Hồng Kim Mai Diệu Quỳnh Bảo Hà Lan Thùy'.split(' ');
const givenMale =
  'An Anh Bách Bảo Bình Cường Dũng Duy Dương Đạt Đông Đức Giang Hải Hào Hiếu Hiệp Hoàng Huy Hùng Hưng Khang Khánh Khoa Khôi Kiên Lâm Long Lộc Mạnh Minh Nam Nghĩa Nhật Phong Phúc Phước Quân Quang Quyền Sơn Tài Tâm Tân Thái Thắng Thành Thiện Thịnh Tiến Toàn Trí Trung Tú Tuấn Tùng Việt Vinh Vũ'.split(
    ' ',
  );
const givenFemale =
  'An Anh Ánh Châu Chi Diệp Dung Duyên Dương Đào Giang Hà Hạnh Hằng Hân Hiền Hoa Hoài Hồng Huế Huệ Hương Huyền Khánh Lan Linh Loan Ly Mai My Nga Ngân Ngọc Nguyệt Nhi Nhung Oanh Phương Quyên Quỳnh Tâm Thảo Thanh Thắm Thoa Thu Thủy Thư Thương Tiên Trà Trang Trâm Trinh Tuyết Uyên Vân Vy Xuân Yến'.split(
    ' ',
  );

export type Sex = 'male' | 'female';

export function personName(rng: Random, sex: Sex, family = rng.weighted(families)): string {
  const middles = sex === 'male' ? middlesMale : middlesFemale;
  const given = rng.pick(sex === 'male' ? givenMale : givenFemale);
  const middle = rng.pick(middles);
  const second = rng.chance(0.12) ? rng.pick(middles.slice(3)) : '';
  return [family, middle, second === middle || second === given ? '' : second, given].filter(Boolean).join(' ');
}
export const familyOf = (name: string): string => name.split(' ')[0] ?? '';

const mobile = [
  '096',
  '097',
  '098',
  '086',
  '091',
  '094',
  '088',
  '090',
  '093',
  '089',
  '032',
  '033',
  '034',
  '035',
  '036',
  '037',
  '038',
  '039',
  '083',
  '084',
  '085',
  '081',
  '082',
  '070',
  '079',
  '077',
];
export const mobilePhone = (rng: Random): string => `${rng.pick(mobile)}${String(rng.int(0, 9_999_999)).padStart(7, '0')}`;

export const occupations: [string, number][] = [
  ['Làm ruộng', 45],
  ['Công nhân', 25],
  ['Buôn bán', 10],
  ['Thợ xây', 6],
  ['Lao động tự do', 8],
  ['Giáo viên', 3],
  ['Lái xe', 3],
  ['Công chức', 2],
  ['Bộ đội', 1],
  ['Y sĩ', 1],
];

/** The address at work of who leads a unit: one, wherever it stands. */
export const mailOf = (unit: { slug: string; level: string }, name: string): string =>
  `${slugify(name).split('-').at(-1)}.${slugify(name)
    .replace(/-[^-]*$/, '')
    .replace(/([a-z])[a-z]*-?/g, '$1')}@${unit.level === 'department' ? '' : `${unit.slug}.`}namdinh.example`;
