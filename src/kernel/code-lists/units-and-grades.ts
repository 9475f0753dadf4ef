// Which kinds of unit are there, and which grades do they teach? (portal P-1.1, school-records R4.16, R5.6)
import { codeList } from './code-list.ts';

export type UnitLevel = 'department' | 'district' | 'mn' | 'th' | 'thcs' | 'thpt' | 'gdtx';
type UnitTypeEntry = { code: string; name: string; level: UnitLevel; grades: string[] };

const nursery = ['NT1', 'NT2', 'NT3'];
const kindergarten = ['MG3', 'MG4', 'MG5'];
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i).padStart(2, '0'));

export const unitTypes: readonly UnitTypeEntry[] = [
  { code: 'SO', name: 'Sở Giáo dục và Đào tạo', level: 'department', grades: [] },
  { code: 'PHONG', name: 'Phòng Giáo dục và Đào tạo', level: 'district', grades: [] },
  { code: 'UBND_XA', name: 'Ủy ban nhân dân xã', level: 'district', grades: [] },
  { code: 'NHA_TRE', name: 'Nhà trẻ', level: 'mn', grades: nursery },
  { code: 'NHOM_TRE_DOC_LAP', name: 'Nhóm trẻ độc lập', level: 'mn', grades: [...nursery, ...kindergarten] },
  { code: 'MAU_GIAO', name: 'Trường mẫu giáo', level: 'mn', grades: kindergarten },
  { code: 'MAM_NON', name: 'Trường mầm non', level: 'mn', grades: [...nursery, ...kindergarten] },
  { code: 'TIEU_HOC', name: 'Trường tiểu học', level: 'th', grades: range(1, 5) },
  { code: 'THCS', name: 'Trường THCS', level: 'thcs', grades: range(6, 9) },
  { code: 'TH_THCS', name: 'Trường tiểu học và THCS', level: 'thcs', grades: range(1, 9) },
  { code: 'THCS_THPT', name: 'Trường THCS và THPT', level: 'thpt', grades: range(6, 12) },
  { code: 'TH_THCS_THPT', name: 'Trường tiểu học, THCS và THPT', level: 'thpt', grades: range(1, 12) },
  { code: 'THPT', name: 'Trường THPT', level: 'thpt', grades: range(10, 12) },
  { code: 'THPT_CHUYEN', name: 'Trường THPT chuyên', level: 'thpt', grades: range(10, 12) },
  { code: 'PTDTNT', name: 'Trường phổ thông dân tộc nội trú', level: 'thpt', grades: range(6, 12) },
  { code: 'GDTX', name: 'Trung tâm GDTX', level: 'gdtx', grades: range(10, 12) },
  { code: 'GDNN_GDTX', name: 'Trung tâm GDNN-GDTX', level: 'gdtx', grades: range(10, 12) },
  { code: 'TTHTCD', name: 'Trung tâm học tập cộng đồng', level: 'gdtx', grades: [] },
  { code: 'TT_NGOAI_NGU_TIN_HOC', name: 'Trung tâm ngoại ngữ, tin học', level: 'gdtx', grades: [] },
  { code: 'CHUYEN_BIET', name: 'Trường chuyên biệt', level: 'th', grades: range(1, 9) },
];
export const unitTypeList = codeList(
  'Loại đơn vị',
  unitTypes.map(({ code, name }) => ({ code, name })),
);
export const unitTypeOf = (code: string): UnitTypeEntry | undefined => unitTypes.find((type) => type.code === code);
/** Units that have classes and pupils: everything but offices and centres without grades. */
export const teaches = (type: string): boolean => (unitTypeOf(type)?.grades.length ?? 0) > 0;

export const levelNames: Record<UnitLevel, string> = {
  department: 'Sở GD&ĐT',
  district: 'Phòng GD&ĐT',
  mn: 'Mầm non',
  th: 'Tiểu học',
  thcs: 'THCS',
  thpt: 'THPT',
  gdtx: 'GDTX và đơn vị khác',
};

type GradeEntry = {
  code: string;
  name: string /** Age by calendar year of the school year's start. */;
  age: number;
  maxSize: number;
  aliases: string[];
};
const grade = (n: number): GradeEntry => ({
  code: String(n).padStart(2, '0'),
  name: `Khối ${n}`,
  age: n + 5,
  maxSize: n <= 5 ? 35 : 45,
  aliases: [String(n), `Lớp ${n}`, `K${n}`],
});
export const grades: readonly GradeEntry[] = [
  { code: 'NT1', name: 'Nhà trẻ 3-12 tháng', age: 0, maxSize: 15, aliases: ['3-12 tháng', '3 - 12 tháng tuổi'] },
  { code: 'NT2', name: 'Nhà trẻ 13-24 tháng', age: 1, maxSize: 20, aliases: ['13-24 tháng', '13 - 24 tháng tuổi'] },
  { code: 'NT3', name: 'Nhà trẻ 25-36 tháng', age: 2, maxSize: 25, aliases: ['25-36 tháng', '25 - 36 tháng tuổi'] },
  { code: 'MG3', name: 'Mẫu giáo 3-4 tuổi', age: 3, maxSize: 25, aliases: ['3-4 tuổi', 'MG 3 tuổi', 'Mẫu giáo bé'] },
  { code: 'MG4', name: 'Mẫu giáo 4-5 tuổi', age: 4, maxSize: 30, aliases: ['4-5 tuổi', 'MG 4 tuổi', 'Mẫu giáo nhỡ'] },
  { code: 'MG5', name: 'Mẫu giáo 5-6 tuổi', age: 5, maxSize: 35, aliases: ['5-6 tuổi', 'MG 5 tuổi', 'Mẫu giáo lớn'] },
  ...Array.from({ length: 12 }, (_, i) => grade(i + 1)),
];
export const gradeList = codeList('Khối', grades);
export const gradeOf = (code: string): GradeEntry | undefined => grades.find((entry) => entry.code === code);

/** When a class meets (R4.21, "Buổi học"). */
export const classSessions = codeList('Buổi học', [
  { code: 'morning', name: 'Sáng', aliases: ['Buổi sáng', 'Học sáng'] },
  { code: 'afternoon', name: 'Chiều', aliases: ['Buổi chiều', 'Học chiều'] },
  { code: 'full_day', name: 'Cả ngày', aliases: ['2 buổi', '2 buổi/ngày', 'Sáng và chiều', 'Hai buổi'] },
]);
