// The first page of each kind of unit, until a site arranges its own: words lead at the Sở, notices at a Phòng, pictures at schools; the
// younger the pupils, the larger the arch.
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { Block, Layout, Row } from './layout.ts';

type Part = [id: string, kind: string, settings?: Record<string, unknown>];
/** A row as it is written down: its columns of blocks. */
export const row = (id: string, shape: Row['shape'], tone: Row['tone'], ...columns: Part[][]): Row => ({
  ...{ id, shape, tone },
  columns: columns.map((parts) => parts.map(([key, kind, settings = {}]): Block => ({ id: key, kind, settings }))),
});
export const one = (id: string, tone: Row['tone'], ...parts: Part[]): Row => row(id, 'one', tone, parts);

const department: Layout = {
  rows: [
    one('nhac', 'plain', ['viec-den-han', 'alert']),
    row('dau', 'seven', 'plain', [['noi-bat', 'featured']], [['loi-tat', 'tiles', { title: 'Bạn cần làm gì?', reach: true }]]),
    row(
      'tin',
      'wide',
      'plain',
      [['tin-moi', 'news', { style: 'cards-rows', count: 5 }]],
      [['thong-bao', 'notices', { count: 4 }]],
    ),
    row(
      'lam-viec',
      'wide',
      'band',
      [['van-ban', 'documents', { style: 'table', count: 4 }]],
      [
        ['gop-y', 'consultations'],
        ['hoi-dap', 'answered', { title: 'Vừa trả lời', count: 1 }],
      ],
    ),
    one('tuan', 'plain', ['lich-tuan', 'week', { title: 'Lịch công tác của lãnh đạo' }]),
    one('so', 'plain', ['con-so', 'figures', { title: 'Giáo dục của tỉnh qua con số' }]),
    one('duoi', 'plain', ['cap-duoi', 'from-members']),
    one('danh-ba', 'band', ['thanh-vien', 'directory']),
  ],
};
/** A Phòng tells its schools what to do: notices lead, its own story beside them, then the schools. */
const district: Layout = {
  rows: [
    one('dau', 'plain', ['loi-chao', 'opening', { style: 'plain', headline: 'name', reach: true, tiles: true }]),
    row(
      'tin',
      'seven',
      'plain',
      [['thong-bao', 'notices', { title: 'Việc của các trường', count: 8, summaries: true }]],
      [['tin-moi', 'news', { title: 'Tin của Phòng', style: 'first', count: 5 }]],
    ),
    row('hoi', 'halves', 'plain', [['hoi-dap', 'answered', { count: 3 }]], [['tham-do', 'poll']]),
    one('tren', 'band', ['cap-tren', 'from-above', { title: 'Từ Sở' }]),
    one('duoi', 'plain', ['cap-duoi', 'from-members', { title: 'Chuyện ở các trường' }]),
    one('danh-ba', 'band', ['thanh-vien', 'directory']),
  ],
};
const preschool: Layout = {
  rows: [
    one('dau', 'plain', ['loi-chao', 'opening', { style: 'arch', reach: true }]),
    one('muc', 'plain', ['loi-tat', 'tiles']),
    row(
      'an',
      'wide',
      'plain',
      [['thuc-don', 'menu', { title: 'Thực đơn tuần', span: 'week' }]],
      [
        ['thong-bao', 'notices', { title: 'Nhà trường nhắn', count: 4 }],
        ['cap-tren', 'from-above'],
      ],
    ),
    one('tin', 'band', [
      'tin-moi',
      'news',
      { title: 'Hoạt động của bé', note: 'Ảnh trẻ em chỉ đăng khi cha mẹ đồng ý', style: 'arches', count: 3 },
    ]),
    row(
      'nha',
      'halves',
      'plain',
      [['suc-khoe', 'category', { section: 'suc-khoe', title: 'Sức khỏe – Dinh dưỡng', style: 'first', count: 3 }]],
      [['phu-huynh', 'category', { section: 'phu-huynh', title: 'Góc phụ huynh', style: 'rows', count: 4 }]],
    ),
    one('nhap-hoc', 'plain', ['tuyen-sinh', 'admission']),
  ],
};
const primary: Layout = {
  rows: [
    one('dau', 'plain', ['loi-chao', 'opening', { style: 'framed' }], ['loi-tat', 'tiles']),
    one('tin', 'plain', ['tin-moi', 'news', { title: 'Một tuần ở trường', summaries: true }]),
    one('an', 'plain', ['thuc-don', 'menu']),
    row('nhan', 'halves', 'band', [['thong-bao', 'notices', { title: 'Nhắn cha mẹ học sinh' }]], [['cap-tren', 'from-above']]),
  ],
};
const lower: Layout = {
  rows: [
    one('dau', 'plain', ['loi-chao', 'opening', { style: 'plate' }], ['loi-tat', 'tiles']),
    row(
      'tin',
      'wide',
      'plain',
      [['tin-moi', 'news', { title: 'Chuyện ở trường', style: 'first', count: 4 }]],
      [['thong-bao', 'notices', { count: 4 }]],
    ),
    row(
      'tuan',
      'halves',
      'band',
      [['lich-tuan', 'week']],
      [
        ['thoi-khoa-bieu', 'timetable'],
        ['tham-do', 'poll'],
      ],
    ),
    one('anh', 'plain', ['album', 'albums', { title: 'Album', style: 'mosaic', count: 5 }]),
    row(
      'cong',
      'halves',
      'band',
      [['cong-khai', 'disclosure', { count: 5 }]],
      [
        ['cap-tren', 'from-above', { count: 3 }],
        ['hoi-dap', 'answered', { count: 2 }],
      ],
    ),
  ],
};
/** Pupils of an upper secondary school read dates first: the calendar of notices stands beside the news. */
const upper: Layout = {
  rows: [
    one('dau', 'plain', ['loi-chao', 'opening', { style: 'split', reach: true }]),
    row(
      'tin',
      'halves',
      'plain',
      [
        ['thong-bao', 'notices', { title: 'Lịch và thông báo', count: 6, summaries: true }],
        ['van-ban', 'documents', { count: 4 }],
        ['hoi-dap', 'answered', { count: 2 }],
      ],
      [
        ['tin-moi', 'news', { title: 'Tin của trường', style: 'lead', count: 5 }],
        ['ngay-ky-niem', 'memorial-days', { count: 2 }],
      ],
    ),
    row('tren', 'halves', 'band', [['tham-do', 'poll']], [['cap-tren', 'from-above', { title: 'Từ Sở' }]]),
  ],
};
/** People who work come to a centre with one question: which class, when, whom to call. */
const continuing: Layout = {
  rows: [
    one('dau', 'plain', ['loi-chao', 'opening', { style: 'plain', reach: true, tiles: true }]),
    row(
      'tin',
      'seven',
      'plain',
      [
        ['thong-bao', 'notices', { title: 'Khai giảng, nhận hồ sơ', summaries: true }],
        ['van-ban', 'documents', { count: 4 }],
        ['ngay-ky-niem', 'memorial-days', { count: 2 }],
      ],
      [['tin-moi', 'news', { title: 'Ở trung tâm', style: 'column', count: 3 }]],
    ),
    one('tren', 'band', ['cap-tren', 'from-above', { title: 'Từ Sở' }]),
  ],
};

export const defaultLayouts: Record<UnitLevel, Layout> = {
  ...{ department, district, mn: preschool, th: primary, thcs: lower, thpt: upper, gdtx: continuing },
};
