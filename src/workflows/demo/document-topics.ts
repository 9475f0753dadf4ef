// What the demo's documents are about.
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { RelationKind } from '#modules/documents/index.ts';

export type Topic = {
  kind: 'cong-van' | 'quyet-dinh' | 'ke-hoach' | 'thong-bao' | 'huong-dan' | 'bao-cao';
  title: string;
  day: string;
  fields: string[];
  /** The desk behind a dispatch's number. */
  desk?: string;
  fixed?: true;
  members?: true;
  urgent?: true;
  from?: string;
  until?: string;
  to?: string;
  levels?: UnitLevel[];
  acts?: { kind: RelationKind; of: string }[];
  /** Laws by number, the Sở's own by title. */
  under?: string[];
};

const dataDispatch = 'Về việc hoàn thành cơ sở dữ liệu ngành trước ngày 15/12/2018';
const yearTask = 'Hướng dẫn thực hiện nhiệm vụ năm học 2018-2019';
const portalPlan = 'Đưa cổng thông tin điện tử theo mô hình tập trung vào sử dụng, kết nối cơ sở dữ liệu ngành';
const disclosure = 'Về việc thực hiện công khai theo Thông tư 36/2017/TT-BGDĐT năm học 2018-2019';

const department: Topic[] = [
  {
    kind: 'quyet-dinh',
    title: 'Ban hành Quy chế quản lý, sử dụng phần mềm quản lý nhà trường',
    day: '2017-09-12',
    fields: ['chuyen-doi-so'],
  },
  {
    kind: 'ke-hoach',
    title: 'Kế hoạch tuyển sinh vào lớp 10 năm học 2018-2019',
    day: '2018-03-06',
    fields: ['tuyen-sinh'],
    until: '2018-09-01',
  },
  {
    kind: 'huong-dan',
    title: 'Hướng dẫn tuyển sinh các lớp đầu cấp năm học 2018-2019',
    day: '2018-04-17',
    fields: ['tuyen-sinh'],
    until: '2018-09-01',
    members: true,
  },
  {
    kind: 'cong-van',
    title: 'Về việc tổ chức dạy học trong những ngày nắng nóng',
    day: '2018-06-04',
    desk: 'GDTrH',
    fields: ['trung-hoc'],
    until: '2018-09-01',
  },
  {
    kind: 'cong-van',
    title: 'Về việc chuẩn bị sách giáo khoa, thiết bị cho năm học mới',
    day: '2018-07-10',
    desk: 'KHTC',
    fields: ['tai-chinh'],
  },
  {
    kind: 'ke-hoach',
    title: 'Khung kế hoạch thời gian năm học 2018-2019',
    day: '2018-08-06',
    fields: ['van-phong'],
    until: '2019-06-01',
    members: true,
  },
  {
    kind: 'huong-dan',
    title: yearTask,
    day: '2018-08-28',
    fields: ['mam-non', 'tieu-hoc', 'trung-hoc'],
    until: '2019-06-01',
    members: true,
  },
  {
    kind: 'cong-van',
    title: 'Về việc các khoản thu, chi đầu năm học 2018-2019',
    day: '2018-09-05',
    desk: 'KHTC',
    fields: ['tai-chinh'],
    members: true,
    urgent: true,
  },
  {
    kind: 'cong-van',
    title: disclosure,
    day: '2018-09-11',
    desk: 'TTr',
    fields: ['thanh-tra'],
    members: true,
    under: ['36/2017/TT-BGDĐT'],
  },
  { kind: 'quyet-dinh', title: 'Thành lập đoàn kiểm tra đầu năm học 2018-2019', day: '2018-09-18', fields: ['thanh-tra'] },
  {
    kind: 'ke-hoach',
    title: 'Tổ chức kỳ thi chọn học sinh giỏi lớp 12 cấp tỉnh',
    day: '2018-09-25',
    fields: ['khao-thi', 'trung-hoc'],
    until: '2018-12-01',
  },
  {
    kind: 'cong-van',
    title: 'Về việc phòng, chống dịch sốt xuất huyết trong trường học',
    day: '2018-10-02',
    desk: 'CTTT',
    fields: ['y-te'],
    urgent: true,
  },
  {
    kind: 'cong-van',
    title: 'Báo cáo tình hình nhập dữ liệu ngành đầu năm học 2018-2019',
    day: '2018-10-09',
    desk: 'VP',
    fields: ['chuyen-doi-so'],
    fixed: true,
  },
  {
    kind: 'cong-van',
    title: 'Về việc bảo đảm an toàn thực phẩm ở bếp ăn bán trú',
    day: '2018-10-16',
    desk: 'GDMN',
    fields: ['mam-non', 'y-te'],
    members: true,
  },
  {
    kind: 'huong-dan',
    title: 'Hướng dẫn đánh giá giáo viên theo chuẩn nghề nghiệp',
    day: '2018-10-23',
    fields: ['to-chuc'],
    members: true,
    under: ['20/2018/TT-BGDĐT'],
  },
  {
    kind: 'quyet-dinh',
    title: 'Thành lập tổ giúp việc triển khai cơ sở dữ liệu ngành giáo dục',
    day: '2018-10-31',
    fields: ['chuyen-doi-so', 'to-chuc'],
    fixed: true,
  },
  {
    kind: 'cong-van',
    title: 'Về việc tổ chức các hoạt động kỷ niệm Ngày Nhà giáo Việt Nam',
    day: '2018-11-06',
    desk: 'CTTT',
    fields: ['thi-dua'],
    until: '2018-11-21',
  },
  {
    kind: 'ke-hoach',
    title: 'Tổ chức cuộc thi khoa học kỹ thuật dành cho học sinh trung học',
    day: '2018-11-09',
    fields: ['trung-hoc'],
  },
  {
    kind: 'cong-van',
    title: 'Rà soát, chuẩn hóa mã trường, mã lớp trong cơ sở dữ liệu ngành',
    day: '2018-11-20',
    desk: 'KHTC',
    fields: ['chuyen-doi-so'],
    fixed: true,
    members: true,
  },
  {
    ...{
      kind: 'quyet-dinh',
      title: 'Sửa đổi, bổ sung thành viên tổ giúp việc triển khai cơ sở dữ liệu ngành giáo dục',
      day: '2018-11-22',
    },
    ...{
      fields: ['chuyen-doi-so', 'to-chuc'],
      acts: [{ kind: 'amends', of: 'Thành lập tổ giúp việc triển khai cơ sở dữ liệu ngành giáo dục' }],
    },
  },
  {
    kind: 'thong-bao',
    title: 'Kết luận của Giám đốc tại hội nghị giao ban tháng 11 năm 2018',
    day: '2018-11-27',
    fields: ['van-phong'],
  },
  {
    kind: 'huong-dan',
    title: 'Hướng dẫn ôn tập, kiểm tra học kỳ I năm học 2018-2019',
    day: '2018-11-29',
    fields: ['khao-thi', 'trung-hoc', 'tieu-hoc'],
    members: true,
  },
  {
    kind: 'ke-hoach',
    title: portalPlan,
    day: '2018-12-03',
    fields: ['chuyen-doi-so'],
    fixed: true,
    members: true,
    under: ['53/2012/TT-BGDĐT', '43/2011/NĐ-CP'],
  },
  {
    ...{
      kind: 'quyet-dinh',
      title: 'Ban hành Quy chế quản lý, khai thác cơ sở dữ liệu ngành giáo dục tỉnh',
      day: '2018-12-05',
      fields: ['chuyen-doi-so'],
    },
    ...{ fixed: true, from: '2019-01-01', members: true },
    acts: [{ kind: 'replaces', of: 'Ban hành Quy chế quản lý, sử dụng phần mềm quản lý nhà trường' }],
  },
  {
    ...{
      kind: 'cong-van',
      title: dataDispatch,
      day: '2018-12-07',
      desk: 'VP',
      fields: ['chuyen-doi-so', 'van-phong'],
      fixed: true,
      urgent: true,
      members: true,
    },
    acts: [
      { kind: 'replaces', of: 'Báo cáo tình hình nhập dữ liệu ngành đầu năm học 2018-2019' },
      { kind: 'refers', of: portalPlan },
    ],
  },
  {
    kind: 'cong-van',
    title: 'Về việc cho học sinh nghỉ học khi trời rét đậm, rét hại',
    day: '2018-12-06',
    desk: 'VP',
    fields: ['hoc-sinh'],
    fixed: true,
    members: true,
    urgent: true,
  },
  {
    kind: 'thong-bao',
    title: 'Lịch nghỉ Tết Dương lịch 2019 và ngày làm bù',
    day: '2018-12-06',
    fields: ['van-phong'],
    fixed: true,
    members: true,
  },
];

