// First pages of the demo that are those of their templates, with what only the unit itself can say.
import { defaultLayouts, type Layout } from '#modules/sites/index.ts';

/** `own`: settings by the id of the block. */
const filled = (level: 'department' | 'mn', own: Record<string, Record<string, unknown>>): Layout => ({
  rows: defaultLayouts[level].rows.map((row) => ({
    ...row,
    columns: row.columns.map((blocks) => blocks.map((block) => ({ ...block, settings: own[block.id] ?? block.settings }))),
  })),
});

/** A duty with its day at the Sở, admission at the demo's preschool. */
export const filledIn: Record<'department' | 'mn', Layout> = {
  department: filled('department', {
    'viec-den-han': {
      text: 'mọi đơn vị hoàn thành dữ liệu ngành.',
      until: '2018-12-15',
      ...{ label: 'Xem công văn', href: '/van-ban?q=hoan+thanh+co+so+du+lieu+nganh' },
    },
  }),
  mn: filled('mn', {
    'tuyen-sinh': {
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
  }),
};
