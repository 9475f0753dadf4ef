// Thông tư 36/2017/TT-BGDĐT ("ba công khai"): forms 01 to 16 and the finance items. Forms for universities are not ours.
// June each year, put right in September and whenever data change; at least five years on the portal.
import type { FormSet, Part, Row } from '../forms.ts';
import type { DueRule, ItemDefinition, RuleSet } from '../rule-set.ts';
import { amount, degreeColumns, postRows, serviceRows, siteRows, standardColumns, standardRows } from './parts.ts';

const law = 'Thông tư 36/2017/TT-BGDĐT';
const september: DueRule = { kind: 'yearly', in: 'start', lastDay: '09-30', words: 'tháng 9, đầu năm học' };
const june: DueRule = { kind: 'yearly', in: 'end', lastDay: '06-30', words: 'tháng 6, cuối năm học' };

const words = (code: string, title: string): Row => ({ code, title, cells: 'text' });
const count = (code: string, title: string, more: Partial<Row> = {}): Row => ({ code, title, ...more });
const head = (code: string, title: string, more: Partial<Row> = {}): Row => ({ code, title, heading: true, ...more });

const promised = (rows: Row[]): Part[] => [
  { kind: 'table', code: 'promise', title: 'Cam kết của nhà trường', columns: 'grades', rows },
];
const preschoolPromise = promised([
  words('care', 'Chất lượng nuôi dưỡng, chăm sóc, giáo dục trẻ dự kiến đạt được'),
  words('programme', 'Chương trình giáo dục mầm non thực hiện'),
  words('result', 'Kết quả đạt được trên trẻ theo các lĩnh vực phát triển'),
  words('support', 'Hoạt động hỗ trợ chăm sóc, giáo dục trẻ'),
]);
const schoolPromise = promised([
  words('admission', 'Điều kiện tuyển sinh'),
  words('programme', 'Chương trình giáo dục thực hiện'),
  words('family', 'Phối hợp giữa nhà trường và gia đình; thái độ học tập của học sinh'),
  words('support', 'Hoạt động hỗ trợ học tập, sinh hoạt của học sinh'),
  words('result', 'Kết quả năng lực, phẩm chất, học tập, sức khỏe dự kiến đạt được'),
  words('next', 'Khả năng học tập tiếp tục của học sinh'),
]);

