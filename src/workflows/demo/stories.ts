// What the Sở and the demo's school tell as the demo begins, word by word.
import { addDays } from '#kernel/calendar.ts';
import { type Random, random } from './random.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

export type Story = {
  title: string;
  summary: string;
  text: string;
  scene: string | null;
  alt: string;
  section: 'tin-tuc' | 'thong-bao';
  day: string;
  members?: boolean;
};

const departmentStories: Story[] = [
  {
    ...{
      title: 'Từ hôm nay, 874 đơn vị giáo dục dùng chung một cổng thông tin',
      section: 'tin-tuc',
      day: '2018-12-10',
      scene: 'dong-lua',
      members: true,
    },
    summary:
      'Mỗi trường có một trang thành viên với đủ mục công khai theo quy định; phụ huynh tìm thông báo, thực đơn, kế hoạch của con ở cùng một chỗ.',
    alt: 'Học sinh đạp xe trên đường làng giữa cánh đồng lúa, phía xa là ngôi trường mái ngói',
    text: 'Sở Giáo dục và Đào tạo đưa Cổng thông tin điện tử theo mô hình tập trung vào sử dụng cho toàn ngành.\nMỗi trường nhận một trang thành viên, không phải tự lo máy chủ hay cán bộ kỹ thuật; biên tập viên của trường đăng bài, cấp trên theo dõi và giúp đỡ.\nCác Phòng Giáo dục và Đào tạo hướng dẫn trường hoàn thành các mục bắt buộc trước ngày 30/12/2018.',
  },
  {
    ...{
      title: 'Hoàn thành hồ sơ trường, lớp, cán bộ và học sinh trước ngày 15/12/2018',
      section: 'thong-bao',
      day: '2018-12-07',
      scene: null,
      members: true,
    },
    ...{ summary: 'Các đơn vị kiểm tra phần còn thiếu trên phần mềm quản lý nhà trường và bổ sung trước hạn.', alt: '' },
    text: 'Số liệu được tính từ chính hồ sơ, đơn vị không phải báo cáo riêng.\nĐơn vị chưa rõ phần nào còn thiếu xem mục Việc của trường trong phần mềm; mỗi dòng dẫn tới đúng ô cần điền.',
  },
  {
    ...{
      title: 'Lịch nghỉ Tết Dương lịch 2019 và ngày làm bù',
      section: 'thong-bao',
      day: '2018-12-06',
      scene: null,
      members: true,
    },
    ...{ summary: 'Nghỉ từ 29/12/2018 đến hết 01/01/2019, làm bù thứ Bảy 05/01/2019.', alt: '' },
    text: 'Cán bộ, giáo viên, nhân viên nghỉ bốn ngày liên tục, trong đó ngày 31/12/2018 được hoán đổi sang thứ Bảy 05/01/2019.',
  },
  {
    ...{
      title: 'Ôn tập học kỳ I: giảm bài tập về nhà, tăng giờ học có hướng dẫn',
      section: 'tin-tuc',
      day: '2018-12-08',
      scene: 'lop-hoc',
    },
    ...{
      summary: 'Các trường sắp xếp giờ ôn trong tuần, học sinh yếu có người kèm.',
      alt: 'Giờ học trong lớp, cô giáo đứng bên bảng',
    },
    text: 'Sở yêu cầu các trường ôn tập theo chuẩn kiến thức, không dạy trước chương trình và không giao thêm bài tập về nhà trong tuần kiểm tra.',
  },
  {
    ...{
      title: '62 dự án vào vòng chung khảo cuộc thi khoa học kỹ thuật cấp tỉnh',
      section: 'tin-tuc',
      day: '2018-12-05',
      scene: 'thi-nghiem',
    },
    ...{
      summary: 'Học sinh trung học mang tới nhiều giải pháp cho đồng ruộng và nước sạch.',
      alt: 'Ba học sinh áo trắng làm thí nghiệm bên bàn',
    },
    text: 'Vòng chung khảo diễn ra trong hai ngày. Ban giám khảo nhận xét các dự án năm nay bám sát đời sống địa phương.',
  },
  {
    ...{
      title: 'Tập huấn phần mềm quản lý nhà trường cho cán bộ 10 huyện, thành phố',
      section: 'tin-tuc',
      day: '2018-12-03',
      scene: 'hoi-truong',
    },
    ...{
      summary: 'Văn thư các trường thực hành nhập hồ sơ từ tệp Excel và sửa dòng lỗi.',
      alt: 'Hội trường đông người, trên sân khấu có hai người nói chuyện',
    },
    text: 'Lớp tập huấn kéo dài hai ngày tại thành phố Nam Định. Mỗi huyện cử cán bộ nòng cốt về hướng dẫn lại cho trường.',
  },
];

