// Circular 58/2011/TT-BGDĐT (12/12/2011) on lower and upper secondary pupils: the rules of the school year 2018-2019 (R1.1-R1.27). Articles
// 8-18 were read in the text as schools published it; articles 3-4 on conduct and 6-7 on kinds of tests are known, not read.
import { gradesFrom, type SecondaryRuleSet } from './shape.ts';

export const tt58: SecondaryRuleSet = {
  kind: 'secondary',
  id: 'TT58/2011',
  version: 1,
  name: 'Thông tư 58/2011/TT-BGDĐT',
  title: 'Quy chế đánh giá, xếp loại học sinh trung học cơ sở và học sinh trung học phổ thông',
  validity: [{ programme: 'general', grades: gradesFrom(6, 12), firstYear: '2011-2012', lastYear: '2019-2020' }],
  unverified: null,
  gradebooks: [
    {
      code: 'KT',
      columns: [
        {
          ...{
            code: 'KTtx',
            name: 'KTtx',
            long: 'Kiểm tra thường xuyên',
            coefficient: 1,
            single: false,
            usuallyWhole: 'TT58 Đ8.4',
          },
          kinds: [
            { code: 'M', name: 'Miệng' },
            { code: 'V', name: 'Viết dưới 1 tiết' },
            { code: 'TH', name: 'Thực hành dưới 1 tiết' },
          ],
        },
        {
          ...{ code: 'KTdk', name: 'KTđk', long: 'Kiểm tra định kỳ', coefficient: 2, single: false, usuallyWhole: null },
          kinds: [
            { code: 'V', name: 'Viết từ 1 tiết' },
            { code: 'TH', name: 'Thực hành từ 1 tiết' },
          ],
        },
        {
          ...{ code: 'KThk', name: 'KThk', long: 'Kiểm tra học kỳ', coefficient: 3, single: true, usuallyWhole: null },
          kinds: [],
        },
      ],
    },
  ],
  commentSubjects: ['TD', 'AN', 'MT'],
  exemptible: ['TD', 'AN', 'MT'],
  minimums: {
    by: 'periodsPerWeek',
    bands: [{ upTo: 1, atLeast: 2 }, { below: 3, atLeast: 3 }, { atLeast: 4 }],
    comment: null,
    article: 'TT58 Đ8.2',
  },
  yearWeights: [1, 2],
  commentPass: 'two_thirds',
  learning: {
    by: 'mean',
    core: ['TOAN', 'VAN'],
    rungs: [
      { code: 'G', name: 'Giỏi', mean: 80, core: 80, each: 65, commentsPass: true, article: 'TT58 Đ13.1' },
      { code: 'K', name: 'Khá', mean: 65, core: 65, each: 50, commentsPass: true, article: 'TT58 Đ13.2' },
      { code: 'Tb', name: 'Trung bình', mean: 50, core: 50, each: 35, commentsPass: true, article: 'TT58 Đ13.3' },
      { code: 'Y', name: 'Yếu', mean: 35, core: null, each: 20, commentsPass: false, article: 'TT58 Đ13.4' },
      { code: 'Kém', name: 'Kém', mean: null, core: null, each: null, commentsPass: false, article: 'TT58 Đ13.5' },
    ],
    adjustments: [
      { reached: 'G', raw: 'Tb', to: 'K', article: 'TT58 Đ13.6a' },
      { reached: 'G', raw: 'Y', to: 'Tb', article: 'TT58 Đ13.6b' },
      { reached: 'K', raw: 'Y', to: 'Tb', article: 'TT58 Đ13.6c' },
      { reached: 'K', raw: 'Kém', to: 'Y', article: 'TT58 Đ13.6d' },
    ],
  },
  conduct: {
    levels: [
      { code: 'T', name: 'Tốt' },
      { code: 'K', name: 'Khá' },
      { code: 'Tb', name: 'Trung bình' },
      { code: 'Y', name: 'Yếu' },
    ],
    optional: false,
    year: null,
    article: 'TT58 Đ3, Đ4',
  },
  titles: [
    { code: 'HSG', name: 'Học sinh giỏi', learning: ['G'], conduct: ['T'], count: null, article: 'TT58 Đ18.1' },
    {
      ...{ code: 'HSTT', name: 'Học sinh tiên tiến', learning: ['G', 'K'], conduct: ['T', 'K'], count: null },
      article: 'TT58 Đ18.2',
    },
  ],
  semesterTitles: true,
  promotion: [
    { decision: 'O_LAI', absentOver: 45, article: 'TT58 Đ15.2a' },
    { decision: 'O_LAI', learning: ['Kém'], article: 'TT58 Đ15.2b' },
    { decision: 'O_LAI', learning: ['Y'], conduct: ['Y'], article: 'TT58 Đ15.2b' },
    { decision: 'KIEM_TRA_LAI', learning: ['Y'], article: 'TT58 Đ16' },
    { decision: 'REN_LUYEN_HE', conduct: ['Y'], article: 'TT58 Đ17' },
    { decision: 'LEN_LOP', article: 'TT58 Đ15.1' },
  ],
  retest: { below: 50, article: 'TT58 Đ16', failed: 'TT58 Đ15.2c' },
  summer: { becomes: 'Tb', article: 'TT58 Đ17', failed: 'TT58 Đ15.2d' },
  individualPlan: 'TT58 Đ14.3',
  words: { learning: 'Học lực', conduct: 'Hạnh kiểm' },
  articles: {
    semesterMean: 'TT58 Đ10.1a',
    yearMean: 'TT58 Đ10.1b',
    oneSemester: 'TT58 Đ10.3',
    overallMean: 'TT58 Đ11',
    commentSemester: 'TT58 Đ10.2a',
    commentYear: 'TT58 Đ10.2b',
    exemption: 'TT58 Đ12.4',
    makeUp: 'TT58 Đ8.5',
    periodicTests: 'TT58 Đ8.1',
  },
};
