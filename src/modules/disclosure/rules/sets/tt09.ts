// Thông tư 09/2024/TT-BGDĐT: information, finance, conditions, plans and results, the yearly report; plans and menus by month and week.
// Before 30 June each year; within ten working days of a change; at least five years on the portal (articles 4-9, 14, 15).
import type { FormSet, Part, Row, TextPart } from '../forms.ts';
import type { DueRule, RuleSet } from '../rule-set.ts';
import { amount, degreeColumns, postRows, serviceRows, siteRows, standardColumns, standardRows } from './parts.ts';

const law = 'Thông tư 09/2024/TT-BGDĐT';
const june: DueRule = { kind: 'yearly', in: 'end', lastDay: '06-30', words: 'trước 30/6 hằng năm' };
const text = (code: string, title: string, hint = '', optional?: true): TextPart => ({
  ...{ kind: 'text', code, title },
  ...(hint ? { hint } : {}),
  ...(optional ? { optional } : {}),
});
const count = (code: string, title: string, more: Partial<Row> = {}): Row => ({ code, title, ...more });
const head = (code: string, title: string): Row => ({ code, title, heading: true });
const link: TextPart = {
  kind: 'text',
  code: 'link',
  title: 'Liên kết',
  hint: 'Địa chỉ trang có nội dung, nếu không đính kèm tệp.',
  optional: true,
  link: true,
};

const general: Part[] = [
  text(
    'name',
    'Tên, trụ sở và địa chỉ hoạt động',
    'Tên đầy đủ (tên nước ngoài nếu có), địa chỉ các điểm trường, điện thoại, thư điện tử, trang thông tin.',
  ),
  text('kind', 'Loại hình, cơ quan quản lý trực tiếp'),
  text('mission', 'Sứ mạng, tầm nhìn, mục tiêu'),
  text('history', 'Quá trình hình thành và phát triển'),
  text('contact', 'Người đại diện, người phát ngôn', 'Họ tên, chức vụ, địa chỉ nơi làm việc, điện thoại, thư điện tử.'),
  text(
    'organisation',
    'Tổ chức bộ máy',
    'Quyết định thành lập, hội đồng trường, bổ nhiệm; quy chế, chức năng; sơ đồ; lãnh đạo và nhiệm vụ.',
  ),
  text('documents', 'Văn bản nội bộ khác', 'Chiến lược, quy chế dân chủ, tuyển dụng, tài chính nội bộ.', true),
];
const finance: Part[] = [
  {
    ...{
      kind: 'table',
      code: 'money',
      title: 'Năm tài chính trước liền kề',
      columns: [{ code: 'amount', title: 'Số tiền (triệu đồng)' }],
    },
    rows: [
      head('h-in', 'Các khoản thu theo nguồn'),
      count('in-state', 'Ngân sách nhà nước, nhà đầu tư', { indent: 1 }),
      count('in-fees', 'Học phí, lệ phí, khoản thu khác từ người học', { indent: 1 }),
      count('in-gifts', 'Tài trợ, hợp đồng với bên ngoài', { indent: 1, optional: true }),
      count('in-other', 'Nguồn khác', { indent: 1, optional: true }),
      head('h-out', 'Các khoản chi'),
      count('out-pay', 'Tiền lương, thu nhập', { indent: 1 }),
      count('out-goods', 'Cơ sở vật chất, dịch vụ', { indent: 1 }),
      count('out-support', 'Hỗ trợ người học', { indent: 1 }),
      count('out-other', 'Chi khác', { indent: 1, optional: true }),
      count('balance', 'Số dư các quỹ', { optional: true }),
    ],
  },
  text('fees', 'Học phí và các khoản thu của năm học và dự kiến cho từng năm tiếp theo', 'Công bố trước khi tuyển sinh.'),
  text('support', 'Chính sách và kết quả miễn, giảm, hỗ trợ người học'),
];
const conditions = (more: Part[]): Part[] => [
  { kind: 'table', code: 'posts', title: 'Đội ngũ theo vị trí và trình độ', columns: degreeColumns, rows: postRows },
  {
    ...{ kind: 'table', code: 'standards', title: 'Đạt chuẩn nghề nghiệp', columns: standardColumns, rows: standardRows },
    note: 'Kết quả đánh giá theo chuẩn chưa có trong hồ sơ điện tử: nhà trường nhập từ biên bản xếp loại.',
  },
  {
    ...{ kind: 'table', code: 'training', title: 'Bồi dưỡng hằng năm', columns: [{ code: 'n', title: 'Số người hoàn thành' }] },
    rows: [count('teachers', 'Giáo viên'), count('managers', 'Cán bộ quản lý')],
  },
  { kind: 'table', code: 'site', title: 'Cơ sở vật chất', columns: amount, rows: [...siteRows, ...serviceRows] },
  ...more,
  text('accreditation', 'Đánh giá, kiểm định chất lượng và kế hoạch cải tiến'),
];
const plan = (more: Part[]): Part[] => [
  text('admission', 'Kế hoạch tuyển sinh', 'Đối tượng, chỉ tiêu, phương thức, các mốc thời gian.'),
  text('education', 'Kế hoạch giáo dục của năm học'),
  text('coordination', 'Quy chế phối hợp nhà trường, gia đình và xã hội'),
  ...more,
];
const pupils = (named: string): Part => ({
  ...{ kind: 'table', code: 'pupils', title: named, columns: 'grades' },
  rows: [
    count('all', 'Tổng số', { fact: 'pupils' }),
    count('girls', 'Nữ', { indent: 1, fact: 'pupils.female' }),
    count('minority', 'Dân tộc thiểu số', { indent: 1, fact: 'pupils.minority', small: true }),
    count('disabled', 'Khuyết tật', { indent: 1, fact: 'pupils.disabled', small: true }),
    count('two', 'Học 2 buổi/ngày', { indent: 1, fact: 'pupils.two_sessions' }),
    count('boarding', 'Ăn bán trú, nội trú', { indent: 1, fact: 'pupils.boarding' }),
    count('in', 'Chuyển đến', { indent: 1, fact: 'pupils.arrived' }),
    count('out', 'Chuyển đi', { indent: 1, fact: 'pupils.moved_away' }),
    count('classes', 'Số nhóm, lớp', { fact: 'classes' }),
    count('mixed', 'Nhóm, lớp ghép', { indent: 1, fact: 'classes.combined' }),
  ],
});
const period: Part[] = [text('summary', 'Nội dung chính', 'Viết ngắn; bản đầy đủ đính kèm hoặc đặt liên kết.'), link];