const district: Topic[] = [
  {
    kind: 'ke-hoach',
    title: 'Kế hoạch tuyển sinh lớp 1, lớp 6 trên địa bàn {where}',
    day: '2018-04-24',
    fields: ['tuyen-sinh'],
    until: '2018-09-01',
  },
  {
    kind: 'huong-dan',
    title: 'Hướng dẫn nhiệm vụ năm học 2018-2019 cấp mầm non',
    day: '2018-09-04',
    fields: ['mam-non'],
    members: true,
    under: [yearTask],
  },
  {
    kind: 'huong-dan',
    title: 'Hướng dẫn nhiệm vụ năm học 2018-2019 cấp tiểu học',
    day: '2018-09-05',
    fields: ['tieu-hoc'],
    members: true,
    under: [yearTask],
  },
  {
    kind: 'huong-dan',
    title: 'Hướng dẫn nhiệm vụ năm học 2018-2019 cấp THCS',
    day: '2018-09-06',
    fields: ['trung-hoc'],
    members: true,
    under: [yearTask],
  },
  {
    kind: 'cong-van',
    title: 'Về việc thực hiện công khai ở các trường trên địa bàn {where}',
    day: '2018-09-17',
    desk: 'TTr',
    fields: ['thanh-tra'],
    members: true,
    under: [disclosure],
  },
  {
    kind: 'quyet-dinh',
    title: 'Công nhận Ban biên tập trang thông tin điện tử của Phòng',
    day: '2018-10-15',
    fields: ['chuyen-doi-so'],
  },
  { kind: 'ke-hoach', title: 'Tổ chức hội thi giáo viên dạy giỏi cấp huyện', day: '2018-10-22', fields: ['to-chuc'] },
  {
    kind: 'cong-van',
    title: 'Về việc rà soát hồ sơ phổ cập giáo dục, xóa mù chữ năm 2018',
    day: '2018-11-05',
    desk: 'GDTX',
    fields: ['thuong-xuyen'],
  },
  { kind: 'thong-bao', title: 'Kết quả hội thi giáo viên dạy giỏi cấp huyện', day: '2018-11-23', fields: ['to-chuc'] },
  {
    kind: 'cong-van',
    title: 'Về việc kiểm tra học kỳ I các trường tiểu học, THCS',
    day: '2018-12-03',
    desk: 'THCS',
    fields: ['khao-thi'],
    members: true,
  },
  {
    kind: 'cong-van',
    title: 'Về việc đôn đốc hoàn thành hồ sơ trên phần mềm trước ngày 15/12/2018',
    day: '2018-12-06',
    desk: 'VP',
    fields: ['chuyen-doi-so'],
    urgent: true,
    members: true,
  },
];
export const superiorTopics = (level: 'department' | 'district'): Topic[] => (level === 'department' ? department : district);

