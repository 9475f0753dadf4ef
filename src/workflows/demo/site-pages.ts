// What the pages of the demo's sites say: introductions, structure, plans, in believable words; some schools have not written theirs yet.
import { paragraphs, type RichNode } from '#modules/content/index.ts';
import { diligenceOf } from './activity.ts';
import { random } from './random.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

const text = (words: string): RichNode => ({ type: 'text', text: words });
export const p = (words: string): RichNode => ({ type: 'paragraph', content: [text(words)] });
export const h = (words: string): RichNode => ({ type: 'heading', attrs: { level: 2 }, content: [text(words)] });
export const list = (items: readonly string[]): RichNode => ({
  type: 'bulletList',
  content: items.map((item) => ({ type: 'listItem', content: [p(item)] })),
});
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): RichNode => ({
  type: 'table',
  content: [head, ...rows].map((cells, i) => ({
    type: 'tableRow',
    content: cells.map((cell) => ({
      type: i === 0 ? 'tableHeader' : 'tableCell',
      attrs: { colspan: 1, rowspan: 1 },
      content: [p(cell)],
    })),
  })),
});
export const doc = (...content: RichNode[]): RichNode => ({ type: 'doc', content });

const isOffice = (unit: DemoUnit) => unit.level === 'department' || unit.level === 'district';

const introduction = (unit: DemoUnit) =>
  isOffice(unit)
    ? `${unit.name} là cơ quan quản lý nhà nước về giáo dục và đào tạo trên địa bàn. Cơ quan chỉ đạo, hướng dẫn và kiểm tra các cơ sở giáo dục thực hiện nhiệm vụ năm học 2018-2019.`
    : `${unit.name} đóng tại ${unit.commune.name}, ${unit.commune.district.replace(/^(Huyện|Thành phố|Thị xã)/, (word) => word.toLowerCase())}, tỉnh Nam Định.${unit.classes > 0 ? ` Năm học 2018-2019 trường có ${unit.classes} lớp; số ${unit.level === 'mn' ? 'trẻ' : 'học sinh'}, cán bộ, giáo viên từng ngày ở mục Số liệu của trường.` : ''}`;

