// Circular 30/2014 as amended by 22/2016/TT-BGDĐT: primary pupils until TT27/2020 came grade by grade (R2.1-R2.7). Comments and three
// levels at four points of the year, few tests, no mean.
import { gradesFrom, type PrimaryRuleSet, until } from './shape.ts';

export const primaryPoints = [
  { code: 'GK1', name: 'Giữa học kỳ I' },
  { code: 'CK1', name: 'Cuối học kỳ I' },
  { code: 'GK2', name: 'Giữa học kỳ II' },
  { code: 'CN', name: 'Cuối năm học' },
] as const;
export const primaryRatings = [
  { code: 'T', name: 'Tốt' },
  { code: 'Đ', name: 'Đạt' },
  { code: 'C', name: 'Cần cố gắng' },
] as const;

export const tt30: PrimaryRuleSet = {
  kind: 'primary',
  id: 'TT30/2014+TT22/2016',
  version: 1,
  name: 'Thông tư 30/2014/TT-BGDĐT sửa đổi bởi Thông tư 22/2016/TT-BGDĐT',
  title: 'Quy định đánh giá học sinh tiểu học',
  validity: until('general', '2016-2017', {
    ...{ 1: '2019-2020', 2: '2020-2021', 3: '2021-2022', 4: '2022-2023', 5: '2023-2024' },
  }),
  unverified: null,
  subjectLevels: [
    { code: 'HTT', name: 'Hoàn thành tốt', letter: 'T' },
    { code: 'HT', name: 'Hoàn thành', letter: 'H' },
    { code: 'CHT', name: 'Chưa hoàn thành', letter: 'C' },
  ],
  ratings: primaryRatings,
  competences: [
    { code: 'TPV', name: 'Tự phục vụ, tự quản' },
    { code: 'HTAC', name: 'Hợp tác' },
    { code: 'THGQ', name: 'Tự học và giải quyết vấn đề' },
  ],
  qualities: [
    { code: 'CHCL', name: 'Chăm học, chăm làm' },
    { code: 'TTTN', name: 'Tự tin, trách nhiệm' },
    { code: 'TTKL', name: 'Trung thực, kỷ luật' },
    { code: 'DKYT', name: 'Đoàn kết, yêu thương' },
  ],
  points: primaryPoints,
  tests: [
    { grades: gradesFrom(1, 5), subjects: ['TV', 'TOAN', 'KH', 'LSDL', 'NN', 'TIN', 'TDT'], at: ['CK1', 'CN'] },
    { grades: gradesFrom(4, 5), subjects: ['TV', 'TOAN'], at: ['GK1', 'GK2'] },
  ],
  // No 0 until TT27.
  lowestMark: 10,
  completion: {
    ...{ code: 'HTCT', name: 'Hoàn thành chương trình lớp học', subjects: ['HTT', 'HT'], ratings: ['T', 'Đ'], tests: 50 },
    article: 'TT30 Đ14 (sửa bởi TT22/2016 Đ1.7)',
  },
  levels: [],
  praise: {
    ...{
      code: 'HTXS',
      name: 'Hoàn thành xuất sắc các nội dung học tập và rèn luyện',
      subjects: ['HTT'],
      ratings: ['T'],
      tests: 90,
    },
    article: 'TT30 Đ16 (sửa bởi TT22/2016 Đ1.9)',
  },
  praiseByVote: {
    code: 'VUOT_TROI',
    name: 'Vượt trội hoặc tiến bộ vượt bậc về ít nhất một môn học, năng lực hoặc phẩm chất',
    level: null,
    article: 'TT30 Đ16 (sửa bởi TT22/2016 Đ1.9)',
  },
};