const preschoolQuality: Part[] = [
  {
    ...{ kind: 'table', code: 'children', title: 'Trẻ em', columns: 'grades' },
    rows: [
      count('all', 'Tổng số trẻ em', { fact: 'pupils' }),
      count('classes', 'Số nhóm, lớp', { fact: 'classes' }),
      count('mixed', 'Nhóm, lớp ghép', { fact: 'classes.combined' }),
      count('one', 'Trẻ học 1 buổi/ngày', { fact: 'pupils.one_session' }),
      count('two', 'Trẻ học 2 buổi/ngày', { fact: 'pupils.two_sessions' }),
      count('disabled', 'Trẻ khuyết tật học hòa nhập', { fact: 'pupils.disabled', small: true }),
    ],
  },
  {
    ...{ kind: 'table', code: 'care', title: 'Chăm sóc, nuôi dưỡng', columns: 'grades' },
    rows: [
      count('meals', 'Trẻ được tổ chức ăn bán trú', { fact: 'pupils.boarding' }),
      count('checked', 'Trẻ được kiểm tra sức khỏe định kỳ'),
      head('h-growth', 'Theo biểu đồ tăng trưởng'),
      count('normal', 'Cân nặng bình thường', { indent: 1 }),
      count('light', 'Suy dinh dưỡng thể nhẹ cân', { indent: 1 }),
      count('stunted', 'Suy dinh dưỡng thể thấp còi', { indent: 1 }),
      count('heavy', 'Thừa cân, béo phì', { indent: 1 }),
    ],
    note: 'Sức khỏe của trẻ chưa có trong hồ sơ điện tử: nhà trường nhập từ sổ theo dõi.',
  },
];
const learners = (sessions: boolean): Part => ({
  ...{ kind: 'table', code: 'pupils', title: 'Học sinh', columns: 'grades' },
  rows: [
    count('all', 'Tổng số học sinh', { fact: 'pupils' }),
    count('girls', 'Nữ', { indent: 1, fact: 'pupils.female' }),
    count('minority', 'Dân tộc thiểu số', { indent: 1, fact: 'pupils.minority', small: true }),
    count('disabled', 'Khuyết tật học hòa nhập', { indent: 1, fact: 'pupils.disabled', small: true }),
    ...(sessions ? [count('two', 'Học 2 buổi/ngày', { indent: 1, fact: 'pupils.two_sessions' })] : []),
    count('classes', 'Số lớp', { fact: 'classes' }),
  ],
});
const notInRecords = 'Kết quả học tập chưa có trong hồ sơ điện tử: nhà trường nhập từ bảng tổng kết năm học.';
const primaryQuality: Part[] = [
  learners(true),
  {
    ...{ kind: 'table', code: 'results', title: 'Kết quả giáo dục', columns: 'grades', note: notInRecords },
    rows: [
      head('h-quality', 'Năng lực, phẩm chất', { atMost: 'pupils' }),
      count('q-good', 'Tốt', { indent: 1 }),
      count('q-fair', 'Đạt', { indent: 1 }),
      count('q-weak', 'Cần cố gắng', { indent: 1 }),
      head('h-learning', 'Học tập', { atMost: 'pupils' }),
      count('l-good', 'Hoàn thành tốt', { indent: 1 }),
      count('l-fair', 'Hoàn thành', { indent: 1 }),
      count('l-weak', 'Chưa hoàn thành', { indent: 1 }),
      head('h-year', 'Tổng hợp cuối năm'),
      count('promoted', 'Lên lớp', { indent: 1 }),
      count('rewarded', 'Được khen thưởng', { indent: 1 }),
      count('held', 'Ở lại lớp', { indent: 1 }),
    ],
  },
];
const secondaryQuality: Part[] = [
  learners(false),
  {
    ...{ kind: 'table', code: 'results', title: 'Kết quả giáo dục', columns: 'grades', note: notInRecords },
    rows: [
      head('h-conduct', 'Hạnh kiểm', { atMost: 'pupils' }),
      count('c-good', 'Tốt', { indent: 1 }),
      count('c-fair', 'Khá', { indent: 1 }),
      count('c-average', 'Trung bình', { indent: 1 }),
      count('c-weak', 'Yếu', { indent: 1 }),
      head('h-learning', 'Học lực', { atMost: 'pupils' }),
      count('l-good', 'Giỏi', { indent: 1 }),
      count('l-fair', 'Khá', { indent: 1 }),
      count('l-average', 'Trung bình', { indent: 1 }),
      count('l-weak', 'Yếu', { indent: 1 }),
      count('l-poor', 'Kém', { indent: 1 }),
      head('h-year', 'Tổng hợp cuối năm'),
      count('promoted', 'Lên lớp', { indent: 1 }),
      count('again', 'Thi lại', { indent: 1 }),
      count('held', 'Lưu ban', { indent: 1 }),
      count('in', 'Chuyển đến', { indent: 1, fact: 'pupils.arrived' }),
      count('out', 'Chuyển đi', { indent: 1, fact: 'pupils.moved_away' }),
      count('gone', 'Bỏ học', { indent: 1, fact: 'pupils.left' }),
    ],
  },
  {
    ...{ kind: 'table', code: 'achieved', title: 'Học sinh giỏi, tốt nghiệp' },
    columns: [{ code: 'n', title: 'Số học sinh' }],
    rows: [
      count('prize-district', 'Đạt giải cấp huyện', { optional: true }),
      count('prize-province', 'Đạt giải cấp tỉnh', { optional: true }),
      count('prize-nation', 'Đạt giải quốc gia, quốc tế', { optional: true }),
      count('candidates', 'Dự xét hoặc dự thi tốt nghiệp'),
      count('graduates', 'Được công nhận tốt nghiệp'),
      count('university', 'Trúng tuyển đại học, cao đẳng', { optional: true, sets: ['thpt', 'gdtx'] }),
    ],
  },
];

