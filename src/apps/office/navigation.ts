// Which screens does a person have at a unit? One list for the navigation, the palette and the letters after G. Pure.
import { holds, type Person } from '#kernel/actor.ts';
import { teaches } from '#kernel/code-lists/units-and-grades.ts';

export type NavItem = {
  /** Below the unit's address; '' is the first screen. */
  to: string;
  label: string;
  icon: IconName;
  /** G and this letter, or digit, lead here. */
  letter: string;
  /** Under "Chung". */
  common?: true;
  /** Words by which the palette finds it besides the label. */
  also?: string;
};
export type IconName =
  | 'home'
  | 'wall'
  | 'pupils'
  | 'classes'
  | 'import'
  | 'news'
  | 'documents'
  | 'access'
  | 'units'
  | 'staff'
  | 'audit'
  | 'flag'
  | 'findings'
  | 'portal'
  | 'calendar'
  | 'inbox'
  | 'send'
  | 'propose'
  | 'activity'
  | 'questions'
  | 'opinions'
  | 'polls'
  | 'reports'
  | 'layout'
  | 'chart'
  | 'events'
  | 'menu'
  | 'albums'
  | 'resources'
  | 'consent';

const officers = ['province_admin', 'department_officer', 'district_admin', 'district_officer'] as const;

