// What happens in a week of December 2018, by kind of unit: for the demo's schedules and events.
import type { DemoUnit } from './units.ts';

/** Day of the week (1 Monday), half, hour, what, who, chair, place; then preparation and whether it is internal. */
export type WeekLine = readonly [
  day: number,
  half: 'morning' | 'afternoon',
  starts: string,
  title: string,
  attendees: string,
  chair: string,
  place: string,
  more?: { prepare?: string; note?: string; internal?: true },
];
export type EventWords = {
  day: string;
  starts: string;
  ends: string;
  lastDay?: string;
  title: string;
  summary: string;
  body: string;
  place: string;
};

const office: WeekLine[][] = [
  [
    [
      1,
      'morning',
      '07:30',
      'Chào cờ, giao ban lãnh đạo cơ quan',
      'Lãnh đạo, trưởng các phòng',
      'Thủ trưởng cơ quan',
      'Phòng họp 1',
    ],
    [
      1,
      'afternoon',
      '14:00',
      'Rà soát tiến độ nhập cơ sở dữ liệu ngành',
      'Bộ phận thống kê, công nghệ thông tin',
      'Phó thủ trưởng',
      'Phòng họp 2',
      { prepare: 'Bảng tiến độ của từng trường' },
    ],
    [
      2,
      'morning',
      '08:00',
      'Kiểm tra công tác chuẩn bị kiểm tra học kỳ I tại các trường',
      'Tổ kiểm tra số 1',
      '',
      'Các trường theo kế hoạch',
    ],
    [
      3,
      'morning',
      '08:00',
      'Tập huấn quản trị trang thông tin thành viên',
      'Mỗi trường 2 người',
      'Văn phòng',
      'Hội trường tầng 3',
      { prepare: 'Máy tính xách tay, tài khoản đã nhận' },
    ],
    [3, 'afternoon', '15:00', 'Họp chi ủy', 'Chi ủy viên', 'Bí thư chi bộ', 'Phòng họp 2', { internal: true }],
    [4, 'morning', '08:00', 'Tiếp công dân định kỳ', '', 'Thủ trưởng cơ quan', 'Phòng tiếp công dân'],
    [4, 'afternoon', '14:00', 'Duyệt kế hoạch thi chọn học sinh giỏi lớp 9', 'Bộ phận chuyên môn', '', 'Phòng họp 1'],
    [5, 'morning', '08:00', 'Dự lễ công nhận trường đạt chuẩn quốc gia', 'Lãnh đạo cơ quan', '', 'Theo giấy mời'],
    [5, 'afternoon', '16:00', 'Tổng hợp báo cáo tuần', 'Các bộ phận', 'Văn phòng', 'Tại phòng làm việc', { internal: true }],
  ],
];
const preschool: WeekLine[][] = [
  [
    [1, 'morning', '06:45', 'Đón trẻ, trực cổng: Ban giám hiệu và cô trực tuần', 'Cô trực tuần', 'Hiệu trưởng', 'Cổng trường'],
    [1, 'afternoon', '16:45', 'Họp giao ban đầu tuần', 'Toàn thể giáo viên, nhân viên', 'Hiệu trưởng', 'Phòng hội đồng'],
    [2, 'morning', '08:30', 'Dự giờ hoạt động khám phá, khối 5 tuổi', 'Tổ mẫu giáo lớn', 'Phó Hiệu trưởng', 'Lớp 5 tuổi'],
    [
      3,
      'morning',
      '08:00',
      'Cân đo, khám sức khỏe lần hai cho trẻ',
      'Y tế trường, trạm y tế xã',
      'Y tế trường',
      'Tại các lớp',
      { prepare: 'Sổ theo dõi sức khỏe từng lớp' },
    ],
    [
      3,
      'afternoon',
      '14:30',
      'Kiểm tra bếp ăn, lưu mẫu thức ăn',
      'Tổ nuôi dưỡng',
      'Phó Hiệu trưởng',
      'Bếp ăn',
      { internal: true },
    ],
    [4, 'morning', '09:00', 'Hoạt động ngoài trời: bé chăm vườn rau', 'Khối 4 tuổi', '', 'Vườn trường'],
    [5, 'morning', '08:00', 'Tập văn nghệ chào năm mới', 'Các lớp mẫu giáo', 'Tổ trưởng chuyên môn', 'Sân trường'],
    [5, 'afternoon', '15:30', 'Tổng vệ sinh đồ dùng, đồ chơi', 'Toàn trường', '', 'Các lớp'],
    [
      6,
      'morning',
      '08:00',
      'Mời cha mẹ dự giờ mở, khối 5 tuổi',
      'Cha mẹ học sinh',
      'Hiệu trưởng',
      'Lớp 5 tuổi',
      { note: 'Cha mẹ đến trước 10 phút' },
    ],
  ],
];
const primary: WeekLine[][] = [
  [
    [
      1,
      'morning',
      '07:00',
      'Chào cờ, phát động tháng “Uống nước nhớ nguồn”',
      'Toàn trường',
      'Tổng phụ trách Đội',
      'Sân trường',
      { note: 'Học sinh mặc đồng phục' },
    ],
    [1, 'afternoon', '15:30', 'Họp hội đồng sư phạm', 'Toàn thể giáo viên, nhân viên', 'Hiệu trưởng', 'Phòng hội đồng'],
    [
      2,
      'morning',
      '08:00',
      'Chuyên đề Tiếng Việt lớp 1',
      'Tổ 1, tổ 2',
      'Tổ trưởng tổ 1',
      'Phòng học 1A',
      { prepare: 'Phiếu dự giờ' },
    ],
    [
      3,
      'morning',
      '09:30',
      'Kiểm tra hồ sơ chuyên môn',
      'Tổ 4, tổ 5',
      'Phó Hiệu trưởng',
      'Phòng Phó Hiệu trưởng',
      { internal: true },
    ],
    [3, 'afternoon', '14:00', 'Sinh hoạt câu lạc bộ đọc sách', 'Học sinh lớp 3, 4, 5', 'Cán bộ thư viện', 'Thư viện'],
    [4, 'morning', '07:30', 'Ôn tập học kỳ I theo thời khóa biểu', 'Khối 4, khối 5', '', 'Các lớp'],
    [
      5,
      'morning',
      '08:00',
      'Thi viết chữ đẹp cấp trường',
      'Mỗi lớp 3 học sinh',
      'Phó Hiệu trưởng',
      'Phòng học 5A, 5B',
      { prepare: 'Giấy thi, bút mực' },
    ],
    [5, 'afternoon', '15:30', 'Sinh hoạt tổ chuyên môn', 'Các tổ', 'Tổ trưởng', 'Phòng tổ'],
    [6, 'morning', '07:30', 'Lao động vệ sinh vườn trường', 'Lớp 5', 'Tổng phụ trách Đội', 'Vườn trường'],
  ],
];
const secondary: WeekLine[][] = [
  [
    [
      1,
      'morning',
      '07:00',
      'Chào cờ: kể chuyện người lính đảo',
      'Toàn trường · Lớp 9A trực tuần',
      'Tổng phụ trách Đội',
      'Sân trường',
    ],
    [
      1,
      'afternoon',
      '15:30',
      'Họp hội đồng sư phạm',
      'Toàn thể giáo viên, nhân viên',
      'Hiệu trưởng',
      'Phòng họp',
      { prepare: 'Báo cáo nhập dữ liệu của từng tổ' },
    ],
    [2, 'afternoon', '14:00', 'Ôn đội tuyển học sinh giỏi Toán, Văn, Anh', 'Đội tuyển các môn', '', 'Phòng 12, 13, 14'],
    [
      3,
      'morning',
      '08:00',
      'Dự giờ chuyên đề Vật lí 8 theo cụm',
      'Tổ Tự nhiên và trường bạn',
      'Tổ trưởng tổ Tự nhiên',
      'Phòng bộ môn Vật lí',
    ],
    [
      3,
      'afternoon',
      '16:00',
      'Duyệt đề kiểm tra học kỳ I',
      'Tổ trưởng các tổ',
      'Phó Hiệu trưởng',
      'Phòng Phó Hiệu trưởng',
      { internal: true },
    ],
    [
      4,
      'morning',
      '07:30',
      'Kiểm tra an toàn phòng thí nghiệm',
      'Cán bộ thiết bị, tổ Tự nhiên',
      'Phó Hiệu trưởng',
      'Phòng thí nghiệm',
      { internal: true },
    ],
    [4, 'afternoon', '14:30', 'Sinh hoạt câu lạc bộ Tiếng Anh', 'Học sinh đăng ký', 'Tổ Ngoại ngữ', 'Phòng 10'],
    [
      5,
      'afternoon',
      '19:00',
      'Họp cha mẹ học sinh khối 9',
      'Cha mẹ học sinh khối 9',
      'Giáo viên chủ nhiệm',
      'Tại các lớp',
      { prepare: 'Bảng điểm giữa kỳ của lớp' },
    ],
    [6, 'morning', '07:30', 'Lao động vệ sinh vườn trường', 'Khối 7, khối 8', 'Tổng phụ trách Đội', 'Vườn trường'],
  ],
];
const continuing: WeekLine[][] = [
  [
    [1, 'morning', '07:30', 'Họp giao ban', 'Toàn thể giáo viên, nhân viên', 'Giám đốc', 'Phòng họp'],
    [
      2,
      'afternoon',
      '18:00',
      'Khai giảng lớp tin học ứng dụng buổi tối',
      'Học viên đã đăng ký',
      '',
      'Phòng máy 1',
      { prepare: 'Học viên mang giấy tờ tùy thân' },
    ],
    [3, 'morning', '08:00', 'Kiểm tra học kỳ I lớp 12 bổ túc', 'Học viên lớp 12', 'Phó Giám đốc', 'Phòng 1, 2'],
    [4, 'afternoon', '14:00', 'Tư vấn nghề cho lao động nông thôn', 'Người dân các xã', '', 'Hội trường'],
    [
      5,
      'morning',
      '08:00',
      'Kiểm kê thiết bị xưởng thực hành',
      'Tổ dạy nghề',
      'Tổ trưởng',
      'Xưởng thực hành',
      { internal: true },
    ],
  ],
];
export const weekLinesOf = (unit: DemoUnit): readonly WeekLine[] =>
  ({
    department: office,
    district: office,
    mn: preschool,
    th: primary,
    thcs: secondary,
    thpt: secondary,
    gdtx: continuing,
  })[unit.level][0] ?? [];