function officePages(unit: DemoUnit): Record<string, RichNode> {
  const province = unit.level === 'department';
  const where = province ? 'tỉnh' : 'huyện, thành phố';
  const rooms = province
    ? [
        ['Văn phòng', 'Tổng hợp, văn thư, công nghệ thông tin, quản trị'],
        ['Phòng Tổ chức cán bộ', 'Nhân sự, biên chế, thi đua'],
        ['Phòng Kế hoạch – Tài chính', 'Kế hoạch, ngân sách, cơ sở vật chất, thống kê'],
        ['Phòng Giáo dục Mầm non', 'Chuyên môn các trường mầm non'],
        ['Phòng Giáo dục Tiểu học', 'Chuyên môn các trường tiểu học'],
        ['Phòng Giáo dục Trung học', 'Chuyên môn các trường THCS, THPT'],
        ['Phòng Giáo dục Thường xuyên', 'Trung tâm GDTX, học tập cộng đồng, ngoại ngữ, tin học'],
        ['Phòng Quản lý chất lượng', 'Thi, kiểm định, văn bằng'],
        ['Thanh tra', 'Thanh tra, tiếp công dân, khiếu nại, tố cáo'],
      ]
    : [
        ['Bộ phận Mầm non', 'Chuyên môn, nuôi dưỡng, kiểm định các trường mầm non'],
        ['Bộ phận Tiểu học', 'Chuyên môn các trường tiểu học, phổ cập'],
        ['Bộ phận THCS', 'Chuyên môn các trường THCS, hướng nghiệp'],
        ['Bộ phận Tổ chức', 'Nhân sự, thi đua, pháp chế'],
        ['Bộ phận Tài vụ', 'Ngân sách, cơ sở vật chất'],
      ];
  return {
    'chuc-nang-nhiem-vu': doc(
      h('Chức năng'),
      p(`Tham mưu, giúp Ủy ban nhân dân ${where} quản lý nhà nước về giáo dục và đào tạo trên địa bàn.`),
      h('Nhiệm vụ, quyền hạn'),
      list([
        'Trình quy hoạch, kế hoạch phát triển giáo dục và tổ chức thực hiện sau khi được phê duyệt.',
        'Hướng dẫn, kiểm tra các cơ sở giáo dục thực hiện chương trình, quy chế chuyên môn.',
        'Chỉ đạo tuyển sinh, thi, công nhận kết quả, cấp văn bằng theo thẩm quyền.',
        'Chỉ đạo phổ cập giáo dục, xóa mù chữ, xây dựng trường đạt chuẩn quốc gia.',
        'Tiếp công dân, giải quyết khiếu nại, tố cáo, kiến nghị theo quy định.',
      ]),
    ),
    'co-cau-to-chuc': doc(p('Các bộ phận của cơ quan và việc phụ trách:'), table(['Bộ phận', 'Nhiệm vụ'], rooms)),
    'dieu-hanh': doc(
      p('Ý kiến chỉ đạo của lãnh đạo, lịch công tác, kế hoạch và kết luận các cuộc họp của cơ quan được đăng trong mục này.'),
      list([
        'Trả lời kiến nghị của cử tri, phụ huynh: trong 10 ngày kể từ ngày nhận.',
        'Tiếp công dân định kỳ: ngày 15 hằng tháng, tại trụ sở cơ quan.',
      ]),
    ),
    'ke-hoach': doc(
      h('Nhiệm vụ trọng tâm năm học 2018-2019'),
      list([
        'Rà soát, sắp xếp mạng lưới trường lớp; giữ vững phổ cập giáo dục.',
        'Chuẩn bị đội ngũ, cơ sở vật chất cho chương trình giáo dục phổ thông mới.',
        'Hoàn thành cổng thông tin trước 30/12/2018, dữ liệu chung trước 15/12/2018.',
        'Bảo đảm an toàn trường học, phòng chống bạo lực học đường.',
      ]),
    ),
    'khen-thuong-xu-phat': doc(
      p(
        'Năm học 2017-2018 các tập thể, cá nhân trong ngành được tặng Bằng khen, Giấy khen theo danh sách ban hành kèm quyết định khen thưởng cuối năm học.',
      ),
    ),
    'du-an-mua-sam': doc(
      p(
        'Kế hoạch sửa chữa, mua sắm thiết bị dạy học năm 2018 đã được phê duyệt; kết quả lựa chọn nhà thầu đăng sau khi có quyết định.',
      ),
    ),
    'danh-muc-cong-khai': doc(
      p('Danh mục thông tin công dân được tiếp cận theo Luật Tiếp cận thông tin 2016.'),
      table(
        ['Thông tin', 'Nơi công khai', 'Thời điểm'],
        [
          ['Văn bản chỉ đạo, điều hành', 'Mục Văn bản', 'Trong 2 ngày làm việc sau khi ký'],
          ['Dự toán, quyết toán ngân sách', 'Mục Công khai', 'Sau khi được giao, duyệt'],
          ['Kế hoạch tuyển sinh', 'Mục Tuyển sinh, thi', 'Trước khi nhận hồ sơ'],
        ],
      ),
      p('Người tiếp nhận yêu cầu cung cấp thông tin: bộ phận văn thư, trong giờ hành chính.'),
    ),
    'de-tai-khoa-hoc': doc(
      p(
        'Sáng kiến được công nhận năm học 2017-2018 và lĩnh vực áp dụng được lưu tại bộ phận chuyên môn, bản tóm tắt đăng theo từng đợt.',
      ),
    ),
    'cong-khai': doc(
      p('Thông tin công khai của cơ quan năm 2018.'),
      list([
        'Dự toán thu, chi ngân sách nhà nước được giao năm 2018.',
        'Tình hình thực hiện dự toán quý III năm 2018.',
        'Kết quả tuyển dụng, điều động, bổ nhiệm.',
      ]),
    ),
    'thong-ke': doc(p('Quy mô trường, lớp, học sinh, đội ngũ đầu năm học 2018-2019 theo báo cáo thống kê kỳ đầu năm.')),
    'thu-tuc-hanh-chinh': doc(
      p('Thủ tục tiếp nhận tại bộ phận một cửa của cơ quan:'),
      table(
        ['Thủ tục', 'Thời hạn', 'Lệ phí'],
        [
          ['Chuyển trường đối với học sinh', '3 ngày làm việc', 'Không'],
          ['Cấp bản sao văn bằng, chứng chỉ từ sổ gốc', 'Trong ngày', 'Theo quy định'],
          ['Cho phép trường hoạt động giáo dục', '20 ngày làm việc', 'Không'],
        ],
      ),
    ),
    'tuyen-sinh': doc(
      p('Kế hoạch tuyển sinh năm học 2019-2020 được công bố trước khi kết thúc năm học; các trường nhận hồ sơ theo tuyến.'),
    ),
  };
}