const everybody: readonly FormSet[] = ['mn', 'th', 'thcs', 'thpt', 'gdtx'];
const schools: readonly FormSet[] = ['th', 'thcs', 'thpt', 'gdtx'];
const weekly: DueRule = { kind: 'weekly', beforeWeekday: 6, words: 'trước thứ Bảy của tuần trước' };

export const tt09: RuleSet = {
  ...{ code: 'TT09', name: law, title: 'Quy định về công khai trong hoạt động của các cơ sở giáo dục' },
  ...{ validFrom: '2024-07-19', validTo: null, firstYear: '2024-2025', lastYear: null },
  ...{ soonDays: { yearly: 7, monthly: 7, weekly: 1 }, changeWorkingDays: 10, retentionYears: 5 },
  subjects: [
    { code: 'general', title: 'Thông tin chung', short: 'Thông tin chung' },
    { code: 'finance', title: 'Thu, chi tài chính', short: 'Tài chính' },
    { code: 'conditions', title: 'Điều kiện bảo đảm chất lượng', short: 'Điều kiện' },
    { code: 'plan', title: 'Kế hoạch của năm học', short: 'Kế hoạch' },
    { code: 'results', title: 'Kết quả của năm học trước', short: 'Kết quả' },
    { code: 'report', title: 'Báo cáo thường niên', short: 'Báo cáo' },
    { code: 'monthly', title: 'Kế hoạch giáo dục tháng', short: 'Tháng' },
    { code: 'weekly', title: 'Kế hoạch giáo dục tuần', short: 'Tuần' },
    { code: 'menu', title: 'Thực đơn hằng ngày, hằng tuần', short: 'Thực đơn' },
  ],
  items: [
    {
      code: 'thong-tin-chung',
      title: 'Thông tin chung về cơ sở giáo dục',
      subject: 'general',
      basis: `${law}, Điều 4`,
      sets: everybody,
      perUnit: true,
      parts: general,
      due: june,
      files: 'offered',
    },
    {
      code: 'tai-chinh',
      title: 'Thu, chi tài chính',
      subject: 'finance',
      basis: `${law}, Điều 5`,
      sets: everybody,
      perUnit: true,
      parts: finance,
      due: june,
      files: 'offered',
    },
    {
      code: 'dieu-kien',
      title: 'Điều kiện bảo đảm chất lượng',
      subject: 'conditions',
      basis: `${law}, Điều 6`,
      sets: ['mn'],
      parts: conditions([]),
      due: june,
      files: 'offered',
    },
    {
      code: 'dieu-kien',
      title: 'Điều kiện bảo đảm chất lượng',
      subject: 'conditions',
      basis: `${law}, Điều 8`,
      sets: schools,
      parts: conditions([text('books', 'Sách giáo khoa sử dụng, xuất bản phẩm tham khảo')]),
      due: june,
      files: 'offered',
    },
    {
      code: 'ke-hoach',
      title: 'Kế hoạch nuôi dưỡng, chăm sóc, giáo dục',
      subject: 'plan',
      basis: `${law}, Điều 7`,
      sets: ['mn'],
      parts: plan([text('services', 'Dịch vụ giáo dục', '', true)]),
      due: june,
      files: 'offered',
    },
    {
      code: 'ke-hoach',
      title: 'Kế hoạch hoạt động giáo dục',
      subject: 'plan',
      basis: `${law}, Điều 9`,
      sets: schools,
      parts: plan([text('help', 'Chương trình hỗ trợ học sinh')]),
      due: june,
      files: 'offered',
    },
    {
      ...{
        code: 'ket-qua',
        title: 'Kết quả nuôi dưỡng, chăm sóc, giáo dục',
        subject: 'results',
        basis: `${law}, Điều 7`,
        sets: ['mn'],
        due: june,
        files: 'offered',
      },
      parts: [
        pupils('Trẻ em'),
        {
          ...{ kind: 'table', code: 'care', title: 'Sức khỏe, phổ cập', columns: 'grades' },
          rows: [
            count('checked', 'Được kiểm tra sức khỏe, theo dõi bằng biểu đồ tăng trưởng'),
            count('universal', 'Hoàn thành chương trình phổ cập 5 tuổi', { optional: true }),
          ],
          note: 'Sức khỏe của trẻ chưa có trong hồ sơ điện tử: nhà trường nhập từ sổ theo dõi.',
        },
      ],
    },
    {
      ...{
        code: 'ket-qua',
        title: 'Kết quả hoạt động giáo dục',
        subject: 'results',
        basis: `${law}, Điều 9`,
        sets: schools,
        due: june,
        files: 'offered',
      },
      parts: [
        pupils('Học sinh'),
        {
          ...{ kind: 'table', code: 'results', title: 'Kết quả giáo dục', columns: 'grades' },
          rows: [
            head('h-learning', 'Học tập'),
            count('l-good', 'Tốt, hoàn thành tốt', { indent: 1 }),
            count('l-fair', 'Khá', { indent: 1, optional: true }),
            count('l-passed', 'Đạt, hoàn thành', { indent: 1 }),
            count('l-failed', 'Chưa đạt, chưa hoàn thành', { indent: 1 }),
            head('h-conduct', 'Rèn luyện, phẩm chất'),
            count('c-good', 'Tốt', { indent: 1 }),
            count('c-fair', 'Khá', { indent: 1, optional: true }),
            count('c-passed', 'Đạt', { indent: 1 }),
            count('c-failed', 'Chưa đạt', { indent: 1 }),
            head('h-year', 'Cuối năm'),
            count('promoted', 'Lên lớp', { indent: 1 }),
            count('held', 'Không được lên lớp', { indent: 1 }),
            count('completed', 'Hoàn thành chương trình, tốt nghiệp', { indent: 1, optional: true }),
          ],
          note: 'Kết quả học tập chưa có trong hồ sơ điện tử: nhà trường nhập từ bảng tổng kết năm học.',
        },
      ],
    },
    {
      ...{
        code: 'bao-cao-thuong-nien',
        title: 'Báo cáo thường niên',
        subject: 'report',
        basis: `${law}, Điều 14, 15`,
        sets: everybody,
        perUnit: true,
      },
      ...{ parts: [text('summary', 'Tóm tắt báo cáo', '', true)], due: june, files: 'required' },
    },
    {
      code: 'ke-hoach-thang',
      title: 'Kế hoạch giáo dục tháng',
      subject: 'monthly',
      basis: `${law}, Điều 15`,
      sets: ['mn'],
      parts: period,
      files: 'offered',
      due: { kind: 'monthly', beforeDay: 25, words: 'trước ngày 25 của tháng trước' },
    },
    {
      code: 'ke-hoach-tuan',
      title: 'Kế hoạch giáo dục tuần',
      subject: 'weekly',
      basis: `${law}, Điều 15`,
      sets: ['mn'],
      parts: period,
      files: 'offered',
      due: weekly,
    },
    {
      code: 'thuc-don',
      title: 'Thực đơn dự kiến hằng ngày, hằng tuần',
      subject: 'menu',
      basis: `${law}, Điều 15`,
      sets: ['mn'],
      perUnit: true,
      parts: period,
      files: 'offered',
      due: weekly,
      suppliedBy: 'kitchen',
    },
    {
      code: 'thuc-don',
      title: 'Thực đơn dự kiến hằng ngày, hằng tuần',
      subject: 'menu',
      basis: `${law}, Điều 15`,
      sets: schools,
      perUnit: true,
      boarding: true,
      parts: period,
      files: 'offered',
      due: weekly,
      suppliedBy: 'kitchen',
    },
  ],
};