/** What the demo's school tells in the last weeks: people who try the house out find the same texts every time. */
const schoolTemplates: {
  section: Story['section'];
  title: (rng: Random) => string;
  summary: string;
  text: string;
  scene: string | null;
  alt: string;
}[] = [
  {
    section: 'tin-tuc',
    title: (r) => `Đội bóng chuyền vào chung kết cụm sau ${r.int(3, 6)} trận thắng`,
    summary: 'Trận chung kết diễn ra chiều thứ Bảy tại sân trường.',
    text: 'Các cầu thủ lớp 8 và lớp 9 tập luyện sau giờ học từ tháng 9.\nNhà trường mời phụ huynh tới cổ vũ.',
    scene: 'the-thao',
    alt: 'Học sinh chơi bóng chuyền trên sân',
  },
  {
    section: 'tin-tuc',
    title: (r) => `Đêm văn nghệ gây quỹ “Áo ấm cho bạn”: ${r.int(40, 120)} chiếc áo đã trao`,
    summary: 'Số tiền bán vé được dùng mua áo cho học sinh khó khăn.',
    text: 'Chương trình do Liên đội tổ chức, học sinh tự dàn dựng tiết mục.',
    scene: 'van-nghe',
    alt: 'Học sinh hát múa trên sân khấu màn đỏ',
  },
  {
    section: 'thong-bao',
    title: () => 'Lịch kiểm tra học kỳ I các khối lớp',
    summary: 'Từ 17/12 đến 22/12/2018, có phòng và giờ của từng môn.',
    text: 'Học sinh có mặt trước giờ kiểm tra 15 phút, mang đủ đồ dùng học tập.',
    scene: null,
    alt: '',
  },
  {
    section: 'tin-tuc',
    title: (r) => `${r.int(2, 5)} dự án của trường vào vòng thi khoa học kỹ thuật cấp tỉnh`,
    summary: 'Các nhóm làm việc ở phòng thí nghiệm ba buổi mỗi tuần.',
    text: 'Đề tài năm nay xoay quanh nước sạch và đồng ruộng của xã.\nThầy cô tổ Tự nhiên hướng dẫn, phụ huynh giúp vật liệu.',
    scene: 'thi-nghiem',
    alt: 'Ba học sinh áo trắng làm thí nghiệm bên bàn',
  },
  {
    section: 'tin-tuc',
    title: (r) => `Thư viện mở cửa đến ${r.int(17, 20)} giờ cho học sinh ôn tập`,
    summary: 'Có giáo viên trực giải đáp môn Toán và Ngữ văn.',
    text: 'Học sinh đăng ký chỗ ngồi với cán bộ thư viện, mỗi buổi nhiều nhất 40 em.',
    scene: 'thu-vien',
    alt: 'Học sinh ngồi đọc sách trước giá sách cao',
  },
  {
    section: 'thong-bao',
    title: () => 'Trời rét dưới 10 độ: học sinh vào lớp lúc 7 giờ 30',
    summary: 'Áp dụng từ 07/12/2018 đến khi có thông báo mới.',
    text: 'Học sinh không bắt buộc mặc đồng phục trong những ngày rét đậm.',
    scene: null,
    alt: '',
  },
  {
    section: 'thong-bao',
    title: () => 'Họp cha mẹ học sinh cuối học kỳ I',
    summary: 'Chiều Chủ nhật 23/12/2018, tại phòng học của lớp.',
    text: 'Giáo viên chủ nhiệm gửi kết quả học tập, rèn luyện và nghe ý kiến của gia đình.',
    scene: null,
    alt: '',
  },
];

/** The few stories that are written by hand; all others are in `stories/`. */
export function storiesOf(unit: DemoUnit): Story[] {
  if (unit.level === 'department') return departmentStories;
  if (unit.slug !== demoSchoolSlug) return [];
  const rng = random(`news-${unit.slug}`);
  return schoolTemplates.map((t) => ({ ...t, title: t.title(rng), day: addDays('2018-12-09', -rng.int(0, 24)) }));
}