const plans: Record<string, string[]> = {
  mn: [
    'Chủ đề tháng 12: Chú bộ đội, mùa đông.',
    'Cân đo, chấm biểu đồ tăng trưởng đợt 2.',
    'Hội thi “Bé khỏe bé ngoan” cấp trường.',
  ],
  th: ['Kiểm tra định kỳ cuối học kỳ I từ 24/12/2018.', 'Giao lưu Tiếng Anh, Toán tuổi thơ.', 'Sơ kết học kỳ I ngày 05/01/2019.'],
  thcs: ['Kiểm tra học kỳ I từ 17/12/2018.', 'Chọn học sinh giỏi lớp 9 cấp huyện.', 'Hội khỏe Phù Đổng cấp trường.'],
  thpt: [
    'Kiểm tra học kỳ I theo đề chung của Sở.',
    'Ôn thi THPT quốc gia theo tổ hợp môn.',
    'Ngày hội hướng nghiệp cho khối 12.',
  ],
  gdtx: [
    'Khai giảng lớp nghề điện dân dụng khóa 12.',
    'Ôn tập học kỳ I hệ giáo dục thường xuyên.',
    'Phối hợp trung tâm học tập cộng đồng các xã.',
  ],
};
const admissions: Record<string, string> = {
  mn: 'Trường nhận trẻ từ 24 tháng đến 5 tuổi trên địa bàn. Hồ sơ: đơn xin học, bản sao giấy khai sinh, sổ theo dõi sức khỏe.',
  th: 'Tuyển trẻ 6 tuổi trên địa bàn vào lớp 1. Hồ sơ: đơn xin học, bản sao giấy khai sinh, giấy xác nhận hoàn thành chương trình mẫu giáo 5 tuổi.',
  thcs: 'Xét tuyển học sinh hoàn thành chương trình tiểu học trên địa bàn vào lớp 6. Hồ sơ: đơn, học bạ tiểu học, bản sao giấy khai sinh.',
  thpt: 'Thi tuyển vào lớp 10 theo kế hoạch của Sở. Hồ sơ: phiếu đăng ký, học bạ THCS, giấy chứng nhận tốt nghiệp tạm thời.',
  gdtx: 'Nhận học viên quanh năm cho lớp nghề; hệ GDTX cấp THPT xét tuyển tháng 7. Hồ sơ: đơn, học bạ, bản sao giấy khai sinh.',
};