const general: UnitLevel[] = ['th', 'thcs', 'thpt'];
export const schoolTopics: Topic[] = [
  {
    kind: 'quyet-dinh',
    title: 'Ban hành Quy chế chi tiêu nội bộ năm 2018',
    day: '2018-01-15',
    fields: ['tai-chinh'],
    until: '2019-01-01',
  },
  {
    kind: 'ke-hoach',
    title: 'Kế hoạch giáo dục năm học 2018-2019 của {unit}',
    day: '2018-09-07',
    fields: ['trung-hoc'],
    levels: ['thcs', 'thpt'],
    under: [yearTask],
  },
  {
    kind: 'ke-hoach',
    title: 'Kế hoạch giáo dục năm học 2018-2019 của {unit}',
    day: '2018-09-07',
    fields: ['tieu-hoc'],
    levels: ['th'],
    under: [yearTask],
  },
  {
    kind: 'ke-hoach',
    title: 'Kế hoạch chăm sóc, giáo dục trẻ năm học 2018-2019',
    day: '2018-09-07',
    fields: ['mam-non'],
    levels: ['mn'],
    under: [yearTask],
  },
  {
    kind: 'thong-bao',
    title: 'Công khai các khoản thu năm học 2018-2019',
    day: '2018-09-20',
    fields: ['tai-chinh'],
    under: ['36/2017/TT-BGDĐT'],
  },
  { kind: 'quyet-dinh', title: 'Kiện toàn Hội đồng trường nhiệm kỳ 2018-2023', day: '2018-09-24', fields: ['to-chuc'] },
  {
    kind: 'quyet-dinh',
    title: 'Phân công chuyên môn học kỳ I năm học 2018-2019',
    day: '2018-08-24',
    fields: ['to-chuc'],
    levels: general,
    until: '2019-01-07',
  },
  {
    ...{
      kind: 'quyet-dinh',
      title: 'Điều chỉnh phân công chuyên môn học kỳ I năm học 2018-2019',
      day: '2018-11-01',
      fields: ['to-chuc'],
      levels: general,
    },
    acts: [{ kind: 'amends', of: 'Phân công chuyên môn học kỳ I năm học 2018-2019' }],
  },
  { kind: 'quyet-dinh', title: 'Ban hành nội quy học sinh', day: '2017-09-06', fields: ['hoc-sinh'], levels: general },
  {
    ...{
      kind: 'quyet-dinh',
      title: 'Ban hành nội quy học sinh năm học 2018-2019',
      day: '2018-09-10',
      fields: ['hoc-sinh'],
      levels: general,
    },
    acts: [{ kind: 'replaces', of: 'Ban hành nội quy học sinh' }],
  },
  {
    kind: 'ke-hoach',
    title: 'Tổ chức bán trú và bữa ăn học đường năm học 2018-2019',
    day: '2018-09-12',
    fields: ['y-te'],
    levels: ['mn', 'th'],
  },
  { kind: 'bao-cao', title: 'Báo cáo tự đánh giá chất lượng giáo dục', day: '2018-10-25', fields: ['khao-thi'] },
  {
    kind: 'quyet-dinh',
    title: 'Thành lập Ban biên tập trang thông tin điện tử của {unit}',
    day: '2018-11-12',
    fields: ['chuyen-doi-so'],
    under: [portalPlan],
  },
  {
    kind: 'ke-hoach',
    title: 'Kế hoạch kiểm tra học kỳ I năm học 2018-2019',
    day: '2018-12-04',
    fields: ['khao-thi'],
    levels: general,
  },
  { kind: 'thong-bao', title: 'Kết luận họp hội đồng giáo viên tháng 11 năm 2018', day: '2018-11-30', fields: ['van-phong'] },
  {
    kind: 'ke-hoach',
    title: 'Mở lớp bổ túc và bồi dưỡng tin học buổi tối',
    day: '2018-10-08',
    fields: ['thuong-xuyen'],
    levels: ['gdtx'],
  },
];
