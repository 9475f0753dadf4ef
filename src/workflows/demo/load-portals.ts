// A site for every unit from its type's template, and the first articles of the autumn of 2018.
import type pg from 'pg';
import { addDays } from '#kernel/calendar.ts';
import { fold, slugify } from '#kernel/vietnamese-text.ts';
import { paragraphs } from '#modules/content/index.ts';
import { siteTemplates } from '#modules/sites/index.ts';
import { copyInto } from '#platform/db/copy.ts';
import { type Random, random } from './random.ts';
import { Ids } from './records.ts';
import type { DemoUnit } from './units.ts';

type Story = {
  title: string;
  summary: string;
  text: string;
  scene: string | null;
  alt: string;
  section: 'tin-tuc' | 'thong-bao';
  day: string;
  members?: boolean;
};

const taglines: Partial<Record<DemoUnit['level'], string[]>> = {
  mn: ['Mỗi ngày đến trường là một ngày vui', 'Bé khỏe, bé ngoan, bé vui tới lớp'],
  th: ['Học vui, chơi vui, lớn từng ngày', 'Nét chữ đẹp, nết người ngoan'],
  thcs: ['Học để hiểu, lớn lên cùng nhau', 'Kỷ cương, yêu thương, sáng tạo'],
  thpt: ['Dám học, dám hỏi, dám làm', 'Tri thức mở đường, nhân cách dẫn lối'],
  gdtx: ['Học suốt đời, nghề trong tay'],
};
const scenes: Record<string, string[]> = {
  mn: ['lop-mam-non', 'bua-an', 'vuon-truong'],
  th: ['san-truong', 'lop-hoc', 'thu-vien', 'vuon-truong'],
  thcs: ['san-truong', 'the-thao', 'thi-nghiem', 'van-nghe'],
  thpt: ['san-truong', 'may-tinh', 'thu-vien', 'thi-nghiem'],
  gdtx: ['may-tinh', 'lop-hoc'],
  district: ['hoi-truong', 'dong-lua'],
  department: ['hoi-truong'],
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
];

function storiesOf(unit: DemoUnit): Story[] {
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

const introduction = (unit: DemoUnit) =>
  unit.level === 'department' || unit.level === 'district'
    ? `${unit.name} là cơ quan quản lý nhà nước về giáo dục và đào tạo trên địa bàn. Cơ quan chỉ đạo, hướng dẫn và kiểm tra các cơ sở giáo dục thực hiện nhiệm vụ năm học 2018-2019.`
    : `${unit.name} đóng tại ${unit.commune.name}, ${unit.commune.district}, tỉnh Nam Định.${unit.classes > 0 ? ` Năm học 2018-2019 trường có ${unit.classes} lớp, ${unit.pupils} học sinh và ${unit.staff} cán bộ, giáo viên, nhân viên.` : ''}`;

export async function loadPortals(client: pg.PoolClient, units: DemoUnit[]): Promise<void> {
  const rows = units.map((unit) => {
    const rng = random(`site-${unit.slug}`);
    return {
      unit,
      template: siteTemplates[unit.level],
      tagline: rng.pick(taglines[unit.level] ?? ['']) || null,
      scene: rng.pick(scenes[unit.level] ?? ['san-truong']),
    };
  });
  const site = copyInto(client, 'sites.site', [
    'unit_id',
    'host_label',
    'template',
    'palette',
    'tagline',
    'hero_scene',
    'opened_on',
  ]);
  for (const { unit, template, tagline, scene } of rows)
    await site.row([
      unit.id,
      unit.level === 'department' ? '' : unit.slug,
      unit.level,
      template.palette,
      tagline,
      scene,
      '2018-12-01',
    ]);
  await site.end();
  const section = copyInto(client, 'sites.section', [
    'unit_id',
    'slug',
    'title',
    'position',
    'kind',
    'mandatory',
    'legal_basis',
    'in_menu',
    'body',
  ]);
  for (const { unit, template } of rows)
    for (const [i, s] of template.sections.entries())
      await section.row([
        unit.id,
        s.slug,
        s.title,
        i,
        s.kind,
        s.mandatory,
        s.legalBasis,
        s.inMenu,
        s.slug === 'gioi-thieu' ? JSON.stringify(paragraphs(introduction(unit))) : null,
      ]);
  await section.end();

  const ids = new Ids(4);
  const articles = rows.flatMap(({ unit }) =>
    storiesOf(unit).map((story) => ({ unit, story, id: ids.next(), body: paragraphs(story.text) })),
  );
  const used = new Set<string>();
  const article = copyInto(client, 'content.article', [
    ...[
      'id',
      'unit_id',
      'slug',
      'section_slug',
      'kind',
      'state',
      'title',
      'summary',
      'body',
      'cover_scene',
      'cover_alt',
      'author',
      'for_members',
    ],
    ...['search_fold', 'published_at', 'first_published_at', 'published_version', 'created_by', 'updated_by', 'updated_at'],
  ]);
  for (const { unit, story, id, body } of articles) {
    let slug = slugify(story.title, 90);
    if (used.has(`${unit.id}/${slug}`)) slug = `${slug}-2`;
    used.add(`${unit.id}/${slug}`);
    const at = `${story.day}T07:${String(10 + (unit.id % 45))}:00+07:00`;
    await article.row([
      ...[
        id,
        unit.id,
        slug,
        story.section,
        story.section === 'tin-tuc' ? 'news' : 'notice',
        'published',
        story.title,
        story.summary,
        JSON.stringify(body),
      ],
      ...[
        story.scene,
        story.alt,
        unit.level === 'department' ? 'Văn phòng Sở' : 'Ban biên tập',
        story.members ?? false,
        fold(`${story.title} ${story.summary} ${story.text}`),
      ],
      ...[at, at, 1, 'Ban biên tập', 'Ban biên tập', at],
    ]);
  }
  await article.end();
  await client.query(`
    insert into content.article_version (article_id, unit_id, version, title, summary, body, section_slug, cover_scene, cover_alt, author, source, published_by, published_at)
    select id, unit_id, 1, title, summary, body, section_slug, cover_scene, cover_alt, author, '', created_by, published_at from content.article`);
}