const rooms: Record<'mn' | 'school', Row[]> = {
  mn: [
    head('h3', 'III. Phòng chức năng'),
    count('r-play', 'Phòng sinh hoạt chung, phòng ngủ'),
    count('r-art', 'Phòng giáo dục thể chất, nghệ thuật'),
    count('r-kitchen', 'Bếp ăn một chiều'),
    head('h4', 'IV. Thiết bị'),
    count('e-class', 'Bộ đồ dùng, đồ chơi tối thiểu'),
    count('e-yard', 'Bộ đồ chơi ngoài trời'),
    count('e-computers', 'Máy vi tính'),
  ],
  school: [
    head('h3', 'III. Phòng chức năng'),
    count('r-subject', 'Phòng học bộ môn'),
    count('r-computer', 'Phòng máy vi tính'),
    count('r-library', 'Thư viện (phòng)'),
    count('r-sport', 'Nhà tập đa năng'),
    head('h4', 'IV. Thiết bị'),
    count('e-class', 'Bộ thiết bị dạy học tối thiểu'),
    count('e-computers', 'Máy vi tính phục vụ học tập'),
    count('e-projectors', 'Máy chiếu, ti vi dùng cho dạy học'),
  ],
};
const facilities = (kind: 'mn' | 'school'): Part[] => [
  {
    ...{ kind: 'table', code: 'site', title: 'Cơ sở vật chất', columns: amount },
    rows: [...siteRows, ...rooms[kind], ...serviceRows],
  },
];
const staff: Part[] = [
  { kind: 'table', code: 'posts', title: 'Đội ngũ theo vị trí, trình độ, hạng', columns: degreeColumns, rows: postRows },
  {
    ...{ kind: 'table', code: 'standards', title: 'Đánh giá theo chuẩn nghề nghiệp' },
    ...{ columns: standardColumns, rows: standardRows },
    note: 'Kết quả đánh giá theo chuẩn chưa có trong hồ sơ điện tử: nhà trường nhập từ biên bản xếp loại.',
  },
];

const subjects = ['promise', 'quality', 'facilities', 'staff'] as const;
const titles = {
  promise: 'Cam kết chất lượng giáo dục',
  quality: 'Chất lượng giáo dục thực tế',
  facilities: 'Cơ sở vật chất',
  staff: 'Đội ngũ nhà giáo, cán bộ quản lý và nhân viên',
} as const;
/** Four forms for each kind of school, numbered on: 01-04 preschool, 05-08 primary, 09-12 secondary, 13-16 continuing. */
const four = (from: number, sets: readonly FormSet[], parts: Record<(typeof subjects)[number], Part[]>): ItemDefinition[] =>
  subjects.map((subject, i) => {
    const number = String(from + i).padStart(2, '0');
    return {
      ...{ code: `bieu-mau-${number}`, form: `Biểu mẫu ${number}`, title: titles[subject], subject, sets, parts: parts[subject] },
      ...{ basis: `${law}, Biểu mẫu ${number}`, due: subject === 'quality' ? june : september },
    };
  });

const everybody: readonly FormSet[] = ['mn', 'th', 'thcs', 'thpt', 'gdtx'];
const feeColumns = [
  { code: 'amount', title: 'Mức thu (đồng)' },
  { code: 'per', title: 'Tính theo', cells: 'text' as const },
  { code: 'basis', title: 'Căn cứ, ghi chú', cells: 'text' as const },
];
const money = [{ code: 'amount', title: 'Số tiền (triệu đồng)' }] as const;