const armyDay = (place: string): EventWords => ({
  ...{ day: '2018-12-21', starts: '07:30', ends: '10:00', place },
  title: 'Kỷ niệm 74 năm Ngày thành lập Quân đội nhân dân Việt Nam',
  summary: 'Mời các bác cựu chiến binh của xã về nói chuyện truyền thống với học sinh.',
  body: 'Chương trình gồm lễ chào cờ, giao lưu với cựu chiến binh và văn nghệ của các khối lớp.\nHọc sinh có mặt trước 7 giờ 15, mặc đồng phục.',
});
export function eventsOf(unit: DemoUnit): EventWords[] {
  if (unit.level === 'department' || unit.level === 'district')
    return [
      {
        ...{ day: '2018-12-12', starts: '08:00', ends: '11:30', place: 'Hội trường tầng 3' },
        title: 'Tập huấn quản trị trang thông tin thành viên',
        summary: 'Mỗi trường cử hai người: một biên tập viên, một người duyệt bài.',
        body: 'Nội dung: đăng bài, ảnh và văn bản; quyền và duyệt bài; bảo vệ thông tin của trẻ em trên trang.\nNgười dự mang máy tính xách tay và tài khoản đã nhận.',
      },
      {
        ...{ day: '2018-12-15', starts: '', ends: '', place: 'Tại các đơn vị' },
        title: 'Hạn hoàn thành dữ liệu chung của năm học 2018-2019',
        summary: 'Hồ sơ trường, lớp, học sinh, giáo viên đầy đủ trên phần mềm.',
        body: 'Các đơn vị tự kiểm tra bằng bảng lỗi và cảnh báo, sửa xong trước 24 giờ ngày 15/12/2018.',
      },
      {
        ...{
          day: '2019-01-09',
          starts: '08:00',
          ends: '17:00',
          lastDay: '2019-01-10',
          place: 'Theo quyết định của hội đồng thi',
        },
        title: 'Kỳ thi chọn học sinh giỏi lớp 9',
        summary: 'Thi hai ngày; danh sách phòng thi công bố trước ba ngày làm việc.',
        body: 'Thí sinh có mặt tại điểm thi trước giờ mở đề 45 phút, mang thẻ học sinh.',
      },
    ];
  if (unit.level === 'mn')
    return [
      {
        ...{ day: '2018-12-15', starts: '08:00', ends: '10:00', place: 'Các lớp 5 tuổi' },
        title: 'Ngày mở cửa đón cha mẹ vào lớp cùng con',
        summary: 'Cha mẹ dự một buổi học mà chơi, cùng con làm thiệp năm mới.',
        body: 'Cha mẹ đến trước 10 phút, gửi xe ở sân sau.\nCô chủ nhiệm trao đổi riêng về sự tiến bộ của bé sau buổi dự.',
      },
      {
        ...{ day: '2018-12-24', starts: '15:00', ends: '16:30', place: 'Sân trường' },
        title: 'Bé vui hội mùa đông',
        summary: 'Các lớp múa hát, cùng gói quà tặng bạn ở lớp ghép xa trường.',
        body: 'Mỗi bé mang một món đồ chơi còn tốt để tặng bạn. Nhà trường đón bé muộn hơn nửa giờ.',
      },
      {
        ...{ day: '2018-12-28', starts: '07:30', ends: '10:30', place: 'Trạm y tế xã' },
        title: 'Tiêm chủng bổ sung theo lịch của trạm y tế',
        summary: 'Cha mẹ đưa bé và sổ tiêm đến trạm y tế xã.',
        body: 'Bé đang sốt hoặc vừa ốm dậy thì hoãn sang đợt sau, báo cô chủ nhiệm.',
      },
    ];
  if (unit.level === 'gdtx')
    return [
      {
        ...{ day: '2018-12-17', starts: '18:00', ends: '20:00', place: 'Phòng máy 1' },
        title: 'Khai giảng lớp tin học ứng dụng, khóa 4',
        summary: 'Học tối thứ Hai, Tư, Sáu; còn nhận hồ sơ đến hết tuần này.',
        body: 'Học viên nộp bản sao giấy tờ tùy thân và hai ảnh 3×4. Học thử buổi đầu không mất phí.',
      },
    ];
  return [
    {
      ...{ day: '2018-12-14', starts: '19:00', ends: '21:00', place: 'Tại các lớp' },
      title: unit.level === 'th' ? 'Họp cha mẹ học sinh cuối học kỳ I' : 'Họp cha mẹ học sinh khối 9',
      summary: 'Giáo viên chủ nhiệm báo cáo kết quả giữa kỳ và bàn cách ôn tập.',
      body: 'Cha mẹ không đến được xin báo trước để cô, thầy gọi điện.\nNhà trường không thu khoản nào trong buổi họp.',
    },
    armyDay('Sân trường'),
    {
      ...{ day: '2018-12-17', starts: '', ends: '', lastDay: '2018-12-20', place: 'Các phòng học' },
      title: 'Kiểm tra học kỳ I',
      summary: 'Toàn trường kiểm tra trong bốn ngày theo lịch của từng khối.',
      body: 'Học sinh có mặt trước giờ làm bài 15 phút. Lịch từng môn giáo viên chủ nhiệm đã gửi về gia đình.',
    },
    {
      ...{ day: '2018-11-20', starts: '07:30', ends: '10:30', place: 'Sân trường' },
      title: 'Lễ kỷ niệm Ngày Nhà giáo Việt Nam',
      summary: 'Học sinh các thế hệ về thăm thầy cô; văn nghệ chào mừng của các lớp.',
      body: 'Chương trình văn nghệ gồm mười tiết mục đã chọn qua vòng sơ khảo.',
    },
  ];
}
