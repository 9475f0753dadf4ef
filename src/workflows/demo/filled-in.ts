// First pages of the demo that are those of their templates, with what only the unit itself can say.
import type { Layout } from '#modules/sites/index.ts';
import { one, row } from './page-rows.ts';

/** Those whose template's first page is filled in: a duty with its day at the Sở, admission at the demo's preschool. */
export const filledIn: Record<'department' | 'mn', Layout> = {
  department: {
    rows: [
      one('nhac', 'plain', [
        'viec-den-han',
        'alert',
        {
          text: 'mọi đơn vị hoàn thành dữ liệu ngành.',
          until: '2018-12-15',
          ...{ label: 'Xem công văn', href: '/van-ban?q=hoan+thanh+co+so+du+lieu+nganh' },
        },
      ]),
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
  },
  mn: {
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
      one('nhap-hoc', 'plain', [
        'tuyen-sinh',
        'admission',
        {
          ...{ kick: 'Tuyển sinh bổ sung, năm học 2018-2019', title: 'Còn 18 chỗ cho bé 24 đến 36 tháng', until: '2018-12-17' },
          text: 'Nhận đăng ký tại trường. Ưu tiên bé có hộ khẩu ở xã; kết quả báo trước ngày 20/12.',
          facts: [
            { label: 'Nhận hồ sơ', text: '10 đến 17/12/2018' },
            { label: 'Độ tuổi', text: 'Sinh năm 2016' },
            { label: 'Học phí', text: '80.000 đ/tháng' },
            { label: 'Ăn bán trú', text: '15.000 đ/ngày' },
          ],
          buttons: [
            { label: 'Hồ sơ cần có', href: '/tuyen-sinh' },
            { label: 'Hỏi nhà trường', href: '/hoi-dap/gui' },
          ],
        },
      ]),
    ],
  },
};
