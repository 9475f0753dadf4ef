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
    text: 'Sở Giáo dục và Đào tạo đưa Cổng thông tin điện tử theo mô hình tập trung vào sử dụng cho toàn ngành.\nMỗi trường nhận một trang thành viên, không phải tự lo máy chủ hay cán bộ kỹ thuật; biên tập viên của trường đăng bài, cấp trên theo dõi và giúp đỡ.\nCác Phòng Giáo dục và Đào tạo hướng dẫn trường hoàn thành các mục bắt buộc trước ngày 30/12/2018.\nTrang của 241 đơn vị đang có được chuyển sang cùng bài viết, ảnh và đường dẫn; ai lưu địa chỉ cũ vẫn tới đúng bài.\nTrường chưa có người viết bài thì bắt đầu từ ba việc: lịch tuần, thực đơn và thông báo cho gia đình. Mỗi việc mất chừng mười phút.\nVướng mắc gửi về Văn phòng Sở qua mục Hỏi đáp; câu trả lời chung cho nhiều trường được đăng lại để ai cũng đọc được.',
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
    text: 'Số liệu được tính từ chính hồ sơ, đơn vị không phải báo cáo riêng.\nĐơn vị chưa rõ phần nào còn thiếu xem mục Việc của trường trong phần mềm; mỗi dòng dẫn tới đúng ô cần điền.\nThứ tự nên làm: lớp và giáo viên chủ nhiệm trước, rồi học sinh, sau cùng là hồ sơ cán bộ. Tệp Excel cũ nhập được, phần mềm chỉ ra dòng sai để sửa tại chỗ.\nTrường có học sinh chuyển đến trong học kỳ I lấy hồ sơ từ trường cũ, không nhập lại.\nSau ngày 15/12 số liệu được chốt để lập báo cáo giữa năm. Việc sửa sau hạn vẫn làm được và ghi rõ người sửa.\nCác Phòng theo dõi tiến độ trên bảng chung và gọi những trường còn dưới 80 %.',
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
    text: 'Cán bộ, giáo viên, nhân viên nghỉ bốn ngày liên tục, trong đó ngày 31/12/2018 được hoán đổi sang thứ Bảy 05/01/2019.\nHọc sinh nghỉ cùng lịch. Ngày làm bù học theo thời khóa biểu của thứ Hai; trường có học buổi hai vẫn tổ chức bán trú.\nCác đơn vị phân công người trực bảo vệ, phòng cháy; số điện thoại trực ghi ở mục Liên hệ của trang.\nLịch nghỉ Tết Nguyên đán sẽ có thông báo riêng khi Ủy ban nhân dân tỉnh quyết định.',
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
    text: 'Sở yêu cầu các trường ôn tập theo chuẩn kiến thức, không dạy trước chương trình và không giao thêm bài tập về nhà trong tuần kiểm tra.\nMỗi môn dành ít nhất hai tiết ôn có hướng dẫn trên lớp. Giáo viên chữa kỹ lỗi hay gặp thay vì ra thêm đề.\nHọc sinh còn yếu được kèm theo nhóm nhỏ vào buổi chiều, không thu tiền; nhóm không quá mười em.\nĐề kiểm tra theo ma trận đã gửi các trường, có phần dành cho mọi học sinh và phần dành cho em khá.\nGia đình giúp con ngủ đủ, ăn sáng và đến đúng giờ: ba việc ấy có ích hơn thức khuya làm đề.',
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
    text: 'Vòng chung khảo diễn ra trong hai ngày. Ban giám khảo nhận xét các dự án năm nay bám sát đời sống địa phương.\nNhiều nhóm bắt đầu từ việc ngay cạnh nhà: máy báo mặn cho ruộng lúa ven biển, bể lọc nước giếng khoan, giá phơi lúa khi trời mưa.\nMỗi dự án có mười phút trình bày và năm phút trả lời. Giám khảo hỏi kỹ phần thí nghiệm: đo mấy lần, số liệu ghi ở đâu, vì sao sai lệch.\nCác em được xem sản phẩm của nhau trong buổi chiều mở cửa cho học sinh toàn thành phố.\nSáu dự án đứng đầu được bồi dưỡng thêm trước khi dự cuộc thi quốc gia vào tháng 3/2019.',
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
    text: 'Lớp tập huấn kéo dài hai ngày tại thành phố Nam Định. Mỗi huyện cử cán bộ nòng cốt về hướng dẫn lại cho trường.\nBuổi sáng học viên mang tệp thật của trường mình đến nhập. Phần lớn lỗi là ngày sinh viết nhiều kiểu và họ tên thừa dấu cách; phần mềm gom lại để sửa một lần.\nBuổi chiều dành cho sổ điểm và in phiếu. Văn thư thử in một lớp, đối chiếu với sổ giấy rồi mới làm cả khối.\nNhiều người đề nghị có bản hướng dẫn một trang để dán cạnh máy; bản ấy đã đăng ở mục Tài nguyên.\nĐợt sau dành cho cán bộ quản lý, mở vào tuần cuối tháng 12.',
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
    text: 'Các cầu thủ lớp 8 và lớp 9 tập luyện sau giờ học từ tháng 9.\nNhà trường mời phụ huynh tới cổ vũ.\nTrận bán kết kéo dài ba hiệp. Thua hiệp đầu, các em đổi cách đỡ bóng và thắng hai hiệp sau với cách biệt hai điểm.\nĐội có mười hai bạn, bốn bạn lần đầu thi đấu. Bạn nào bận ôn tập được nghỉ buổi tập giữa tuần mà không mất chỗ.\nChung kết bắt đầu lúc 14 giờ thứ Bảy. Cổng phụ mở từ 13 giờ 30, xe để ở sân sau.',
    scene: 'the-thao',
    alt: 'Học sinh chơi bóng chuyền trên sân',
  },
  {
    section: 'tin-tuc',
    title: (r) => `Đêm văn nghệ gây quỹ “Áo ấm cho bạn”: ${r.int(40, 120)} chiếc áo đã trao`,
    summary: 'Số tiền bán vé được dùng mua áo cho học sinh khó khăn.',
    text: 'Chương trình do Liên đội tổ chức, học sinh tự dàn dựng tiết mục.\nMười bốn tiết mục, từ hát chèo đến nhảy hiện đại, được chọn qua hai vòng ở lớp.\nVé bán mười nghìn đồng. Tiền thu, tiền mua áo và danh sách lớp nhận được dán ở bảng tin để ai cũng xem được.\nÁo trao tại lớp sau giờ học, không gọi tên trước sân khấu: các bạn nhận áo như mọi món đồ dùng khác.\nLiên đội cảm ơn các cô chú tổ may của thị trấn đã lấy giá vốn.',
    scene: 'van-nghe',
    alt: 'Học sinh hát múa trên sân khấu màn đỏ',
  },
  {
    section: 'thong-bao',
    title: () => 'Lịch kiểm tra học kỳ I các khối lớp',
    summary: 'Từ 17/12 đến 22/12/2018, có phòng và giờ của từng môn.',
    text: 'Học sinh có mặt trước giờ kiểm tra 15 phút, mang đủ đồ dùng học tập.\nKhối 6 và khối 7 kiểm tra hai ngày đầu, khối 8 và khối 9 hai ngày sau. Danh sách phòng dán ở cửa lớp.\nĐiện thoại để ở nhà hoặc gửi cô chủ nhiệm. Em nào ốm, gia đình gọi văn phòng trước 7 giờ để được xếp kiểm tra bù.\nBài trả sau một tuần; thắc mắc về điểm gửi giáo viên bộ môn trong ba ngày.',
    scene: null,
    alt: '',
  },
  {
    section: 'tin-tuc',
    title: (r) => `${r.int(2, 5)} dự án của trường vào vòng thi khoa học kỹ thuật cấp tỉnh`,
    summary: 'Các nhóm làm việc ở phòng thí nghiệm ba buổi mỗi tuần.',
    text: 'Đề tài năm nay xoay quanh nước sạch và đồng ruộng của xã.\nThầy cô tổ Tự nhiên hướng dẫn, phụ huynh giúp vật liệu.\nNhóm lớp 9 đo độ mặn của mương nội đồng mỗi sáng trong hai tháng, ghi vào sổ rồi vẽ biểu đồ.\nNhóm lớp 8 làm bể lọc bằng cát, than và vỏ trấu. Lần đầu nước còn đục; các em đổi thứ tự lớp lọc ba lần.\nSản phẩm bày ở phòng thí nghiệm đến hết tuần, lớp nào muốn xem báo cô phụ trách.',
    scene: 'thi-nghiem',
    alt: 'Ba học sinh áo trắng làm thí nghiệm bên bàn',
  },
  {
    section: 'tin-tuc',
    title: (r) => `Thư viện mở cửa đến ${r.int(17, 20)} giờ cho học sinh ôn tập`,
    summary: 'Có giáo viên trực giải đáp môn Toán và Ngữ văn.',
    text: 'Học sinh đăng ký chỗ ngồi với cán bộ thư viện, mỗi buổi nhiều nhất 40 em.\nGiờ mở thêm từ 16 giờ 30. Thầy Toán trực thứ Ba và thứ Năm, cô Ngữ văn trực thứ Tư.\nTrong phòng có sáu máy tính để tra tài liệu, mỗi lượt ba mươi phút.\nGia đình đón con ở cổng chính; em nào về muộn được gọi điện về nhà từ phòng trực.',
    scene: 'thu-vien',
    alt: 'Học sinh ngồi đọc sách trước giá sách cao',
  },
  {
    section: 'thong-bao',
    title: () => 'Trời rét dưới 10 độ: học sinh vào lớp lúc 7 giờ 30',
    summary: 'Áp dụng từ 07/12/2018 đến khi có thông báo mới.',
    text: 'Học sinh không bắt buộc mặc đồng phục trong những ngày rét đậm.\nLớp học đóng cửa sổ phía bắc, giờ ra chơi ở trong hành lang. Thể dục chuyển thành tiết lý thuyết khi dưới 10 độ.\nNhiệt độ lấy theo bản tin 6 giờ sáng của đài tỉnh. Dưới 7 độ học sinh nghỉ, giáo viên vẫn có mặt để trông các em đã đến.\nGia đình cho con mặc ấm, quàng khăn khi đi xe.',
    scene: null,
    alt: '',
  },
  {
    section: 'thong-bao',
    title: () => 'Họp cha mẹ học sinh cuối học kỳ I',
    summary: 'Chiều Chủ nhật 23/12/2018, tại phòng học của lớp.',
    text: 'Giáo viên chủ nhiệm gửi kết quả học tập, rèn luyện và nghe ý kiến của gia đình.\nBuổi họp bắt đầu lúc 14 giờ, kéo dài chừng chín mươi phút. Gia đình có hai con ở hai lớp báo trước để được gặp riêng.\nKết quả của từng em đưa riêng, không đọc trước lớp. Phần chung chỉ nói việc của lớp.\nKhoản thu, chi của học kỳ được công khai tại buổi họp và ở mục Công khai của trang.',
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
