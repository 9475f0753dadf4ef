// What the Sở and the Phòng have sent to their units by the morning of the demo, and what units have proposed: the words.
export type DemoPush = {
  from: 'department' | 'district' | 'every-district';
  levels: string[];
  title: string;
  summary: string;
  text: string;
  /** The text as it was first sent, before it was mended. */
  before?: string;
  amendedAt?: string;
  sentAt: string;
  due?: string;
  confirm?: boolean;
  recalled?: { at: string; reason: string };
  /** Of a hundred units, how many have seen it, how many have done it. */
  seen: number;
  done: number;
};
const at = (text: string) => `2018-${text}:00+07:00`;

export const demoPushes: DemoPush[] = [
  {
    ...{ from: 'department', levels: ['thcs', 'thpt'], sentAt: at('12-03T09:10'), due: '2018-12-15', confirm: true },
    ...{ seen: 94, done: 61 },
    title: 'Hướng dẫn kiểm tra học kỳ I năm học 2018-2019',
    summary: 'Các trường kiểm tra chung từ ngày 17 đến 22/12, gửi kế hoạch và phân công coi, chấm trước ngày 15/12.',
    text: 'Các trường THCS và THPT kiểm tra học kỳ I từ thứ Hai 17/12 đến thứ Bảy 22/12/2018.\nĐề do tổ chuyên môn ra theo ma trận đã thống nhất; mỗi môn có đề chính thức và đề dự phòng, giữ bí mật đến giờ phát đề.\nTrước ngày 15/12, hiệu trưởng phân công coi, chấm và báo đã triển khai ở đây. Trường có khó khăn về phòng thi gọi phòng Giáo dục trung học.',
  },
  {
    ...{ from: 'department', levels: ['mn', 'th'], sentAt: at('12-04T14:30'), due: '2018-12-09', confirm: true },
    ...{ seen: 88, done: 72 },
    title: 'Giữ ấm cho trẻ trong đợt rét: khi nào cho nghỉ, báo cha mẹ thế nào',
    summary: 'Dưới 10 độ trẻ mầm non và học sinh tiểu học nghỉ học; nhà trường báo cha mẹ trước 6 giờ sáng.',
    text: 'Khi nhiệt độ ngoài trời lúc 6 giờ sáng dưới 10 độ, trẻ mầm non và học sinh tiểu học nghỉ học. Nhà trường xem bản tin của Đài Khí tượng Thủy văn và báo cha mẹ trước 6 giờ.\nTrẻ đã đến lớp vẫn được đón, lớp đóng cửa tránh gió, có nước ấm.\nMỗi trường kiểm tra cửa, chăn và đường dây báo tin với cha mẹ, xác nhận trước ngày 09/12.',
  },
  {
    ...{ from: 'department', levels: ['mn'], sentAt: at('12-05T08:20'), due: '2018-12-20', confirm: true, seen: 76, done: 38 },
    title: 'Rà soát an toàn bếp ăn bán trú',
    summary: 'Trường có bếp ăn rà soát theo mười mục, lưu mẫu thức ăn 24 giờ.',
    before:
      'Trường có bếp ăn bán trú rà soát theo tám mục của phiếu kiểm tra.\nMẫu thức ăn lưu 24 giờ, ghi tên người lưu.\nXác nhận ở đây trước ngày 20/12.',
    text: 'Trường có bếp ăn bán trú rà soát theo mười mục của phiếu kiểm tra, thêm hai mục về nguồn nước và hợp đồng cung cấp thực phẩm.\nMẫu thức ăn lưu 24 giờ trong tủ mát riêng, ghi tên người lưu.\nXác nhận ở đây trước ngày 20/12.',
    amendedAt: at('12-08T10:05'),
  },
  {
    ...{ from: 'department', levels: [], sentAt: at('12-07T16:00'), seen: 57, done: 0 },
    title: 'Hội nghị trực tuyến sơ kết học kỳ I: thời gian, thành phần',
    summary: 'Hội nghị họp trực tuyến sáng thứ Ba 08/01/2019, điểm cầu tại Sở và các Phòng.',
    text: 'Sở tổ chức hội nghị sơ kết học kỳ I từ 8 giờ sáng thứ Ba 08/01/2019, họp trực tuyến tại điểm cầu của Sở và các Phòng.\nTrường THPT và trung tâm dự ở điểm cầu gần nhất; trường thuộc Phòng dự theo sắp xếp của Phòng.\nTài liệu gửi trước hai ngày.',
  },
  {
    ...{ from: 'department', levels: [], sentAt: at('12-05T10:00'), seen: 49, done: 0 },
    title: 'Lịch tập huấn phần mềm quản lý nhà trường, đợt 1',
    summary: 'Văn thư và cán bộ phụ trách dữ liệu tập huấn tại bốn cụm trong tuần từ 17/12.',
    text: 'Văn thư và cán bộ phụ trách dữ liệu của các đơn vị dự tập huấn một buổi, tại bốn cụm, trong tuần từ 17 đến 21/12/2018.',
    recalled: { at: at('12-06T15:40'), reason: 'Trùng tuần kiểm tra học kỳ I. Sở gửi lịch mới sau ngày 24/12.' },
  },
  {
    ...{ from: 'every-district', levels: ['mn', 'th', 'thcs'], sentAt: at('12-06T08:15'), due: '2018-12-10', confirm: true },
    ...{ seen: 91, done: 79 },
    title: 'Báo học sinh nghỉ học dài ngày và có nguy cơ bỏ học',
    summary: 'Trường rà từng lớp, đến nhà vận động, xác nhận với Phòng trước ngày 10/12.',
    text: 'Giáo viên chủ nhiệm rà danh sách lớp: em nào nghỉ quá năm buổi không phép trong học kỳ thì báo hiệu trưởng và đến nhà.\nTrường phối hợp với xã, hội phụ huynh vận động em trở lại lớp; em chuyển đi thì hoàn thành thủ tục chuyển trường.\nXác nhận đã rà xong trước ngày 10/12, ghi số em đã trở lại lớp ở phần ghi chú.',
  },
  {
    ...{ from: 'district', levels: ['thcs'], sentAt: at('12-10T07:15'), due: '2018-12-22', confirm: true, seen: 22, done: 4 },
    title: 'Giải bóng đá thiếu niên các trường THCS: đăng ký đội, lịch bốc thăm',
    summary: 'Mỗi trường một đội mười bốn em, đăng ký trước ngày 22/12, bốc thăm sáng 24/12.',
    text: 'Giải đá trên sân bảy người tại sân vận động huyện từ ngày 02 đến 06/01/2019.\nMỗi trường một đội gồm mười bốn em sinh từ năm 2004, có giấy khám sức khỏe của trạm y tế.\nTrường xác nhận dự hay không dự ở đây trước ngày 22/12; bốc thăm lúc 8 giờ sáng 24/12 tại Phòng.',
  },
  {
    ...{ from: 'district', levels: ['th'], sentAt: at('12-05T09:40'), seen: 83, done: 0 },
    title: 'Viết chữ đẹp cấp huyện: mẫu giấy, bút và bài viết',
    summary: 'Mỗi trường chọn sáu em, viết ngày 21/12 tại ba cụm.',
    text: 'Mỗi trường tiểu học chọn sáu em từ lớp 1 đến lớp 5, mỗi khối ít nhất một em.\nGiấy do Phòng chuẩn bị, học sinh mang bút quen dùng; lớp 1 viết bút chì.\nCụm thi và giờ có mặt ghi ở lịch kèm theo bài này.',
  },
];

