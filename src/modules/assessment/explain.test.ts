import { expect, test } from 'vitest';
import { explain, quotient } from './explain.ts';
import { semesterMean, yearMean } from './rules/average.ts';
import { classify } from './rules/classification.ts';
import { commentSemester, commentYear } from './rules/comment.ts';
import { completionOf, completionRulesFor } from './rules/completion.ts';
import { yearConduct } from './rules/conduct.ts';
import { growthOf } from './rules/growth.ts';
import type { Outcome } from './rules/outcome.ts';
import { primaryYear } from './rules/primary.ts';
import { promotionOf } from './rules/promotion.ts';
import { notRated } from './rules/ratings.ts';
import { tt43 } from './rules/rule-sets/gdtx.ts';
import { tt22 } from './rules/rule-sets/tt22.ts';
import { tt27 } from './rules/rule-sets/tt27.ts';
import { tt58 } from './rules/rule-sets/tt58.ts';
import { who } from './rules/rule-sets/who.ts';
import { retest, summerTraining } from './rules/second-chance.ts';
import { titleOf } from './rules/title.ts';

test.each([
  [865, 11, '7,863…'],
  [795, 10, '7,95'],
  [790, 10, '7,9'],
  [800, 10, '8,0'],
  [636, 8, '7,95'],
  [193, 3, '6,433…'],
  [2, 7, '0,028…'],
  [237, 3, '7,9'],
  [561, 71, '0,790…'],
  [71, 9, '0,788…'],
])('%i tenths in %i parts are written %s', (sum, count, text) => expect(quotient(sum, count)).toBe(text));

