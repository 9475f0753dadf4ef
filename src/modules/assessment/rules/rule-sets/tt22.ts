// Circular 22/2021/TT-BGDĐT (20/7/2021, in force 5/9/2021) on lower and upper secondary pupils: no mean over subjects, counting instead
// (R1.34-R1.45). Grade by grade from 2021-2022.
import { type SecondaryRuleSet, since } from './shape.ts';
import { assessments } from './tt26.ts';

export const tt22: SecondaryRuleSet = {
  kind: 'secondary',
  id: 'TT22/2021',
  version: 1,
  name: 'Thông tư 22/2021/TT-BGDĐT',
  title: 'Quy định về đánh giá học sinh trung học cơ sở và học sinh trung học phổ thông',
  validity: since('general', {
    ...{ 6: '2021-2022', 7: '2022-2023', 8: '2023-2024', 9: '2024-2025' },
    ...{ 10: '2022-2023', 11: '2023-2024', 12: '2024-2025' },
  }),
  unverified: 'Điều về miễn học và về môn chỉ dạy trong một học kỳ chưa đọc được; áp dụng cách làm của TT58.',
  gradebooks: [assessments],
  commentSubjects: ['GDTC', 'NT', 'AN', 'MT', 'GDDP', 'HDTN'],
  exemptible: ['GDTC'],
  minimums: {
    by: 'periodsPerYear',
    bands: [{ upTo: 35, atLeast: 2 }, { upTo: 70, atLeast: 3 }, { atLeast: 4 }],
    comment: 2,
    article: 'TT22 Đ6.2',
  },
  yearWeights: [1, 2],
  commentPass: 'all',
  learning: {
    by: 'count',
    rungs: [
      { code: 'T', name: 'Tốt', each: 65, count: { subjects: 6, mark: 80 }, failedComments: 0, article: 'TT22 Đ9.2a' },
      { code: 'K', name: 'Khá', each: 50, count: { subjects: 6, mark: 65 }, failedComments: 0, article: 'TT22 Đ9.2b' },
      { code: 'Đ', name: 'Đạt', each: 35, count: { subjects: 6, mark: 50 }, failedComments: 1, article: 'TT22 Đ9.2c' },
      { code: 'CĐ', name: 'Chưa đạt', each: null, count: null, failedComments: null, article: 'TT22 Đ9.2d' },
    ],
    adjustments: [
      { reached: 'T', raw: 'Đ', to: 'K', article: 'TT22 Đ9.3' },
      { reached: 'T', raw: 'CĐ', to: 'Đ', article: 'TT22 Đ9.3' },
      { reached: 'K', raw: 'CĐ', to: 'Đ', article: 'TT22 Đ9.3' },
    ],
  },
  conduct: {
    levels: [
      { code: 'T', name: 'Tốt' },
      { code: 'K', name: 'Khá' },
      { code: 'Đ', name: 'Đạt' },
      { code: 'CĐ', name: 'Chưa đạt' },
    ],
    optional: false,
    year: {
      T: { T: 'T', K: 'T', Đ: 'K', CĐ: 'K' },
      K: { T: 'K', K: 'K', Đ: 'K', CĐ: 'Đ' },
      Đ: { T: 'K', K: 'Đ', Đ: 'Đ', CĐ: 'Đ' },
      CĐ: { T: 'CĐ', K: 'CĐ', Đ: 'CĐ', CĐ: 'CĐ' },
    },
    article: 'TT22 Đ8.2b',
  },
  titles: [
    {
      ...{ code: 'HSXS', name: 'Học sinh Xuất sắc', learning: ['T'], conduct: ['T'], count: { subjects: 6, mark: 90 } },
      article: 'TT22 Đ15.1a',
    },
    { code: 'HSG', name: 'Học sinh Giỏi', learning: ['T'], conduct: ['T'], count: null, article: 'TT22 Đ15.1a' },
  ],
  semesterTitles: false,
  promotion: [
    { decision: 'O_LAI', absentOver: 45, article: 'TT22 Đ12.1c' },
    { decision: 'O_LAI', learning: ['CĐ'], conduct: ['CĐ'], article: 'TT22 Đ12, Đ14' },
    { decision: 'KIEM_TRA_LAI', learning: ['CĐ'], article: 'TT22 Đ14' },
    { decision: 'REN_LUYEN_HE', conduct: ['CĐ'], article: 'TT22 Đ13' },
    { decision: 'LEN_LOP', article: 'TT22 Đ12.1' },
  ],
  retest: { below: 50, article: 'TT22 Đ14', failed: 'TT22 Đ12' },
  summer: { becomes: 'Đ', article: 'TT22 Đ13', failed: 'TT22 Đ12' },
  individualPlan: 'TT22 (học sinh khuyết tật)',
  words: { learning: 'Kết quả học tập', conduct: 'Kết quả rèn luyện' },
  articles: {
    semesterMean: 'TT22 Đ9.1b',
    yearMean: 'TT22 Đ9.1b',
    oneSemester: 'TT22 Đ9.1',
    overallMean: 'TT22 Đ9',
    commentSemester: 'TT22 Đ9.1a',
    commentYear: 'TT22 Đ9.1a',
    exemption: 'cách làm của TT58 Đ12',
    makeUp: 'TT22 Đ7',
    periodicTests: 'TT22 Đ7',
  },
};
