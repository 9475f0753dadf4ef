// Circular 27/2020/TT-BGDĐT (4/9/2020, in force 20/10/2020): primary pupils of the curriculum of 2018, grade by grade from 2020-2021
// (R2.8-R2.12). A level of the year of its own, marks from 0.
import { gradesFrom, type PrimaryRuleSet, since } from './shape.ts';
import { primaryPoints, primaryRatings } from './tt30.ts';

export const tt27: PrimaryRuleSet = {
  kind: 'primary',
  id: 'TT27/2020',
  version: 1,
  name: 'Thông tư 27/2020/TT-BGDĐT',
  title: 'Quy định đánh giá học sinh tiểu học',
  validity: since('general', { 1: '2020-2021', 2: '2021-2022', 3: '2022-2023', 4: '2023-2024', 5: '2024-2025' }),
  unverified: null,
  subjectLevels: [
    { code: 'HTT', name: 'Hoàn thành tốt', letter: 'T' },
    { code: 'HT', name: 'Hoàn thành', letter: 'H' },
    { code: 'CHT', name: 'Chưa hoàn thành', letter: 'C' },
  ],
  ratings: primaryRatings,
  qualities: [
    { code: 'YN', name: 'Yêu nước' },
    { code: 'NA', name: 'Nhân ái' },
    { code: 'CC', name: 'Chăm chỉ' },
    { code: 'TT', name: 'Trung thực' },
    { code: 'TN', name: 'Trách nhiệm' },
  ],
  competences: [
    { code: 'TCTH', name: 'Tự chủ và tự học' },
    { code: 'GTHT', name: 'Giao tiếp và hợp tác' },
    { code: 'GQVD', name: 'Giải quyết vấn đề và sáng tạo' },
    { code: 'NGON', name: 'Ngôn ngữ' },
    { code: 'TINH', name: 'Tính toán' },
    { code: 'KHOA', name: 'Khoa học' },
    { code: 'CNGH', name: 'Công nghệ' },
    { code: 'TIN', name: 'Tin học' },
    { code: 'THAM', name: 'Thẩm mĩ' },
    { code: 'THE', name: 'Thể chất' },
  ],
  points: primaryPoints,
  tests: [
    { grades: gradesFrom(1, 5), subjects: ['TV', 'TOAN', 'NN1', 'LSDL', 'KH', 'THCN'], at: ['CK1', 'CN'] },
    { grades: gradesFrom(4, 5), subjects: ['TV', 'TOAN'], at: ['GK1', 'GK2'] },
  ],
  lowestMark: 0,
  completion: {
    ...{ code: 'HTCT', name: 'Hoàn thành chương trình lớp học', subjects: ['HTT', 'HT'], ratings: ['T', 'Đ'], tests: 50 },
    article: 'TT27 Đ11',
  },
  levels: [
    { code: 'HTXS', name: 'Hoàn thành xuất sắc', subjects: ['HTT'], ratings: ['T'], tests: 90, article: 'TT27 Đ9' },
    { code: 'HTT', name: 'Hoàn thành tốt', subjects: ['HTT'], ratings: ['T'], tests: 70, article: 'TT27 Đ9' },
    { code: 'HT', name: 'Hoàn thành', subjects: ['HTT', 'HT'], ratings: ['T', 'Đ'], tests: 50, article: 'TT27 Đ9' },
    {
      ...{ code: 'CHT', name: 'Chưa hoàn thành', subjects: ['HTT', 'HT', 'CHT'], ratings: ['T', 'Đ', 'C'], tests: null },
      article: 'TT27 Đ9',
    },
  ],
  praise: { code: 'HSXS', name: 'Học sinh Xuất sắc', subjects: ['HTT'], ratings: ['T'], tests: 90, article: 'TT27 Đ13' },
  praiseByVote: {
    ...{ code: 'HSTB', name: 'Học sinh Tiêu biểu hoàn thành tốt trong học tập và rèn luyện', level: 'HTT' },
    article: 'TT27 Đ13',
  },
};
