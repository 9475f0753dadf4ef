// The looks a site may choose from: six accents whose contrast was computed, drawings for units without a photograph of their own.
export const palettes = {
  lam: 'Lam',
  luc: 'Lục',
  gao: 'Hoa gạo',
  cham: 'Chàm',
  gom: 'Gốm',
  ngoc: 'Ngọc',
} as const;
export type Palette = keyof typeof palettes;

export const scenes = {
  'san-truong': 'Sân trường',
  'lop-hoc': 'Lớp học',
  'lop-mam-non': 'Lớp mầm non',
  'hoa-gao': 'Cổng trường, hoa gạo',
  'vuon-truong': 'Vườn trường',
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
} as const;
export type Scene = keyof typeof scenes;
