// How do the demo's sites dress? Most as their template has them; others in another theme, another colour, with a logo, with a first page
// arranged by themselves: each kind of unit in the ways that suit its readers.
import { firstPages, type Layout, type Palette, type Theme } from '#modules/sites/index.ts';
import { rhythmOf } from './activity.ts';
import { filledIn } from './filled-in.ts';
import { random } from './random.ts';
import { type DemoUnit, demoSchoolSlug } from './units.ts';

const { one, row } = firstPages;

/** A picture of the folder `pictures`, by name; at the unit's own it becomes the id. */
export type PictureName =
  | `ngang-${'dong-lua' | 'khai-giang' | 'song-ninh' | 'truong'}`
  | ('lop-be' | 'bua-trua' | 'thu-vien' | 'phong-may' | 'thi-nghiem' | 'vuon' | 'hop-cha-me');
type Arranged = Layout & { pictures: PictureName[] };

const hours = 'Thứ Hai đến thứ Sáu, 7 giờ 30 đến 16 giờ 30';
const useful = [
  { label: 'Bộ Giáo dục và Đào tạo', href: 'https://moet.gov.vn' },
  { label: 'Thư viện số của ngành', href: 'https://thuvien.moet.example' },
  { label: 'Tra cứu văn bằng, chứng chỉ', href: 'https://vanbang.moet.example' },
  { label: 'Cổng dịch vụ công của tỉnh', href: 'https://dichvucong.namdinh.example' },
  { label: 'Báo Nam Định', href: 'https://baonamdinh.example' },
  { label: 'Tổng đài bảo vệ trẻ em 111', href: 'tel:111' },
];
const said = (...paragraphs: string[]) => ({
  type: 'doc',
  content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

const layouts: Partial<Record<DemoUnit['level'], Arranged[]>> = {
  mn: [
    {
      pictures: ['bua-trua'],
      rows: [
        one('dau', 'plain', ['loi-chao', 'opening', { style: 'framed', reach: true }]),
        row('nay', 'wide', 'plain', [['thuc-don', 'menu']], [['nhan', 'notices', { title: 'Nhà trường nhắn', count: 4 }]]),
        one('be', 'plain', [
          'hoat-dong',
          'category',
          { section: 'hoat-dong', title: 'Hoạt động của bé', style: 'arches', count: 3 },
        ]),
        one('bep', 'band', [
          'bep-an',
          'picture-text',
          {
            ...{ title: 'Bữa ăn của bé', picture: 'bua-trua', side: 'right', label: 'Xem thực đơn tuần', href: '/thuc-don' },
            text: 'Thực phẩm giao từ sáng sớm, ba người cùng ký nhận. Bé dị ứng được nấu riêng.\n\nCha mẹ có thể vào bếp xem bất cứ buổi sáng nào, không cần báo trước.',
          },
        ]),
        row('anh', 'wide', 'plain', [['album', 'albums', { count: 2 }]], [['su-kien', 'events', { count: 3 }]]),
        row('cuoi', 'halves', 'band', [['tren', 'from-above']], [['lien-he', 'contact', { hours }]]),
      ],
    },
    {
      pictures: ['lop-be'],
      rows: [
        one('dau', 'plain', ['loi-chao', 'opening', { style: 'arch', reach: true }]),
        row(
          'tin',
          'wide',
          'plain',
          [['tin-moi', 'news', { title: 'Chuyện ở lớp', style: 'first', count: 4 }]],
          [
            ['nhan', 'notices', { title: 'Nhắn cha mẹ', count: 3 }],
            ['su-kien', 'events', { count: 2 }],
          ],
        ),
        one('an', 'band', ['thuc-don', 'menu']),
        row(
          'nha',
          'halves',
          'plain',
          [['phu-huynh', 'category', { section: 'phu-huynh', title: 'Góc cha mẹ', style: 'rows', count: 4 }]],
          [['suc-khoe', 'category', { section: 'suc-khoe', title: 'Ăn khỏe, ngủ ngon', style: 'rows', count: 4 }]],
        ),
        one('lop', 'plain', [
          'lop-hoc',
          'picture-text',
          {
            ...{ title: 'Một ngày ở lớp', picture: 'lop-be', label: 'Nhập học', href: '/tuyen-sinh' },
            text: 'Đón bé từ 6 giờ 45. Mỗi sáng bé chọn góc chơi, cả lớp cùng kể chuyện, ra vườn, rồi ăn trưa và ngủ.\n\nGia đình mới có thể cùng con ở lại lớp trong tuần đầu.',
          },
        ]),
        one('anh', 'plain', ['album', 'albums']),
        one('tim', 'band', ['tim-kiem', 'search', { title: 'Cha mẹ cần tìm gì?' }]),
      ],
    },
  ],
  th: [
    {
      pictures: ['ngang-khai-giang'],
      rows: [
        one('dau', 'plain', ['loi-chao', 'opening', { style: 'split', reach: true }]),
        one('muc', 'plain', ['loi-tat', 'tiles']),
        row(
          'tin',
          'wide',
          'plain',
          [['tin-moi', 'news', { title: 'Tin của trường', style: 'cards-rows', count: 6 }]],
          [
            ['nhan', 'notices', { title: 'Nhắn cha mẹ', count: 4 }],
            ['su-kien', 'events', { count: 3 }],
          ],
        ),
        one('bieu', 'plain', [
          'nam-hoc',
          'banner',
          { picture: 'ngang-khai-giang', href: '/ke-hoach', caption: 'Kế hoạch năm học 2018-2019: việc của từng tháng' },
        ]),
        row(
          'muc-tin',
          'halves',
          'plain',
          [['doi', 'category', { section: 'doan-doi', title: 'Đội thiếu niên', style: 'rows', count: 4 }]],
          [['phu-huynh', 'category', { section: 'phu-huynh', title: 'Góc phụ huynh', style: 'rows', count: 4 }]],
        ),
        one('an', 'band', ['thuc-don', 'menu']),
        one('anh', 'plain', ['album', 'albums']),
      ],
    },
    {
      pictures: ['vuon', 'thu-vien'],
      rows: [
        one('dau', 'plain', ['loi-chao', 'opening', { style: 'framed' }]),
        row(
          'ba',
          'thirds',
          'plain',
          [['hoat-dong', 'category', { section: 'hoat-dong', style: 'column', count: 2 }]],
          [['chuyen-mon', 'category', { section: 'chuyen-mon', style: 'column', count: 2 }]],
          [
            ['nhan', 'notices', { count: 4 }],
            ['tim-kiem', 'search'],
          ],
        ),
        one(
          'vuon',
          'band',
          [
            'vuon-truong',
            'picture-text',
            {
              ...{ title: 'Lớp học ngoài vườn', picture: 'vuon', label: 'Chuyện từ vườn trường', href: '/hoat-dong' },
              text: 'Mỗi lớp một luống đất. Các em đo, ghi, vẽ biểu đồ; giờ khoa học diễn ra ngay bên luống rau.',
            },
          ],
          [
            'thu-vien',
            'picture-text',
            {
              ...{
                title: 'Thư viện mở cả giờ ra chơi',
                picture: 'thu-vien',
                side: 'right',
                label: 'Ảnh của thư viện',
                href: '/thu-vien',
              },
              text: 'Mượn sách không cần phiếu, chỉ cần ghi tên. Sách hỏng mang đến góc “bệnh viện sách”.',
            },
          ],
        ),
        one('tin', 'plain', ['tin-moi', 'news', { title: 'Tin khác', style: 'cards', count: 3 }]),
        row('cuoi', 'halves', 'plain', [['tren', 'from-above']], [['lien-he', 'contact', { hours }]]),
      ],
    },
  ],
  thcs: [
    {
      pictures: ['thi-nghiem'],
      rows: [
        row(
          'dau',
          'seven',
          'plain',
          [['noi-bat', 'featured']],
          [['loi-tat', 'tiles', { title: 'Học sinh, cha mẹ cần gì?', reach: true }]],
        ),
        row(
          'tin',
          'wide',
          'plain',
          [['tin-moi', 'news', { title: 'Tin mới', style: 'cards-rows', count: 6 }]],
          [['nhan', 'notices']],
        ),
        one('tuan', 'band', ['lich-tuan', 'week']),
        row(
          'muc',
          'halves',
          'plain',
          [['doi', 'category', { section: 'doan-doi', title: 'Đoàn – Đội', style: 'first', count: 4 }]],
          [['tu-van', 'category', { section: 'tu-van-hoc-duong', title: 'Điều em muốn hỏi', style: 'first', count: 4 }]],
        ),
        one('khoa-hoc', 'plain', [
          'phong-thi-nghiem',
          'picture-text',
          {
            ...{
              title: 'Phòng thí nghiệm mở cửa',
              picture: 'thi-nghiem',
              side: 'right',
              label: 'Tài nguyên học tập',
              href: '/tai-nguyen',
            },
            text: 'Ba buổi chiều mỗi tuần, nhóm học sinh nào có câu hỏi đều được mượn phòng, mượn dụng cụ và mời thầy cô cùng làm.',
          },
        ]),
        one('anh', 'plain', ['album', 'albums']),
        row(
          'cuoi',
          'thirds',
          'band',
          [['lien-ket', 'links', { items: useful }]],
          [['lien-he', 'contact', { hours }]],
          [
            ['tim-kiem', 'search'],
            ['ky-niem', 'memorial-days', { count: 2 }],
          ],
        ),
      ],
    },
    {
      pictures: ['ngang-truong'],
      rows: [
        one('dau', 'plain', ['loi-chao', 'opening', { style: 'split', reach: true }]),
        row(
          'ba',
          'thirds',
          'plain',
          [
            ['nhan', 'notices', { count: 4 }],
            ['van-ban', 'documents', { count: 3 }],
          ],
          [['hoat-dong', 'category', { section: 'hoat-dong', style: 'column', count: 2 }]],
          [['tin-moi', 'news', { title: 'Tin mới', style: 'rows', count: 6 }]],
        ),
        one('bieu', 'plain', [
          'truong',
          'banner',
          { picture: 'ngang-truong', href: '/lich-su', caption: 'Lịch sử nhà trường qua các chặng đường' },
        ]),
        row('hoi', 'halves', 'band', [['hoi-dap', 'answered']], [['tai-nguyen', 'resources']]),
        row('cuoi', 'halves', 'plain', [['su-kien', 'events']], [['tren', 'from-above']]),
      ],
    },
  ],
  thpt: [
    {
      pictures: ['thu-vien'],
      rows: [
        row('dau', 'wide', 'plain', [['noi-bat', 'featured']], [['nhan', 'notices', { title: 'Lịch và thông báo', count: 6 }]]),
        row(
          'ba',
          'thirds',
          'band',
          [['van-ban', 'documents', { count: 4 }]],
          [['su-kien', 'events', { count: 4 }]],
          [['tai-nguyen', 'resources', { title: 'Ôn thi', count: 4 }]],
        ),
        row(
          'tin',
          'seven',
          'plain',
          [['tin-moi', 'news', { title: 'Tin của trường', style: 'first', count: 5 }]],
          [
            ['doan', 'category', { section: 'doan-doi', title: 'Đoàn thanh niên', style: 'rows', count: 3 }],
            ['tu-van', 'category', { section: 'tu-van-hoc-duong', title: 'Tư vấn học đường', style: 'rows', count: 3 }],
          ],
        ),
        one('thu-vien', 'plain', [
          'phong-doc',
          'picture-text',
          {
            ...{ title: 'Thư viện mở đến 18 giờ', picture: 'thu-vien', label: 'Lịch mở cửa', href: '/thong-bao' },
            text: 'Chỗ ngồi yên tĩnh cho học sinh ôn thi, có giáo viên Toán và Ngữ văn trực giải đáp mỗi chiều.',
          },
        ]),
        one('anh', 'plain', ['album', 'albums']),
        row('cuoi', 'halves', 'band', [['lien-he', 'contact', { hours }]], [['lien-ket', 'links', { items: useful }]]),
      ],
    },
    {
      pictures: ['ngang-song-ninh'],
      rows: [
        one('dau', 'plain', ['loi-chao', 'opening', { style: 'plate', reach: true }]),
        row(
          'tin',
          'seven',
          'plain',
          [['tin-moi', 'news', { title: 'Tin mới', style: 'cards', count: 4 }]],
          [
            ['nhan', 'notices', { title: 'Lịch thi, thông báo', count: 5 }],
            ['tim-kiem', 'search', { title: 'Tìm điểm chuẩn, lịch thi, mẫu đơn' }],
          ],
        ),
        one('bieu', 'plain', [
          'cuu-hoc-sinh',
          'banner',
          { picture: 'ngang-song-ninh', href: '/cuu-hoc-sinh', caption: 'Những thế hệ học trò ra đi từ bến sông quê' },
        ]),
        row(
          'hoi',
          'halves',
          'plain',
          [['chuyen-mon', 'category', { section: 'chuyen-mon', style: 'rows', count: 5 }]],
          [['lich-tuan', 'week']],
        ),
        row('cuoi', 'halves', 'band', [['hoi-dap', 'answered']], [['tham-do', 'poll']]),
        one('tren', 'plain', ['cap-tren', 'from-above', { title: 'Từ Sở' }]),
      ],
    },
  ],
  gdtx: [
    {
      pictures: ['phong-may'],
      rows: [
        one('dau', 'plain', ['loi-chao', 'opening', { style: 'split', reach: true }]),
        one('lop', 'plain', [
          'lop-toi',
          'picture-text',
          {
            ...{ title: 'Học buổi tối, làm ban ngày', picture: 'phong-may', label: 'Lịch khai giảng', href: '/lich-khai-giang' },
            text: 'Lớp tin học, may công nghiệp, điện dân dụng học từ 18 giờ 30. Học phí được hỗ trợ theo chính sách của tỉnh.\n\nGọi trước để giữ chỗ; buổi đầu học thử không thu tiền.',
          },
        ]),
        row('tin', 'halves', 'band', [['nhan', 'notices', { title: 'Nhận hồ sơ, khai giảng' }]], [['su-kien', 'events']]),
        one('o-trung-tam', 'plain', ['tin-moi', 'news', { title: 'Ở trung tâm', style: 'cards', count: 3 }]),
        row(
          'cuoi',
          'halves',
          'plain',
          [
            [
              'ho-so',
              'free-text',
              {
                title: 'Hồ sơ cần mang theo',
                body: said(
                  'Đơn theo mẫu của trung tâm, bản sao giấy khai sinh hoặc chứng minh nhân dân, hai ảnh 3x4.',
                  'Học viên thuộc hộ nghèo, cận nghèo mang giấy xác nhận để được miễn học phí.',
                ),
              },
            ],
          ],
          [['lien-he', 'contact', { hours: 'Thứ Hai đến thứ Sáu, 7 giờ 30 đến 20 giờ 30' }]],
        ),
      ],
    },
  ],
  district: [
    {
      pictures: ['ngang-dong-lua'],
      rows: [
        row(
          'dau',
          'seven',
          'plain',
          [['noi-bat', 'featured']],
          [['viec', 'notices', { title: 'Việc của các trường', count: 6 }]],
        ),
        one('duoi', 'plain', ['cap-duoi', 'from-members', { title: 'Chuyện ở các trường' }]),
        row(
          'ba',
          'thirds',
          'band',
          [['mam-non', 'category', { section: 'chuyen-mon-mam-non', title: 'Mầm non', style: 'column', count: 1 }]],
          [['tieu-hoc', 'category', { section: 'chuyen-mon-tieu-hoc', title: 'Tiểu học', style: 'column', count: 1 }]],
          [['trung-hoc', 'category', { section: 'chuyen-mon-trung-hoc', title: 'Trung học cơ sở', style: 'column', count: 1 }]],
        ),
        row('lam-viec', 'halves', 'plain', [['van-ban', 'documents']], [['lich-tuan', 'week']]),
        one('bieu', 'plain', [
          'que-huong',
          'banner',
          { picture: 'ngang-dong-lua', href: '/guong-dien-hinh', caption: 'Gương điển hình: người tốt ở những ngôi trường quê' },
        ]),
        one('so', 'plain', ['con-so', 'figures']),
        one('danh-ba', 'band', ['thanh-vien', 'directory']),
      ],
    },
    {
      pictures: [],
      rows: [
        one('dau', 'plain', ['loi-chao', 'opening', { style: 'plate', headline: 'name', reach: true }]),
        row(
          'tin',
          'wide',
          'plain',
          [['tin-moi', 'news', { title: 'Tin tức', style: 'cards-rows', count: 6 }]],
          [
            ['viec', 'notices', { title: 'Thông báo', count: 4 }],
            ['tim-kiem', 'search', { title: 'Tìm văn bản, thông báo' }],
          ],
        ),
        row(
          'lam-viec',
          'halves',
          'band',
          [['van-ban', 'documents']],
          [['chi-dao', 'category', { section: 'ket-luan-chi-dao', title: 'Kết luận, chỉ đạo', style: 'rows', count: 5 }]],
        ),
        row('hoi', 'halves', 'plain', [['hoi-dap', 'answered']], [['tham-do', 'poll']]),
        one('danh-ba', 'plain', ['thanh-vien', 'directory']),
        row('cuoi', 'halves', 'band', [['lien-he', 'contact', { hours }]], [['lien-ket', 'links', { items: useful }]]),
      ],
    },
  ],
};
export const allLayouts: readonly [DemoUnit['level'], Layout][] = [
  ...Object.entries(layouts).flatMap(([level, of]) =>
    of.map(({ rows }): [DemoUnit['level'], Layout] => [level as DemoUnit['level'], { rows }]),
  ),
  ...Object.entries(filledIn).map(([level, { rows }]): [DemoUnit['level'], Layout] => [level as DemoUnit['level'], { rows }]),
];

type Weighted<T> = readonly (readonly [T, number])[];
const themes: Partial<Record<DemoUnit['level'], Weighted<Theme | null>>> = {
  mn: [
    [null, 42],
    ['vuon', 40],
    ['the', 18],
  ],
  th: [
    [null, 50],
    ['vuon', 22],
    ['the', 18],
    ['gon', 10],
  ],
  thcs: [
    [null, 52],
    ['bang', 18],
    ['bao', 14],
    ['the', 16],
  ],
  thpt: [
    [null, 30],
    ['bao', 26],
    ['bang', 26],
    ['gon', 18],
  ],
  gdtx: [
    [null, 50],
    ['gon', 30],
    ['bang', 20],
  ],
};
const palettes: Partial<Record<DemoUnit['level'], Weighted<Palette>>> = {
  mn: [
    ['gao', 44],
    ['ngoc', 18],
    ['luc', 20],
    ['gom', 18],
  ],
  th: [
    ['ngoc', 46],
    ['lam', 22],
    ['luc', 20],
    ['gao', 12],
  ],
  thcs: [
    ['luc', 48],
    ['lam', 24],
    ['gao', 14],
    ['ngoc', 14],
  ],
  thpt: [
    ['cham', 40],
    ['gao', 24],
    ['lam', 22],
    ['luc', 14],
  ],
  gdtx: [
    ['gom', 60],
    ['cham', 40],
  ],
};
/** The ten offices, by code of their districts: each its own way. */
const offices: Record<string, { theme: Theme | null; palette: Palette; layout: number | null; logo: string | null }> = {
  '356': { theme: 'bao', palette: 'gao', layout: 0, logo: 'gate-2' },
  '358': { theme: 'gon', palette: 'cham', layout: null, logo: null },
  '359': { theme: null, palette: 'luc', layout: null, logo: null },
  '360': { theme: 'bang', palette: 'cham', layout: 1, logo: 'torch-2' },
  '361': { theme: null, palette: 'lam', layout: 1, logo: 'sail-1' },
  '362': { theme: 'the', palette: 'luc', layout: 0, logo: 'tree-1' },
  '363': { theme: null, palette: 'ngoc', layout: null, logo: 'sun-book-2' },
  '364': { theme: 'bang', palette: 'lam', layout: null, logo: 'rice-1' },
  '365': { theme: 'the', palette: 'ngoc', layout: 0, logo: 'sail-2' },
  '366': { theme: null, palette: 'cham', layout: null, logo: null },
};
const logos: Partial<Record<DemoUnit['level'], string[]>> = {
  mn: ['lotus-1', 'lotus-2', 'sprout-1', 'sprout-2', 'house-1', 'house-2', 'kite-1', 'kite-2'],
  th: ['sun-book-1', 'sun-book-2', 'bell-2', 'tree-1', 'tree-2', 'kite-1', 'sprout-1'],
  thcs: ['sail-1', 'sail-2', 'gate-1', 'gate-2', 'rice-1', 'nib-1', 'bell-1', 'sun-book-1'],
  thpt: ['torch-1', 'torch-2', 'nib-1', 'nib-2', 'rice-2', 'gate-1'],
  gdtx: ['nib-1', 'gate-1', 'torch-2'],
};

export type DemoLook = { theme: Theme | null; palette: Palette | null; logo: string | null; layout: Arranged | null };

/** The neighbour of the demo's school: what a preschool's page looks like. */
const demoPreschoolSlug = 'mn-con-a';
/** `palette` null: the template's. The demo's school, its preschool and the Sở keep what their templates give. */
export function lookOf(unit: DemoUnit): DemoLook {
  const plain: DemoLook = { theme: null, palette: null, logo: null, layout: null };
  if (unit.level === 'department') return { ...plain, layout: { ...filledIn.department, pictures: [] } };
  if (unit.slug === demoPreschoolSlug) return { ...plain, layout: { ...filledIn.mn, pictures: [] } };
  if (unit.slug === demoSchoolSlug) return plain;
  const own = layouts[unit.level] ?? [];
  if (unit.level === 'district') {
    const office = offices[unit.district ?? ''];
    return office ? { ...office, layout: office.layout === null ? null : (own[office.layout] ?? null) } : plain;
  }
  // Whoever does not come to write does not come to dress either.
  if (!['steady', 'bare'].includes(rhythmOf(unit))) return plain;
  const rng = random(`look-${unit.slug}`);
  return {
    theme: rng.weighted(themes[unit.level] ?? [[null, 1]]),
    palette: rng.weighted(palettes[unit.level] ?? [['lam', 1]]),
    logo: rng.chance(unit.level === 'thpt' ? 0.7 : 0.4) ? rng.pick(logos[unit.level] ?? ['gate-1']) : null,
    layout: own.length > 0 && rng.chance(0.36) ? rng.pick(own) : null,
  };
}