export const doneNotes = [
  'Đã phổ biến ở họp hội đồng, phân công đủ người.',
  'Đã triển khai tới các tổ, lưu biên bản.',
  'Trường đã làm xong, không có vướng mắc.',
  'Đã gửi cha mẹ học sinh qua giáo viên chủ nhiệm.',
];

/** `which`: the unit's so many-th newest story; `to`: its district's office or the Sở. */
export type DemoProposal = {
  school: 'demo' | number;
  which: number;
  to: 'district' | 'department';
  state: 'waiting' | 'accepted' | 'returned' | 'withdrawn';
  note: string;
  at: string;
  decidedAt?: string;
  reason?: string;
  /** The unit has withdrawn its own article since. */
  ended?: { at: string; reason: string };
};

export const demoProposals: DemoProposal[] = [
  {
    ...{ school: 'demo', which: 0, to: 'district', state: 'waiting', at: at('12-09T20:10') },
    note: 'Cách làm này trường nào cũng áp dụng được, mong Phòng giới thiệu để các trường cùng trao đổi.',
  },
  {
    ...{ school: 'demo', which: 1, to: 'department', state: 'accepted', at: at('12-05T15:30'), decidedAt: at('12-06T09:20') },
    note: 'Bài có số liệu thật của hai học kỳ.',
  },
  {
    ...{ school: 'demo', which: 2, to: 'district', state: 'returned', at: at('12-06T10:00'), decidedAt: at('12-07T08:45') },
    note: '',
    reason: 'Bài hay nhưng thiếu tên thầy cô hướng dẫn và ảnh quá ít. Bổ sung rồi gửi lại, Phòng đăng ngay trong tuần.',
  },
  {
    ...{ school: 'demo', which: 0, to: 'department', state: 'withdrawn', at: at('12-08T16:00'), decidedAt: at('12-09T20:05') },
    note: 'Gửi thẳng Sở.',
  },
  { school: 1, which: 0, to: 'district', state: 'waiting', note: 'Tin vui đầu tháng của trường.', at: at('12-08T09:25') },
  { school: 2, which: 0, to: 'district', state: 'waiting', note: '', at: at('12-09T14:50') },
  { school: 3, which: 1, to: 'department', state: 'waiting', note: 'Mô hình đã làm được ba năm.', at: at('12-07T11:15') },
  { school: 4, which: 0, to: 'department', state: 'waiting', note: '', at: at('12-10T07:05') },
  {
    ...{
      school: 5,
      which: 0,
      to: 'department',
      state: 'accepted',
      at: at('12-03T10:00'),
      decidedAt: at('12-04T08:30'),
      note: '',
    },
    ended: { at: at('12-09T16:30'), reason: 'Gia đình một em trong ảnh đề nghị gỡ.' },
  },
  {
    ...{
      school: 6,
      which: 0,
      to: 'department',
      state: 'returned',
      at: at('12-04T13:20'),
      decidedAt: at('12-05T09:00'),
      note: '',
    },
    reason: 'Bài nói về một lớp, hợp với trang của Phòng hơn. Mời trường gửi Phòng.',
  },
];
