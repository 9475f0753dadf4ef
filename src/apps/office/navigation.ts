// Which screens does a person have at a unit? One list for the navigation, the palette and the letters after G. Pure.
import { holds, type Person } from '#kernel/actor.ts';
import { teaches } from '#kernel/code-lists/units-and-grades.ts';

export type NavGroup = 'records' | 'teaching' | 'site' | 'readers' | 'life' | 'rule';
export const groupNames: Record<NavGroup, string> = {
  records: 'Hồ sơ',
  teaching: 'Dạy học',
  site: 'Cổng thông tin',
  readers: 'Bạn đọc',
  life: 'Sinh hoạt',
  rule: 'Quản trị',
};
export type NavItem = {
  /** Below the unit's address; '' is the first screen. */
  to: string;
  label: string;
  /** In the bar of a phone, where a fifth of its width is there. */
  short?: string;
  icon: IconName;
  /** Without one: above all groups. */
  group?: NavGroup;
  /** G and this letter lead here. The alphabet is for what people do every day; the palette finds the rest. */
  letter?: string;
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
  | 'disclosure'
  | 'access'
  | 'units'
  | 'staff'
  | 'audit'
  | 'flag'
  | 'findings'
  | 'portal'
  | 'register'
  | 'complete'
  | 'calendar'
  | 'inbox'
  | 'send'
  | 'propose'
  | 'activity'
  | 'questions'
  | 'opinions'
  | 'polls'
  | 'reports'
  | 'print'
  | 'layout'
  | 'look'
  | 'chart'
  | 'events'
  | 'menu'
  | 'albums'
  | 'resources'
  | 'consent'
  | 'rss'
  | 'mine'
  | 'marks'
  | 'subjects'
  | 'assignments'
  | 'exemptions'
  | 'groups'
  | 'weeks'
  | 'timetable'
  | 'attendance'
  | 'lock'
  | 'minimum'
  | 'years'
  | 'workbook'
  | 'workdays';

const officers = ['province_admin', 'department_officer', 'district_admin', 'district_officer'] as const;

/** The places in the bar of a phone; the rest waits behind one more. */
export const barOf = <Item extends NavItem>(nav: readonly Item[]): Item[] => nav.slice(0, nav.length <= 5 ? 5 : 4);

export function navigationOf(person: Person, unit: { path: string; type: string; level: string }): NavItem[] {
  const may = (...roles: Parameters<typeof holds>[1]) => holds(person, roles, unit.path);
  const school = teaches(unit.type);
  const department = unit.level === 'department';
  const over = may(...officers);
  const records = school && (over || may('principal', 'clerk', 'teacher'));
  const answers = over || may('clerk', 'editor', 'approver', 'principal');
  const edits = may('editor', 'approver', 'principal', 'province_admin', 'district_admin');
  const sends = !school && may(...officers, 'editor', 'approver');
  const rules = may('province_admin', 'district_admin', 'principal');
  const item = (group: NavGroup, to: string, label: string, icon: IconName, also: string, letter?: string): NavItem => ({
    ...{ to, label, icon, group, also },
    ...(letter ? { letter } : {}),
  });
  const when = (allowed: boolean, ...items: NavItem[]): NavItem[] => (allowed ? items : []);
  const kept = [
    ...when(
      records,
      item('records', 'people/pupils', 'Học sinh', 'pupils', 'danh sách học sinh', 's'),
      item('records', 'classes/list', 'Lớp học', 'classes', 'chủ nhiệm', 'l'),
    ),
    ...when(records || over, item('records', 'people/staff', 'Cán bộ', 'staff', 'giáo viên nhân viên', 'c')),
    ...when(records, item('records', 'people/findings', 'Lỗi, cảnh báo', 'findings', 'phát hiện kiểm tra giải trình', 'f')),
    school
      ? item('records', 'organizations/profile', 'Hồ sơ đơn vị', 'units', 'trường địa chỉ điện thoại', 'u')
      : item('records', 'organizations/units', 'Đơn vị', 'units', 'trường phòng cây', 'u'),
    ...when(
      school && may('principal', 'clerk'),
      item('records', 'people/imports', 'Nhập từ Excel', 'import', 'tệp của bộ workbook', 'i'),
    ),
  ];
  const teaching = [
    ...when(records && may('teacher', 'principal'), {
      ...item('teaching', 'teaching/mine', 'Các lớp tôi dạy', 'mine', 'giảng dạy của tôi chủ nhiệm'),
      short: 'Lớp tôi dạy',
    }),
    ...when(
      records,
      item('teaching', 'assessment/sheets', 'Sổ điểm', 'marks', 'điểm bảng điểm nhập điểm học lực hạnh kiểm nhận xét', 'd'),
    ),
    ...when(
      school && may('principal', 'clerk', 'teacher'),
      item('teaching', 'teaching/attendance', 'Điểm danh', 'attendance', 'vắng có phép không phép sổ buổi nghỉ'),
    ),
    ...when(
      records,
      item('teaching', 'assessment/import', 'Nhập, xuất điểm', 'workbook', 'excel bảng điểm vnEdu của Bộ tải lên tải về'),
      item('teaching', 'assessment/results', 'Kết quả', 'complete', 'học lực hạnh kiểm bảng tổng hợp duyệt thống kê tốt nghiệp'),
      item('teaching', 'assessment/locks', 'Khóa điểm', 'lock', 'mở khóa đề nghị sửa điểm duyệt'),
      item(
        'teaching',
        'reports/books',
        'In sổ sách',
        'print',
        'phiếu liên lạc học bạ sổ điểm danh sách lớp thống kê khen thưởng pdf',
      ),
    ),
    ...when(over && !school, item('teaching', 'assessment/unlocks', 'Mở khóa điểm', 'lock', 'đề nghị sửa điểm của các trường')),
    ...when(
      department && may('province_admin', 'department_officer'),
      item('teaching', 'assessment/minimums', 'Số lần kiểm tra', 'minimum', 'điểm tối thiểu thường xuyên định kỳ'),
    ),
    ...when(
      department ? may('province_admin', 'department_officer') : over && !school && may('district_admin', 'district_officer'),
      item('teaching', 'reports/templates', 'Mẫu sổ sách', 'print', 'in học bạ phiếu liên lạc chữ ký'),
    ),
    ...when(
      records && unit.level !== 'mn',
      item('teaching', 'teaching/timetable', 'Thời khóa biểu', 'timetable', 'xếp lịch tiết học tkb'),
      item('teaching', 'teaching/assignments', 'Phân công', 'assignments', 'giảng dạy giáo viên số tiết định mức bàn giao'),
      item('teaching', 'teaching/subjects', 'Môn học', 'subjects', 'chương trình số tiết mở môn tự chọn'),
      item('teaching', 'teaching/exemptions', 'Miễn học, tự chọn', 'exemptions', 'miễn giảm không chọn môn'),
    ),
    ...when(records, item('teaching', 'teaching/groups', 'Tổ chuyên môn', 'groups', 'tổ trưởng tổ phó')),
    ...when(records || over, item('teaching', 'teaching/calendar', 'Tuần học', 'weeks', 'ngày nghỉ lịch năm học tuần thực học')),
  ];
  // A teacher's day is the own classes; what the office keeps of them comes after.
  const onlyTeaches = may('teacher') && !may('principal', 'clerk') && !over;
  return [
    { to: '', label: 'Hôm nay', icon: 'home', letter: 'h', also: 'trang đầu việc cần làm' },
    ...when(
      over && !school,
      { to: 'campaigns/wall', label: 'Tường tiến độ', short: 'Tiến độ', icon: 'wall', letter: 't', also: 'đợt hạn hoàn thành' },
      { to: 'campaigns/list', label: 'Các đợt', icon: 'flag', letter: 'd', also: 'nhắc mốc hạn chiến dịch' },
    ),
    ...(onlyTeaches ? [...teaching, ...kept] : [...kept, ...teaching]),

    item('site', 'content/articles', 'Bài đăng', 'news', 'tin thông báo viết bài', 'b'),
    ...when(
      may('clerk', 'editor', 'approver', 'principal', 'province_admin', 'district_admin'),
      item('site', 'documents/list', 'Văn bản', 'documents', 'công văn quyết định số ký hiệu', 'w'),
    ),
    ...when(
      !department,
      item('site', 'sharing/received', 'Từ cấp trên', 'inbox', 'việc cấp trên giao thông báo đã nhận triển khai liên thông', 'r'),
    ),
    ...when(sends, item('site', 'sharing/pushes', 'Gửi xuống', 'send', 'đẩy bài thông báo biên nhận thu hồi liên thông', 'x')),
    ...when(edits, item('site', 'sharing/proposals', 'Đề nghị đăng', 'propose', 'cấp trên tin từ các trường liên thông', 'e')),
    ...when(
      edits || over,
      item('site', 'sharing/feeds', 'Nguồn tin ngoài', 'rss', 'trang riêng ở nơi khác RSS lấy tin liên thông'),
    ),
    ...when(
      school,
      item('site', 'disclosure/list', 'Công khai', 'disclosure', 'ba công khai biểu mẫu thông tư 36 thông tư 09', 'z'),
    ),
    ...when(
      over && !school,
      item('site', 'disclosure/board', 'Công khai của trường', 'disclosure', 'ba công khai biểu mẫu thiếu trễ thông tư 36', 'z'),
    ),
    ...when(
      edits,
      item(
        'site',
        'sites/sections',
        'Các mục của trang',
        'portal',
        'menu giới thiệu bắt buộc lãnh đạo tên miền chuyển hướng tiếng anh',
        'm',
      ),
      item('site', 'sites/layout', 'Sắp xếp trang chủ', 'layout', 'khối bố cục kéo thả banner liên kết'),
      item('site', 'sites/look', 'Giao diện trang', 'look', 'trang công khai màu logo ảnh bìa chủ đề', 'p'),
    ),

    ...when(
      answers,
      item('readers', 'engagement/questions', 'Hỏi đáp', 'questions', 'câu hỏi trả lời liên hệ người dân phụ huynh', 'q'),
      item('readers', 'engagement/consultations', 'Góp ý dự thảo', 'opinions', 'lấy ý kiến dự thảo tổng hợp giải trình'),
      item('readers', 'engagement/polls', 'Thăm dò ý kiến', 'polls', 'bỏ phiếu'),
      item('readers', 'engagement/reports', 'Báo lỗi, đánh giá', 'reports', 'chỗ sai điểm người đọc'),
    ),
    item('readers', 'statistics/visits', 'Lượt xem', 'chart', 'thống kê truy cập người đọc trang'),

    item('life', 'schedule/weeks', 'Lịch công tác', 'calendar', 'lịch tuần họp trực', 'a'),
    item('life', 'schedule/events', 'Sự kiện', 'events', 'ngày hội cuộc thi họp'),
    ...when(unit.level === 'mn' || unit.level === 'th', item('life', 'kitchen/menus', 'Thực đơn', 'menu', 'bếp món ăn bán trú')),
    item('life', 'gallery/albums', 'Album, video', 'albums', 'ảnh thư viện phim'),
    ...when(records, item('life', 'consent/list', 'Đồng ý đăng ảnh', 'consent', 'phiếu cha mẹ rút trẻ em')),
    item('life', 'resources/list', 'Tài nguyên', 'resources', 'giáo án bài giảng đề thi sáng kiến'),

    ...when(
      over && !school,
      item('rule', 'adoption/register', 'Sổ cổng thông tin', 'register', 'khảo sát thành viên dùng thường xuyên xếp hạng', 'o'),
      item('rule', 'sites/completeness', 'Mức đủ của các trang', 'complete', 'mục bắt buộc thiếu mở trang hàng loạt', 'y'),
    ),
    ...when(
      sends,
      item('rule', 'sharing/activity', 'Hoạt động các trang', 'activity', 'thống kê bài trường gần nhất liên thông'),
    ),
    ...when(
      school,
      item('rule', 'adoption/portal', 'Cổng của trường', 'register', 'dùng thường xuyên xếp hạng tự chấm điểm', 'o'),
    ),
    ...when(
      over && department,
      item('rule', 'organizations/calendar', 'Lịch làm việc', 'workdays', 'ngày nghỉ lễ', 'j'),
      item('rule', 'classes/years', 'Năm học', 'years', 'học kỳ khai giảng', 'n'),
    ),
    ...when(
      rules,
      item('rule', 'access/people', 'Người và vai trò', 'access', 'tài khoản quyền mời thu hồi', 'v'),
      item('rule', 'audit/entries', 'Nhật ký', 'audit', 'ai đã làm gì lịch sử', 'k'),
    ),
  ];
}
