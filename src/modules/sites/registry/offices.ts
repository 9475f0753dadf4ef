// The sections of a Sở and of a Phòng in the order of their menus (TT 37 in eleven groups, NĐ 43 and NĐ 42; portal 1.4, 2.1, 8.4).
import { ofOffices, ofState } from './legal-bases.ts';
import { contact, directory, made, news, page, type RegisteredSection, under } from './section.ts';

const both = [...ofOffices, ...ofState];

function office(own: { newsAge: number; fromSchools: string; more: RegisteredSection[] }): RegisteredSection[] {
  return [
    ...under(
      page('gioi-thieu', 'Giới thiệu', both, { group: 1, hint: 'Cơ quan là ai, phụ trách địa bàn nào, quy mô của ngành.' }),
      page('chuc-nang-nhiem-vu', 'Chức năng, nhiệm vụ', both, {
        ...{ group: 1, hint: 'Chức năng, nhiệm vụ, quyền hạn của cơ quan và của từng đơn vị trực thuộc, theo quyết định nào.' },
      }),
      made('lanh-dao', 'Lãnh đạo', both, { group: 1, hint: 'Họ tên, chức vụ, điện thoại, e-mail công vụ, việc phụ trách.' }),
      page('co-cau-to-chuc', 'Cơ cấu tổ chức', both, { group: 1, hint: 'Sơ đồ tổ chức, các phòng chuyên môn, người phụ trách.' }),
      made('doi-ngu', 'Cán bộ, công chức'),
    ),
    ...under(
      news('tin-tuc', 'Tin tức', both, { group: 2, maxAgeDays: own.newsAge }),
      news('tin-nganh', 'Tin của ngành'),
      news('tin-co-so', own.fromSchools),
      news('guong-dien-hinh', 'Gương điển hình'),
      made('su-kien', 'Sự kiện'),
      made('thu-vien', 'Ảnh, video'),
    ),
    news('thong-bao', 'Thông báo', ofOffices, { group: 5, maxAgeDays: 30 }),
    made('van-ban', 'Văn bản', both, { group: 3, maxAgeDays: 90 }),
    ...under(
      page('dieu-hanh', 'Điều hành', ofOffices, {
        ...{ group: 5, hint: 'Ý kiến chỉ đạo của lãnh đạo, trả lời kiến nghị, xử lý khiếu nại.' },
      }),
      made('lich-cong-tac', 'Lịch công tác', ofState, { group: 5, maxAgeDays: 14 }),
      page('ke-hoach', 'Chiến lược, quy hoạch, kế hoạch', both, {
        ...{ group: 7, maxAgeDays: 365, hint: 'Chiến lược, kế hoạch năm học, chương trình công tác năm của cơ quan.' },
      }),
      news('ket-luan-chi-dao', 'Kết luận, chỉ đạo'),
      page('khen-thuong-xu-phat', 'Khen thưởng, xử lý vi phạm', ofState, { group: 5, maxAgeDays: 365 }),
      page('du-an-mua-sam', 'Dự án, đấu thầu, mua sắm công', ofState, { group: 7, maxAgeDays: 365 }),
      page('de-tai-khoa-hoc', 'Đề tài, sáng kiến', ofState, { maxAgeDays: 730 }),
    ),
    made('thu-tuc-hanh-chinh', 'Thủ tục hành chính', both, {
      ...{ group: 4, hint: 'Danh mục thủ tục; mỗi thủ tục: trình tự, hồ sơ, nơi nộp, người giải quyết, thời hạn, lệ phí.' },
    }),
    ...under(
      page('chuyen-mon', 'Chuyên môn', [], { hint: 'Công tác chuyên môn theo cấp học.' }),
      news('chuyen-mon-mam-non', 'Giáo dục mầm non'),
      news('chuyen-mon-tieu-hoc', 'Giáo dục tiểu học'),
      news('chuyen-mon-trung-hoc', 'Giáo dục trung học'),
      news('chuyen-mon-thuong-xuyen', 'Giáo dục thường xuyên'),
      page('tuyen-sinh', 'Tuyển sinh, thi', [], { maxAgeDays: 365 }),
      made('tai-nguyen', 'Học liệu, bài giảng'),
      ...own.more,
    ),
    ...under(
      made('cong-khai', 'Công khai', both, {
        group: 8,
        maxAgeDays: 365,
        hint: 'Thông tin phải công khai, kể cả dự toán và quyết toán.',
      }),
      page('danh-muc-cong-khai', 'Danh mục thông tin công khai', ofState, {
        ...{ group: 8, hint: 'Thông tin nào được công khai, ở đâu, cách hỏi và nơi cung cấp.' },
      }),
      made('thong-ke', 'Thống kê giáo dục', both, { group: 9, maxAgeDays: 365 }),
      news('pho-bien-phap-luat', 'Phổ biến pháp luật', ofState, { maxAgeDays: 180 }),
    ),
    ...under(made('hoi-dap', 'Hỏi đáp', both, { group: 1 }), made('gop-y', 'Lấy ý kiến góp ý', both, { group: 6 })),
    directory('danh-ba', 'Danh bạ', both, { group: 11 }),
    contact(both, { group: 1 }),
    made('du-lieu-dac-ta', 'Dữ liệu đặc tả', ofOffices, { group: 10, mandatory: false, inMenu: false }),
  ];
}

export const departmentSections = office({
  ...{ newsAge: 7, fromSchools: 'Tin cơ sở' },
  more: [news('chuyen-doi-so', 'Chuyển đổi số'), news('cai-cach-hanh-chinh', 'Cải cách hành chính')],
});
export const districtSections = office({ newsAge: 14, fromSchools: 'Tin từ các trường', more: [] });
