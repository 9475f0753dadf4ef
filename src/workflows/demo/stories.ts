// What units tell in the autumn of 2018: each kind of unit its own news and notices.
import { addDays } from '#kernel/calendar.ts';
import { type Random, random } from './random.ts';
import type { DemoUnit } from './units.ts';

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

const templates: {
  level: DemoUnit['level'][];
  section: Story['section'];
  title: (rng: Random, unit: DemoUnit) => string;
  summary: string;
  text: string;
  scene: string | null;
  alt: string;
}[] = [
  {
    level: ['mn'],
    section: 'tin-tuc',
    title: (r) => `Bé lớp ${r.int(4, 5)} tuổi trồng rau trong vườn trường`,
    summary: 'Mỗi nhóm chăm một luống, cuối tuần hái rau cho bữa trưa.',
    text: 'Các con gieo hạt, tưới nước và ghi lại cây lớn lên bằng tranh vẽ.\nRau sạch hái xong được rửa và mang vào bếp nấu canh.',
    scene: 'vuon-truong',
    alt: 'Vườn rau của trường, trẻ nhỏ đang tưới cây',
  },
  {
    level: ['mn'],
    section: 'thong-bao',
    title: () => 'Thực đơn tuần và lịch cân đo đợt tháng 12',
    summary: 'Cân đo vào ngày 15/12, gia đình cho con mặc áo dễ cởi.',
    text: 'Kết quả được ghi vào sổ sức khỏe và gửi riêng cho từng gia đình.',
    scene: null,
    alt: '',
  },
  {
    level: ['th'],
    section: 'tin-tuc',
    title: (r) => `Thư viện xanh thêm ${r.int(80, 320)} đầu sách, mở cửa cả giờ ra chơi`,
    summary: 'Học sinh mượn sách về nhà hai ngày, mỗi lớp có một góc đọc.',
    text: 'Sách do hội cha mẹ học sinh và cựu học sinh góp tặng.\nMỗi tuần có một tiết đọc sách chung trong thời khóa biểu.',
    scene: 'thu-vien',
    alt: 'Thư viện nhiều giá sách, học sinh ngồi đọc',
  },
  {
    level: ['th'],
    section: 'thong-bao',
    title: () => 'Họp cha mẹ học sinh cuối học kỳ I',
    summary: 'Các lớp họp lúc 8 giờ, Chủ nhật 23/12/2018.',
    text: 'Giáo viên chủ nhiệm gửi nhận xét và nghe ý kiến của gia đình về việc học bán trú.',
    scene: null,
    alt: '',
  },
  {
    level: ['thcs', 'thpt'],
    section: 'tin-tuc',
    title: (r) => `Đội bóng chuyền vào chung kết cụm sau ${r.int(3, 6)} trận thắng`,
    summary: 'Trận chung kết diễn ra chiều thứ Bảy tại sân trường.',
    text: 'Các cầu thủ lớp 8 và lớp 9 tập luyện sau giờ học từ tháng 9.\nNhà trường mời phụ huynh tới cổ vũ.',
    scene: 'the-thao',
    alt: 'Học sinh chơi bóng chuyền trên sân',
  },
  {
    level: ['thcs', 'thpt'],
    section: 'tin-tuc',
    title: (r) => `Đêm văn nghệ gây quỹ "Áo ấm cho bạn": ${r.int(40, 120)} chiếc áo đã trao`,
    summary: 'Số tiền bán vé được dùng mua áo cho học sinh khó khăn.',
    text: 'Chương trình do Liên đội tổ chức, học sinh tự dàn dựng tiết mục.',
    scene: 'van-nghe',
    alt: 'Học sinh hát múa trên sân khấu màn đỏ',
  },
  {
    level: ['thcs', 'thpt'],
    section: 'thong-bao',
    title: () => 'Lịch kiểm tra học kỳ I các khối lớp',
    summary: 'Từ 17/12 đến 22/12/2018, có phòng và giờ của từng môn.',
    text: 'Học sinh có mặt trước giờ kiểm tra 15 phút, mang đủ đồ dùng học tập.',
    scene: null,
    alt: '',
  },
  {
    level: ['gdtx'],
    section: 'tin-tuc',
    title: () => 'Khai giảng lớp tin học văn phòng buổi tối',
    summary: 'Lớp học ba buổi mỗi tuần, máy tính mới lắp đặt.',
    text: 'Học viên là người đi làm được xếp lịch học sau 18 giờ 30.',
    scene: 'may-tinh',
    alt: 'Phòng máy tính nhìn ra cửa sổ',
  },
  {
    level: ['gdtx'],
    section: 'thong-bao',
    title: () => 'Nhận hồ sơ học viên đợt tháng 1/2019',
    summary: 'Hồ sơ nhận tại văn phòng trung tâm trong giờ hành chính.',
    text: 'Học viên mang theo giấy khai sinh và học bạ bản chính để đối chiếu.',
    scene: null,
    alt: '',
  },
  {
    level: ['district'],
    section: 'tin-tuc',
    title: (_, u) => `${u.districtName}: trường giúp trường hoàn thành hồ sơ trước hạn`,
    summary: 'Văn thư các trường đã xong về hỗ trợ trường còn chậm.',
    text: 'Phòng lập danh sách theo cụm xã, mỗi cụm một người phụ trách và một số điện thoại.',
    scene: 'hoi-truong',
    alt: 'Cuộc họp trong hội trường',
  },
  {
    level: ['district'],
    section: 'thong-bao',
    title: () => 'Lịch kiểm tra dữ liệu các trường tuần 10/12 đến 14/12',
    summary: 'Các trường còn thiếu hồ sơ được gọi điện trước khi đến.',
    text: 'Đoàn kiểm tra xem trực tiếp trên phần mềm, trường không chuẩn bị báo cáo giấy.',
    scene: null,
    alt: '',
  },
  {
    level: ['mn'],
    section: 'tin-tuc',
    title: (r) => `Tuần lễ “Bé và cha mẹ cùng đọc”: ${r.int(20, 90)} gia đình tham gia`,
    summary: 'Góc sách mới mở cả giờ đón và giờ trả bé.',
    text: 'Mỗi buổi chiều một phụ huynh đọc truyện cho cả lớp.\nSách tranh do các gia đình góp, bé được mượn về nhà cuối tuần.',
    scene: 'lop-mam-non',
    alt: 'Cô giáo đọc truyện, các bé ngồi vòng tròn trên thảm',
  },
  {
    level: ['mn'],
    section: 'tin-tuc',
    title: () => 'Bữa trưa của bé: rau vườn trường, cá sông và canh nóng',
    summary: 'Bếp ăn mời cha mẹ đến xem cách chế biến vào sáng thứ Sáu.',
    text: 'Thực phẩm được giao từ sáng sớm, có sổ ghi nơi mua.\nBé dị ứng được nấu riêng; gia đình báo cô chủ nhiệm.',
    scene: 'bua-an',
    alt: 'Khay cơm trưa có cơm, thịt, rau, canh và một quả cam',
  },
  {
    level: ['mn'],
    section: 'thong-bao',
    title: () => 'Trời rét: cho bé mặc áo nhiều lớp, thêm một bộ để ở lớp',
    summary: 'Nhà trường đón bé muộn hơn 15 phút trong những ngày dưới 12 độ.',
    text: 'Phòng học đóng kín cửa phía bắc, nước rửa tay được pha ấm.',
    scene: null,
    alt: '',
  },
  {
    level: ['th'],
    section: 'tin-tuc',
    title: () => 'Ngày hội trò chơi dân gian ở sân trường',
    summary: 'Kéo co, ô ăn quan, nhảy dây: mỗi khối lớp giữ một góc sân.',
    text: 'Học sinh lớp 5 hướng dẫn các em lớp 1.\nPhụ huynh cùng chơi kéo co ở vòng cuối.',
    scene: 'san-truong',
    alt: 'Học sinh chơi trên sân trường trước dãy nhà mái ngói',
  },
  {
    level: ['th'],
    section: 'tin-tuc',
    title: (r) => `Mỗi lớp một luống rau: ${r.int(30, 120)} bó rau gửi bếp bán trú`,
    summary: 'Giờ khoa học được dạy ngay ngoài vườn.',
    text: 'Các em đo chiều cao của cây mỗi tuần và vẽ biểu đồ lên bảng của lớp.',
    scene: 'vuon-truong',
    alt: 'Học sinh tưới rau trong vườn trường',
  },
  {
    level: ['th'],
    section: 'thong-bao',
    title: () => 'Lịch kiểm tra cuối học kỳ I khối 4 và khối 5',
    summary: 'Kiểm tra từ 18/12 đến 21/12/2018, ôn tập tại lớp.',
    text: 'Nhà trường không giao thêm bài tập về nhà trong tuần kiểm tra.',
    scene: null,
    alt: '',
  },
  {
    level: ['thcs', 'thpt'],
    section: 'tin-tuc',
    title: (r) => `${r.int(2, 5)} dự án của trường vào vòng thi khoa học kỹ thuật cấp tỉnh`,
    summary: 'Các nhóm làm việc ở phòng thí nghiệm ba buổi mỗi tuần.',
    text: 'Đề tài năm nay xoay quanh nước sạch và đồng ruộng của xã.\nThầy cô tổ Tự nhiên hướng dẫn, phụ huynh giúp vật liệu.',
    scene: 'thi-nghiem',
    alt: 'Ba học sinh áo trắng làm thí nghiệm bên bàn',
  },
  {
    level: ['thcs', 'thpt'],
    section: 'tin-tuc',
    title: (r) => `Thư viện mở cửa đến ${r.int(17, 20)} giờ cho học sinh ôn tập`,
    summary: 'Có giáo viên trực giải đáp môn Toán và Ngữ văn.',
    text: 'Học sinh đăng ký chỗ ngồi với cán bộ thư viện, mỗi buổi nhiều nhất 40 em.',
    scene: 'thu-vien',
    alt: 'Học sinh ngồi đọc sách trước giá sách cao',
  },
  {
    level: ['thcs', 'thpt'],
    section: 'thong-bao',
    title: () => 'Trời rét dưới 10 độ: học sinh vào lớp lúc 7 giờ 30',
    summary: 'Áp dụng từ 07/12/2018 đến khi có thông báo mới.',
    text: 'Học sinh không bắt buộc mặc đồng phục trong những ngày rét đậm.',
    scene: null,
    alt: '',
  },
  {
    level: ['thcs', 'thpt'],
    section: 'thong-bao',
    title: () => 'Họp cha mẹ học sinh cuối học kỳ I',
    summary: 'Chiều Chủ nhật 23/12/2018, tại phòng học của lớp.',
    text: 'Giáo viên chủ nhiệm gửi kết quả học tập, rèn luyện và nghe ý kiến của gia đình.',
    scene: null,
    alt: '',
  },
  {
    level: ['gdtx'],
    section: 'tin-tuc',
    title: () => 'Lớp xóa mù chữ ở thôn: học viên lớn tuổi nhất 68 tuổi',
    summary: 'Thầy cô đến tận nhà văn hóa, dạy ba tối mỗi tuần.',
    text: 'Sau hai tháng, học viên đọc được báo và viết được thư.',
    scene: 'lop-hoc',
    alt: 'Giờ học trong lớp, cô giáo đứng bên bảng',
  },
  {
    level: ['gdtx'],
    section: 'thong-bao',
    title: () => 'Lịch thi nghề phổ thông khóa tháng 12',
    summary: 'Thi lý thuyết ngày 14/12, thực hành ngày 15/12/2018.',
    text: 'Học viên mang theo thẻ và giấy báo thi, có mặt trước giờ thi 30 phút.',
    scene: null,
    alt: '',
  },
  {
    level: ['district'],
    section: 'thong-bao',
    title: () => 'Hướng dẫn ôn tập và kiểm tra học kỳ I các trường trong huyện',
    summary: 'Trường tự ra đề theo ma trận, Phòng kiểm tra chéo theo cụm.',
    text: 'Các trường gửi kế hoạch kiểm tra qua phần mềm trước ngày 12/12/2018.',
    scene: null,
    alt: '',
  },
  {
    level: ['district'],
    section: 'tin-tuc',
    title: () => 'Hội thi giáo viên dạy giỏi cấp huyện: ba ngày, ba cụm trường',
    summary: 'Giờ dạy mở cửa cho đồng nghiệp dự, góp ý ngay sau tiết.',
    text: 'Ban giám khảo nhận xét học sinh được làm việc nhiều hơn, giáo viên nói ít đi.',
    scene: 'lop-hoc',
    alt: 'Giờ học trong lớp, cô giáo đứng bên bảng',
  },
];

export function storiesOf(unit: DemoUnit): Story[] {
  if (unit.level === 'department') return departmentStories;
  const rng = random(`news-${unit.slug}`);
  return templates
    .filter((t) => t.level.includes(unit.level))
    .map((t) => ({
      ...t,
      title: t.title(rng, unit),
      day: addDays('2018-12-09', -rng.int(0, 24)),
      members: unit.level === 'district' && t.section === 'thong-bao',
    }));
}
