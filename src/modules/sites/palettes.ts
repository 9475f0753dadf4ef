// The looks a site may choose from: six themes, six accents whose contrast was computed, drawings for units without a photograph.
export const palettes = {
  lam: 'Lam',
  luc: 'Lục',
  gao: 'Hoa gạo',
  cham: 'Chàm',
  gom: 'Gốm',
  ngoc: 'Ngọc',
} as const;
export type Palette = keyof typeof palettes;

/** How a page is built and shaped; any of the accents goes with any of them. Their rules: apps/portal/assets/css/themes/. */
export const themes = {
  cong: { name: 'Cổng vòm', about: 'Vòm cổng, góc bo nhẹ, khoảng trống rộng' },
  bang: { name: 'Bảng hiệu', about: 'Biển tên và thanh mục đậm màu, góc vuông' },
  bao: { name: 'Trang báo', about: 'Tên ở giữa, đầu đề lớn, kẻ mảnh như tờ báo' },
  the: { name: 'Thẻ giấy', about: 'Nền giấy, mỗi khối một thẻ trắng nổi' },
  vuon: { name: 'Sân trường', about: 'Màu tươi, hình tròn, viền lượn dưới đầu trang' },
  gon: { name: 'Gọn', about: 'Chữ nhỏ, khít, nhiều tin trên một màn hình' },
} as const;
export type Theme = keyof typeof themes;
export const defaultTheme: Theme = 'cong';

export const scenes = {
  'san-truong': 'Sân trường',
  'lop-hoc': 'Lớp học',
  'lop-mam-non': 'Lớp mầm non',
  'hoa-gao': 'Cổng trường, hoa gạo',
  'vuon-truong': 'Vườn trường',
  'vuon-be': 'Vườn của bé',
  'thu-vien': 'Thư viện',
  'the-thao': 'Thể thao',
  'van-nghe': 'Văn nghệ',
  'thi-nghiem': 'Phòng thí nghiệm',
  'may-tinh': 'Phòng máy tính',
  'bua-an': 'Bữa ăn',
  'suc-khoe': 'Sức khỏe',
  'hoi-truong': 'Hội trường',
  'dong-lua': 'Đồng lúa',
  'song-ninh': 'Sông Ninh',
  'khai-giang': 'Khai giảng',
  'trung-thu': 'Trung thu',
  'bo-hoa': 'Bó hoa tặng cô',
  'xe-dap': 'Đạp xe tới trường',
  'vo-viet': 'Vở tập viết',
  'giai-thuong': 'Giải thưởng',
  'tang-qua': 'Quà tặng bạn',
  'hop-phu-huynh': 'Họp cha mẹ',
} as const;
export type Scene = keyof typeof scenes;