function schoolPages(unit: DemoUnit): Record<string, RichNode> {
  const rng = random(`pages-${unit.slug}`);
  const founded = rng.int(1955, 2005);
  const teams =
    unit.level === 'mn'
      ? ['Tổ Nhà trẻ', 'Tổ Mẫu giáo', 'Tổ Nuôi dưỡng', 'Tổ Văn phòng']
      : unit.level === 'th'
        ? ['Tổ 1', 'Tổ 2 – 3', 'Tổ 4 – 5', 'Tổ Văn phòng']
        : unit.level === 'gdtx'
          ? ['Tổ Văn hóa', 'Tổ Nghề', 'Tổ Hành chính']
          : ['Tổ Khoa học tự nhiên', 'Tổ Khoa học xã hội', 'Tổ Ngoại ngữ – Thể chất', 'Tổ Văn phòng'];
  return {
    'chuc-nang-nhiem-vu': doc(
      p(`${unit.name} là cơ sở giáo dục trong hệ thống giáo dục quốc dân, hoạt động theo điều lệ của cấp học.`),
      list([
        'Tổ chức dạy học, giáo dục theo chương trình của Bộ Giáo dục và Đào tạo.',
        'Huy động trẻ đi học, phối hợp gia đình và địa phương chăm lo học sinh.',
        'Quản lý giáo viên, nhân viên, học sinh; giữ gìn trường lớp, thiết bị.',
        'Tự đánh giá chất lượng, công khai với phụ huynh và nhân dân.',
      ]),
    ),
    'co-cau-to-chuc': doc(
      p('Ban giám hiệu, các tổ chuyên môn và đoàn thể của trường:'),
      table(
        ['Tổ', 'Số người'],
        teams.map((team, i) => [team, String(Math.max(2, Math.round(unit.staff / teams.length) - i))]),
      ),
      list([
        'Chi bộ Đảng',
        'Công đoàn cơ sở',
        ...(unit.level === 'mn' ? [] : ['Đoàn Thanh niên, Đội Thiếu niên']),
        'Ban đại diện cha mẹ học sinh',
      ]),
    ),
    'lich-su': doc(
      p(
        `Trường thành lập năm ${founded}, ban đầu có ${rng.int(3, 8)} lớp học tranh tre; nhà hai tầng đầu tiên xây năm ${Math.min(2012, founded + rng.int(8, 40))}.`,
      ),
      p(
        `Từ năm ${rng.int(2002, 2014)} trường đạt chuẩn quốc gia mức độ 1. Nhiều thế hệ học trò của trường nay trở về dạy học, làm việc ở quê nhà.`,
      ),
    ),
    'ke-hoach': doc(h('Việc chính từ nay đến hết học kỳ I'), list(plans[unit.level] ?? plans.th ?? [])),
    'tuyen-sinh': doc(
      p(admissions[unit.level] ?? ''),
      p('Nhận hồ sơ trực tiếp tại văn phòng trường trong giờ hành chính; thông báo từng đợt đăng ở mục Thông báo.'),
    ),
    'cong-khai': doc(
      p('Công khai năm học 2018-2019 theo Thông tư 36/2017/TT-BGDĐT.'),
      list([
        'Cam kết chất lượng giáo dục.',
        'Cơ sở vật chất, đội ngũ nhà giáo.',
        'Thu, chi tài chính, các khoản thu thỏa thuận.',
      ]),
    ),
    'thu-tuc-hanh-chinh': doc(
      p(
        'Nộp trực tiếp hoặc qua e-mail của trường: đơn xin học, đơn xin chuyển trường, đơn xin cấp lại học bạ. Kết quả báo trong 3 ngày làm việc.',
      ),
    ),
    ...(unit.level === 'mn'
      ? {}
      : {
          'thoi-khoa-bieu': doc(
            p('Thời khóa biểu áp dụng từ 19/11/2018 dán tại bảng tin và gửi qua sổ liên lạc; lớp học hai buổi có lịch riêng.'),
          ),
        }),
    ...(unit.level === 'gdtx'
      ? {
          'lop-hoc': doc(
            table(
              ['Lớp', 'Khai giảng', 'Buổi học'],
              [
                ['Tin học ứng dụng', '07/01/2019', 'Tối 2, 4, 6'],
                ['May công nghiệp', '14/01/2019', 'Sáng 2 – 6'],
              ],
            ),
          ),
          'lich-khai-giang': doc(p('Khóa tháng 01/2019: tin học ứng dụng, may công nghiệp, điện dân dụng.')),
        }
      : {}),
  };
}

/** The texts of a unit's pages by slug: as many as it has come to write. */
export function sitePagesOf(unit: DemoUnit): ReadonlyMap<string, RichNode> {
  const rng = random(`filled-${unit.slug}`);
  const pages = isOffice(unit) ? officePages(unit) : schoolPages(unit);
  const diligence = unit.slug === demoSchoolSlug ? 0.85 : diligenceOf(unit, rng);
  const owed = unit.level === 'department' ? [] : Object.keys(pages).filter(() => !rng.chance(diligence));
  return new Map([
    ['gioi-thieu', paragraphs(introduction(unit))],
    ...Object.entries(pages).filter(([slug]) => !owed.includes(slug)),
  ]);
}
