// The sections of schools and centres in the order of their menus (TT 37 article 9 in eleven groups; portal 1.4, 8.4).
import { ofDisclosure, ofSchools } from './legal-bases.ts';
import { contact, made, news, page, type RegisteredSection, under } from './section.ts';

type Level = {
  admission: string;
  activities: string;
  plan: string;
  /** Under the plan of the year. */
  life: RegisteredSection[];
  /** Under the news. */
  youth: RegisteredSection[];
  parents: RegisteredSection[];
  resources: string;
  more?: RegisteredSection[];
};

function school(level: Level): RegisteredSection[] {
  return [
    ...under(
      page('gioi-thieu', 'Giới thiệu', ofSchools, {
        group: 1,
        hint: 'Trường ở đâu, dạy gì, có bao nhiêu lớp, học sinh, giáo viên.',
      }),
      page('chuc-nang-nhiem-vu', 'Chức năng, nhiệm vụ', ofSchools, {
        group: 1,
        hint: 'Nhiệm vụ, quyền hạn theo điều lệ và quyết định thành lập.',
      }),
      made('lanh-dao', 'Ban giám hiệu', ofSchools, {
        group: 1,
        hint: 'Họ tên, chức vụ, điện thoại, e-mail công vụ, việc phụ trách.',
      }),
      page('co-cau-to-chuc', 'Cơ cấu tổ chức', ofSchools, {
        group: 1,
        hint: 'Sơ đồ tổ chức: ban giám hiệu, tổ chuyên môn, đoàn thể.',
      }),
      page('lich-su', 'Lịch sử nhà trường', ofSchools, { group: 1, hint: 'Thành lập năm nào, các chặng đường, thành tích.' }),
      made('doi-ngu', 'Đội ngũ'),
    ),
    ...under(
      news('tin-tuc', 'Tin tức', ofSchools, { group: 2, maxAgeDays: 30 }),
      news('hoat-dong', level.activities),
      news('chuyen-mon', 'Chuyên môn'),
      ...level.youth,
      news('cong-doan', 'Công đoàn'),
      news('thi-dua', 'Thi đua, khen thưởng'),
      made('su-kien', 'Sự kiện'),
      made('thu-vien', 'Ảnh, video'),
    ),
    news('thong-bao', 'Thông báo', ofSchools, { group: 2, maxAgeDays: 60 }),
    ...under(
      page('ke-hoach', level.plan, ofSchools, {
        group: 9,
        maxAgeDays: 365,
        hint: 'Kế hoạch năm học, kế hoạch giáo dục, hoạt động lớn của năm.',
      }),
      ...level.life,
      made('lich-cong-tac', 'Lịch công tác tuần', [], { maxAgeDays: 14 }),
    ),
    ...(level.more ?? []),
    ...under(
      page('tuyen-sinh', level.admission, ofSchools, {
        group: 8,
        maxAgeDays: 365,
        hint: 'Kế hoạch, đối tượng, chỉ tiêu, hồ sơ, thời gian; danh sách dự tuyển.',
      }),
      made('thu-tuc-hanh-chinh', 'Xét tuyển, thủ tục trực tuyến', ofSchools, {
        group: 4,
        hint: 'Đăng ký, mẫu đơn, thông báo kết quả xét tuyển đầu cấp.',
      }),
      page('tra-cuu', 'Tra cứu kết quả'),
    ),
    ...under(
      made('cong-khai', 'Công khai', [...ofSchools, ...ofDisclosure], { group: 7, maxAgeDays: 365 }),
      made('van-ban', 'Văn bản', ofSchools, { group: 3, maxAgeDays: 180 }),
      made('thong-ke', 'Số liệu của trường'),
    ),
    ...under(
      news('phu-huynh', 'Góc phụ huynh'),
      ...level.parents,
      made('tai-nguyen', level.resources, ofSchools, { group: 10, maxAgeDays: 365 }),
    ),
    ...under(
      contact(ofSchools, { group: 1 }),
      made('hoi-dap', 'Hỏi đáp', ofSchools, { group: 1 }),
      made('gop-y', 'Lấy ý kiến góp ý', ofSchools, { group: 5 }),
    ),
    made('du-lieu-dac-ta', 'Dữ liệu đặc tả', ofSchools, { group: 6, mandatory: false, inMenu: false }),
  ];
}

const timetable = made('thoi-khoa-bieu', 'Thời khóa biểu', ofSchools, { group: 9, maxAgeDays: 180 });
const youth = (title: string) => [news('doan-doi', title)];
const resources = 'Tài nguyên, bài giảng';

export const preschoolSections = school({
  ...{ admission: 'Tuyển sinh', activities: 'Hoạt động của bé', plan: 'Chăm sóc, giáo dục', resources: 'Học liệu cho bé' },
  life: [made('thuc-don', 'Thực đơn', [], { maxAgeDays: 14 })],
  youth: [],
  parents: [news('suc-khoe', 'Sức khỏe, dinh dưỡng')],
});
export const primarySections = school({
  ...{ admission: 'Tuyển sinh lớp 1', activities: 'Hoạt động', plan: 'Kế hoạch', resources },
  ...{
    life: [timetable, made('thuc-don', 'Thực đơn')],
    youth: youth('Đội thiếu niên'),
    parents: [news('suc-khoe', 'Sức khỏe học đường')],
  },
});
export const lowerSecondarySections = school({
  ...{ admission: 'Tuyển sinh lớp 6', activities: 'Hoạt động', plan: 'Kế hoạch', resources },
  ...{ life: [timetable], youth: youth('Đoàn - Đội') },
  parents: [news('tu-van-hoc-duong', 'Tư vấn học đường'), news('cuu-hoc-sinh', 'Cựu học sinh')],
});
export const upperSecondarySections = school({
  ...{ admission: 'Tuyển sinh lớp 10', activities: 'Hoạt động', plan: 'Kế hoạch', resources },
  ...{ life: [timetable], youth: youth('Đoàn thanh niên') },
  parents: [news('tu-van-hoc-duong', 'Tư vấn học đường'), news('cuu-hoc-sinh', 'Cựu học sinh')],
});
export const continuingSections = school({
  ...{ admission: 'Tuyển sinh', activities: 'Hoạt động', plan: 'Kế hoạch', resources },
  ...{ life: [made('thoi-khoa-bieu', 'Thời khóa biểu')], youth: youth('Đoàn thanh niên'), parents: [] },
  more: under(
    page('lop-hoc', 'Lớp đang mở'),
    page('chuong-trinh-dao-tao', 'Chương trình đào tạo'),
    page('lich-khai-giang', 'Lịch khai giảng'),
    page('tra-cuu-chung-chi', 'Tra cứu chứng chỉ'),
  ),
});