const good = { TOAN: 85, VAN: 78, LY: 82, HOA: 80, SINH: 81, SU: 83, DIA: 79, NN: 84, GDCD: 88, CN: 80 };
const passed = { TD: 'Đ', AN: 'Đ', MT: 'Đ' } as const;
const allGood = Object.fromEntries([...tt27.competences, ...tt27.qualities].map(({ code }) => [code, 'T']));
const cases: [string, Outcome<unknown>, string[]][] = [
  [
    'Vì sao 7,9?',
    semesterMean(tt58, { gradebook: 'KT', cells: { KTtx: [80, 70, 90, 60], KTdk: [75, 80], KThk: [85] }, minimum: {} }),
    [
      'KTtx (hệ số 1): 8,0; 7,0; 9,0; 6,0. KTđk (hệ số 2): 7,5; 8,0. KThk (hệ số 3): 8,5.',
      '(8,0 + 7,0 + 9,0 + 6,0 + 2 × (7,5 + 8,0) + 3 × 8,5) : (4 + 2 × 2 + 3) = 86,5 : 11 = 7,863…, làm tròn 7,9 (TT58 Đ10.1a).',
    ],
  ],
  [
    'a half is rounded up',
    semesterMean(tt22, { gradebook: 'DDG', cells: { DDGtx: [80, 80, 80], DDGgk: [78], DDGck: [80] }, minimum: {} }),
    [
      'ĐĐGtx (hệ số 1): 8,0; 8,0; 8,0. ĐĐGgk (hệ số 2): 7,8. ĐĐGck (hệ số 3): 8,0.',
      '(8,0 + 8,0 + 8,0 + 2 × 7,8 + 3 × 8,0) : (3 + 2 + 3) = 63,6 : 8 = 7,95, làm tròn 8,0 (TT22 Đ9.1b).',
    ],
  ],
  [
    'an empty cell',
    semesterMean(tt58, { gradebook: 'KT', cells: { KTtx: [80, null], KTdk: [75], KThk: [null] }, minimum: { KTtx: 2, KTdk: 1 } }),
    [
      'Chưa có kết quả, còn thiếu: KTtx có 1, cần 2; KThk có 0, cần 1.',
      'Ô trống không phải điểm 0: học sinh không kiểm tra bù thì ghi 0 kèm lý do (TT58 Đ8.5).',
    ],
  ],
  [
    'an empty cell of a subject by comment',
    commentSemester(tt58, { gradebook: 'KT', cells: { KTtx: ['Đ', null], KThk: ['Đ'] }, minimum: { KTtx: 2 } }),
    [
      'Chưa có kết quả, còn thiếu: KTtx có 1, cần 2.',
      'Ô trống không phải CĐ: học sinh không kiểm tra bù thì ghi CĐ kèm lý do (TT58 Đ8.5).',
    ],
  ],
  ['a year', yearMean(tt58, { first: 65, second: 64 }), ['(6,5 + 2 × 6,4) : 3 = 19,3 : 3 = 6,433…, làm tròn 6,4 (TT58 Đ10.1b).']],
  ['a whole year', yearMean(tt58, { first: 60, second: 60 }), ['(6,0 + 2 × 6,0) : 3 = 18,0 : 3 = 6,0 (TT58 Đ10.1b).']],
  [
    'one semester',
    yearMean(tt58, { first: 72, second: 'KHONG_HOC' }),
    ['Học kỳ II không học môn này: lấy kết quả học kỳ I, 7,2, làm kết quả cả năm (TT58 Đ10.3).'],
  ],
  [
    'exempt',
    yearMean(tt58, { first: 'MIEN', second: 'MIEN' }),
    ['Được miễn học cả năm: môn này không tham gia xếp loại (TT58 Đ12.4).'],
  ],
  [
    'two thirds',
    commentSemester(tt58, { gradebook: 'KT', cells: { KTtx: ['Đ', 'CĐ'], KTdk: ['Đ'], KThk: ['Đ'] }, minimum: {} }),
    ['3 trong 4 bài Đạt (cần từ 2/3), bài kiểm tra học kỳ Đ: Đ (TT58 Đ10.2a).'],
  ],
  [
    'semester II',
    commentYear(tt58, { first: 'Đ', second: 'CĐ' }),
    ['Học kỳ I Đ, học kỳ II CĐ: cả năm theo học kỳ II, CĐ (TT58 Đ10.2b).'],
  ],
  [
    'one subject at fault',
    classify(tt58, { marks: { ...good, NN: 49, TOAN: 99 }, comments: passed }),
    [
      'Toán 9,9; Ngữ văn 7,8; Vật lí 8,2; Hóa học 8,0; Sinh học 8,1; Lịch sử 8,3; Địa lí 7,9; Ngoại ngữ 4,9; Giáo dục công dân 8,8; Công nghệ 8,0.',
      'Điểm trung bình các môn: 79,9 : 10 = 7,99, làm tròn 8,0 (TT58 Đ11).',
      'Chưa đạt mức Giỏi: Ngoại ngữ 4,9, dưới 6,5 (TT58 Đ13.1).',
      'Chưa đạt mức Khá: Ngoại ngữ 4,9, dưới 5,0 (TT58 Đ13.2).',
      'Xếp loại Trung bình (TT58 Đ13.3).',
      'Không kể môn Ngoại ngữ thì đạt mức Giỏi, chỉ vì môn này mà xuống Trung bình: điều chỉnh thành Khá (TT58 Đ13.6a).',
    ],
  ],
  [
    'not yet a level',
    classify(tt58, { marks: { ...good, NN: null }, comments: passed }),
    ['Chưa có kết quả, còn thiếu: kết quả môn Ngoại ngữ.'],
  ],
  [
    'a count',
    classify(tt22, { marks: { VAN: 79, TOAN: 82, NN1: 85, GDCD: 80, LSDL: 81, KHTN: 84, CN: 65 }, comments: { GDTC: 'Đ' } }),
    ['Chưa đạt mức Tốt: 5 môn từ 8,0, cần ít nhất 6 (TT22 Đ9.2a).', 'Xếp loại Khá (TT22 Đ9.2b).'],
  ],
  ['conduct', yearConduct(tt22, { first: 'Đ', second: 'T' }), ['Học kỳ I Đạt, học kỳ II Tốt: cả năm Khá (TT22 Đ8.2b).']],
  [
    'an adult who is not rated',
    yearConduct(tt43, { first: 'T', second: notRated }),
    ['Học kỳ II không xếp loại: cả năm không xếp loại (TT43/2021 (như TT22) Đ8.2b).'],
  ],
  [
    'a title',
    titleOf(tt58, { period: 'year', learning: 'G', conduct: 'T', marks: {} }),
    ['Học lực Giỏi, hạnh kiểm Tốt: Học sinh giỏi (TT58 Đ18.1).'],
  ],
  [
    'no title',
    titleOf(tt58, { period: 'year', learning: 'Tb', conduct: 'T', marks: {} }),
    ['Học lực Trung bình, hạnh kiểm Tốt: không có danh hiệu.'],
  ],
  [
    'promotion',
    promotionOf(tt58, { learning: 'Tb', conduct: 'K', absentSessions: 46 }),
    ['Học lực Trung bình, hạnh kiểm Khá, nghỉ 46 buổi (không quá 45): Ở lại lớp (TT58 Đ15.2a).'],
  ],
  [
    'too much absence before the ratings',
    promotionOf(tt58, { learning: null, conduct: null, absentSessions: 46 }),
    ['Nghỉ 46 buổi (không quá 45): Ở lại lớp (TT58 Đ15.2a).'],
  ],
  [
    'summer',
    summerTraining(tt58, { learning: 'Tb', conduct: 'Y', absentSessions: 0, done: true }),
    [
      'Đã hoàn thành rèn luyện trong hè: xếp lại hạnh kiểm từ Yếu thành Trung bình (TT58 Đ17).',
      'Quyết định: Được lên lớp (TT58 Đ17).',
    ],
  ],
  [
    'completion',
    completionOf(completionRulesFor('2018-2019')!, {
      ...{ learning: 'Y', conduct: 'T', absentSessions: 50, age: 15, fileComplete: true, favoured: false },
      ...{ lowestMark: null, coreMarks: {} },
    }),
    ['Chưa đủ điều kiện công nhận tốt nghiệp THCS: học lực chưa đủ mức; nghỉ quá số buổi cho phép (QĐ 11/2006).'],
  ],
  [
    'a completion without ratings, in the words of its decision',
    completionOf(completionRulesFor('2018-2019')!, {
      ...{ learning: null, conduct: null, absentSessions: 0, age: 15, fileComplete: true, favoured: false },
      ...{ lowestMark: null, coreMarks: {} },
    }),
    ['Chưa có kết quả, còn thiếu: học lực cả năm; hạnh kiểm.'],
  ],
  [
    'a completion by the later circular',
    completionOf(completionRulesFor('2024-2025')!, {
      ...{ learning: 'CĐ', conduct: 'CĐ', absentSessions: 0, age: 15, fileComplete: true, favoured: false },
      ...{ lowestMark: null, coreMarks: {} },
    }),
    ['Chưa đủ điều kiện công nhận tốt nghiệp THCS: kết quả học tập chưa đủ mức; kết quả rèn luyện chưa đủ mức (TT31/2023).'],
  ],
  [
    'a primary pupil',
    primaryYear(tt27, { grade: '04', subjects: { TV: 'HTT', AN: 'HT' }, ratings: allGood, tests: { TV: 60 } }),
    [
      'Đạt: Hoàn thành chương trình lớp học (TT27 Đ11).',
      'Chưa đạt Hoàn thành xuất sắc: Âm nhạc Hoàn thành; bài kiểm tra Tiếng Việt 6,0, dưới 9,0 (TT27 Đ9).',
      'Chưa đạt Hoàn thành tốt: Âm nhạc Hoàn thành; bài kiểm tra Tiếng Việt 6,0, dưới 7,0 (TT27 Đ9).',
      'Đạt: Hoàn thành (TT27 Đ9).',
      'Chưa đạt Học sinh Xuất sắc: Âm nhạc Hoàn thành; bài kiểm tra Tiếng Việt 6,0, dưới 9,0 (TT27 Đ13).',
    ],
  ],
  [
    'a primary pupil who did not complete the grade: what stands in the way is listed once',
    primaryYear(tt27, {
      ...{ grade: '05', subjects: { TV: 'CHT', TOAN: 'CHT', AN: 'HT' }, ratings: allGood, tests: { TV: 40, TOAN: 30 } },
    }),
    [
      'Chưa đạt Hoàn thành chương trình lớp học: Tiếng Việt Chưa hoàn thành; Toán Chưa hoàn thành; bài kiểm tra Tiếng Việt 4,0, dưới 5,0; bài kiểm tra Toán 3,0, dưới 5,0 (TT27 Đ11).',
      'Chưa đạt Hoàn thành xuất sắc: các mục đã nêu ở Hoàn thành chương trình lớp học; Âm nhạc Hoàn thành (TT27 Đ9).',
      'Chưa đạt Hoàn thành tốt: các mục đã nêu ở Hoàn thành chương trình lớp học; Âm nhạc Hoàn thành (TT27 Đ9).',
      'Chưa đạt Hoàn thành: các mục đã nêu ở Hoàn thành chương trình lớp học (TT27 Đ9).',
      'Đạt: Chưa hoàn thành (TT27 Đ9).',
      'Chưa đạt Học sinh Xuất sắc: các mục đã nêu ở Hoàn thành chương trình lớp học; Âm nhạc Hoàn thành (TT27 Đ13).',
    ],
  ],
  [
    'a primary pupil who is not yet rated',
    primaryYear(tt27, { grade: '03', subjects: { TV: 'HTT' }, ratings: { ...allGood, YN: null }, tests: {} }),
    ['Chưa có kết quả, còn thiếu: đánh giá Yêu nước; điểm kiểm tra Tiếng Việt.'],
  ],
  [
    'growth',
    growthOf(who, { weightForAge: { deviation: -215 }, heightForAge: { deviation: 5 }, weightForHeight: { band: 'BT' } }),
    [
      'Cân nặng theo tuổi: Nhẹ cân (độ lệch −2,15) (WHO 2006).',
      'Chiều cao theo tuổi: Bình thường (độ lệch 0,05) (WHO 2006).',
      'Cân nặng theo chiều cao: Bình thường (theo loại đã ghi) (WHO 2006).',
    ],
  ],
];
test.each(cases)('%s', (_, outcome, sentences) => expect(explain(outcome)).toEqual(sentences));

test('a re-test tells what was replaced, then the whole sum again', () => {
  const marks = { ...good, TOAN: 55, VAN: 52, SU: 32, DIA: 48, LY: 50, HOA: 50, SINH: 50, NN: 50, GDCD: 50, CN: 50 };
  const said = explain(
    retest(tt58, { results: { marks, comments: passed }, conduct: 'K', absentSessions: 0, retaken: { SU: 55 } }),
  );
  expect(said[0]).toBe('Kiểm tra lại Lịch sử: 5,5 thay cho 3,2 (TT58 Đ16).');
  expect(said.at(-1)).toBe('Quyết định: Được lên lớp (TT58 Đ16).');
});