export function navigationOf(person: Person, unit: { path: string; type: string; level: string }): NavItem[] {
  const may = (...roles: Parameters<typeof holds>[1]) => holds(person, roles, unit.path);
  const school = teaches(unit.type);
  const over = may(...officers);
  const records = school && (over || may('principal', 'clerk', 'teacher'));
  const answers = over || may('clerk', 'editor', 'approver', 'principal');
  const when = (allowed: boolean, item: NavItem): NavItem[] => (allowed ? [item] : []);
  return [
    { to: '', label: 'Hôm nay', icon: 'home', letter: 'h', also: 'trang đầu việc cần làm' },
    ...when(over && !school, {
      to: 'campaigns/wall',
      label: 'Tường tiến độ',
      icon: 'wall',
      letter: 't',
      also: 'đợt hạn hoàn thành',
    }),
    ...when(over && !school, {
      to: 'campaigns/list',
      label: 'Các đợt',
      icon: 'flag',
      letter: 'd',
      also: 'nhắc mốc hạn chiến dịch',
    }),
    ...when(records, { to: 'people/pupils', label: 'Học sinh', icon: 'pupils', letter: 's', also: 'danh sách học sinh' }),
    ...when(records, { to: 'classes/list', label: 'Lớp học', icon: 'classes', letter: 'l', also: 'chủ nhiệm' }),
    ...when(records || over, { to: 'people/staff', label: 'Cán bộ', icon: 'staff', letter: 'c', also: 'giáo viên nhân viên' }),
    ...when(records, {
      to: 'people/findings',
      label: 'Lỗi, cảnh báo',
      icon: 'findings',
      letter: 'f',
      also: 'phát hiện kiểm tra giải trình',
    }),
    school
      ? { to: 'organizations/profile', label: 'Hồ sơ đơn vị', icon: 'units', letter: 'u', also: 'trường địa chỉ điện thoại' }
      : { to: 'organizations/units', label: 'Đơn vị', icon: 'units', letter: 'u', also: 'trường phòng cây' },
    ...when(over && !school, {
      to: 'adoption/register',
      label: 'Sổ cổng thông tin',
      icon: 'portal',
      letter: 'o',
      also: 'khảo sát trang thành viên dùng thường xuyên xếp hạng',
    }),
    ...when(school, {
      to: 'adoption/portal',
      label: 'Cổng của trường',
      icon: 'portal',
      letter: 'o',
      also: 'dùng thường xuyên xếp hạng tự chấm điểm',
    }),
    {
      to: 'statistics/visits',
      label: 'Lượt xem',
      icon: 'chart',
      letter: '9',
      common: true,
      also: 'thống kê truy cập người đọc trang',
    },
    ...when(over && !school, {
      to: 'sites/completeness',
      label: 'Mức đủ của các trang',
      icon: 'portal',
      letter: '0',
      also: 'mục bắt buộc thiếu mở trang hàng loạt',
    }),
    ...when(over && unit.level === 'department', {
      to: 'organizations/calendar',
      label: 'Lịch làm việc',
      icon: 'calendar',
      letter: 'j',
      also: 'ngày nghỉ lễ',
    }),
    ...when(over && unit.level === 'department', {
      to: 'classes/years',
      label: 'Năm học',
      icon: 'classes',
      letter: 'n',
      also: 'học kỳ khai giảng',
    }),
    ...when(school && may('principal', 'clerk'), {
      to: 'people/imports',
      label: 'Nhập từ Excel',
      icon: 'import',
      letter: 'i',
      also: 'tệp của bộ workbook',
    }),
    ...when(unit.level !== 'department', {
      to: 'sharing/received',
      label: 'Từ cấp trên',
      icon: 'inbox',
      letter: 'r',
      common: true,
      also: 'việc cấp trên giao thông báo đã nhận triển khai liên thông',
    }),
    ...when(!school && may(...officers, 'editor', 'approver'), {
      to: 'sharing/pushes',
      label: 'Gửi xuống',
      icon: 'send',
      letter: 'x',
      common: true,
      also: 'đẩy bài thông báo biên nhận thu hồi liên thông',
    }),
    ...when(may('editor', 'approver', 'principal', 'province_admin', 'district_admin'), {
      to: 'sharing/proposals',
      label: 'Đề nghị đăng',
      icon: 'propose',
      letter: 'e',
      common: true,
      also: 'đề nghị đăng cấp trên tin từ các trường liên thông',
    }),
    ...when(!school && may(...officers, 'editor', 'approver'), {
      to: 'sharing/activity',
      label: 'Hoạt động các trang',
      icon: 'activity',
      letter: 'a',
      common: true,
      also: 'thống kê bài trường bài gần nhất liên thông',
    }),
    { to: 'content/articles', label: 'Bài đăng', icon: 'news', letter: 'b', common: true, also: 'tin thông báo viết bài' },
    ...when(may('clerk', 'editor', 'approver', 'principal', 'province_admin', 'district_admin'), {
      to: 'documents/list',
      label: 'Văn bản',
      icon: 'documents',
      letter: 'w',
      common: true,
      also: 'công văn quyết định số ký hiệu',
    }),
    ...when(answers, {
      to: 'engagement/questions',
      label: 'Hỏi đáp',
      icon: 'questions',
      letter: 'q',
      common: true,
      also: 'câu hỏi trả lời liên hệ người dân phụ huynh',
    }),
    ...when(answers, {
      to: 'engagement/consultations',
      label: 'Góp ý dự thảo',
      icon: 'opinions',
      letter: 'y',
      common: true,
      also: 'lấy ý kiến dự thảo tổng hợp giải trình',
    }),
    ...when(answers, {
      to: 'engagement/polls',
      label: 'Thăm dò ý kiến',
      icon: 'polls',
      letter: 'm',
      common: true,
      also: 'bỏ phiếu',
    }),
    ...when(answers, {
      to: 'engagement/reports',
      label: 'Báo lỗi, đánh giá',
      icon: 'reports',
      letter: 'z',
      common: true,
      also: 'chỗ sai điểm người đọc',
    }),
    { to: 'schedule/weeks', label: 'Lịch công tác', icon: 'calendar', letter: '1', common: true, also: 'lịch tuần họp trực' },
    { to: 'schedule/events', label: 'Sự kiện', icon: 'events', letter: '2', common: true, also: 'ngày hội cuộc thi họp' },
    ...when(unit.level === 'mn' || unit.level === 'th', {
      to: 'kitchen/menus',
      label: 'Thực đơn',
      icon: 'menu',
      letter: '3',
      common: true,
      also: 'bếp món ăn bán trú',
    }),
    { to: 'gallery/albums', label: 'Album, video', icon: 'albums', letter: '4', common: true, also: 'ảnh thư viện phim' },
    ...when(records, {
      to: 'consent/list',
      label: 'Đồng ý đăng ảnh',
      icon: 'consent',
      letter: '6',
      also: 'phiếu cha mẹ rút trẻ em',
    }),
    {
      to: 'resources/list',
      label: 'Tài nguyên',
      icon: 'resources',
      letter: '5',
      common: true,
      also: 'giáo án bài giảng đề thi sáng kiến',
    },
    ...when(may('editor', 'approver', 'principal', 'province_admin', 'district_admin'), {
      to: 'sites/sections',
      label: 'Các mục của trang',
      icon: 'portal',
      letter: '7',
      common: true,
      also: 'danh mục menu giới thiệu mục bắt buộc lãnh đạo tên miền chuyển hướng',
    }),
    ...when(may('editor', 'approver', 'principal', 'province_admin', 'district_admin'), {
      to: 'sites/settings',
      label: 'Giao diện trang',
      icon: 'portal',
      letter: 'p',
      common: true,
      also: 'trang công khai giao diện màu ảnh bìa',
    }),
    ...when(may('editor', 'approver', 'principal', 'province_admin', 'district_admin'), {
      to: 'sites/layout',
      label: 'Sắp xếp trang chủ',
      icon: 'layout',
      letter: '8',
      common: true,
      also: 'khối bố cục kéo thả banner liên kết',
    }),
    ...when(may('province_admin', 'district_admin', 'principal'), {
      to: 'access/people',
      label: 'Người và vai trò',
      icon: 'access',
      letter: 'v',
      common: true,
      also: 'tài khoản quyền mời thu hồi',
    }),
    ...when(may('province_admin', 'district_admin', 'principal'), {
      to: 'audit/entries',
      label: 'Nhật ký',
      icon: 'audit',
      letter: 'k',
      common: true,
      also: 'ai đã làm gì lịch sử',
    }),
  ];
}