export const tt36: RuleSet = {
  ...{ code: 'TT36', name: law, title: 'Quy chế công khai đối với cơ sở giáo dục và đào tạo' },
  ...{ validFrom: '2018-02-12', validTo: '2024-07-18', firstYear: '2017-2018', lastYear: '2023-2024' },
  ...{ soonDays: { yearly: 7, monthly: 7, weekly: 1 }, changeWorkingDays: 10, retentionYears: 5 },
  subjects: [
    { code: 'promise', title: titles.promise, short: 'Cam kết' },
    { code: 'quality', title: titles.quality, short: 'Chất lượng' },
    { code: 'facilities', title: titles.facilities, short: 'Cơ sở vật chất' },
    { code: 'staff', title: titles.staff, short: 'Đội ngũ' },
    { code: 'fees', title: 'Học phí và các khoản thu từ người học', short: 'Khoản thu' },
    { code: 'budget', title: 'Thu, chi tài chính', short: 'Thu, chi' },
  ],
  items: [
    ...four(1, ['mn'], { promise: preschoolPromise, quality: preschoolQuality, facilities: facilities('mn'), staff }),
    ...four(5, ['th'], { promise: schoolPromise, quality: primaryQuality, facilities: facilities('school'), staff }),
    ...four(9, ['thcs', 'thpt'], {
      ...{ promise: schoolPromise, quality: secondaryQuality, facilities: facilities('school'), staff },
    }),
    ...four(13, ['gdtx'], {
      ...{ promise: schoolPromise, quality: secondaryQuality, facilities: facilities('school'), staff },
    }),
    {
      ...{ code: 'khoan-thu', title: 'Học phí và các khoản thu từ người học', subject: 'fees', sets: everybody, perUnit: true },
      ...{ basis: `${law}; công khai thu, chi tài chính`, due: september, files: 'offered' },
      parts: [
        {
          ...{ kind: 'table', code: 'fees', title: 'Các khoản thu của năm học', columns: feeColumns },
          rows: [
            count('tuition', 'Học phí'),
            count('meals', 'Tiền ăn bán trú', { optional: true }),
            count('care', 'Chăm sóc bán trú', { optional: true }),
            count('insurance', 'Bảo hiểm y tế'),
            count('other', 'Khoản thu thỏa thuận khác', { optional: true }),
          ],
        },
        {
          ...{ kind: 'text', code: 'policy', title: 'Chính sách miễn, giảm học phí, học bổng, hỗ trợ' },
          hint: 'Đối tượng, mức, kết quả thực hiện trong năm học. Không nêu tên người học.',
        },
      ],
    },
    {
      ...{ code: 'thu-chi', title: 'Thu, chi tài chính', subject: 'budget', sets: everybody, perUnit: true },
      ...{ basis: `${law}; Thông tư 61/2017/TT-BTC, Thông tư 90/2018/TT-BTC`, due: june, files: 'offered' },
      parts: [
        {
          ...{ kind: 'table', code: 'budget', title: 'Quyết toán năm tài chính trước', columns: money },
          rows: [
            head('h-in', 'Thu'),
            count('in-state', 'Ngân sách nhà nước cấp', { indent: 1 }),
            count('in-fees', 'Học phí, khoản thu từ người học', { indent: 1 }),
            count('in-other', 'Tài trợ, nguồn khác', { indent: 1, optional: true }),
            head('h-out', 'Chi'),
            count('out-pay', 'Tiền lương, thu nhập', { indent: 1 }),
            count('out-goods', 'Cơ sở vật chất, dịch vụ', { indent: 1 }),
            count('out-support', 'Hỗ trợ người học', { indent: 1, optional: true }),
            count('out-other', 'Chi khác', { indent: 1, optional: true }),
          ],
        },
        {
          kind: 'text',
          code: 'inspection',
          title: 'Kết quả thanh tra, kiểm toán',
          hint: 'Năm nào, kết luận, đã khắc phục gì.',
          optional: true,
        },
      ],
    },
  ],
};
