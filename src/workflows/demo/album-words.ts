// Albums of the autumn of 2018, drawn with the house's scenes: for the demo's galleries.
import type { DemoUnit } from './units.ts';

export type AlbumWords = {
  title: string;
  summary: string;
  className: string;
  heldOn: string;
  /** Scene, what it shows, caption. */
  pictures: readonly (readonly [scene: string, alt: string, caption: string])[];
};
const garden = ['vuon-truong', 'Tranh: học sinh tưới luống rau cải', 'Luống cải đã lên xanh'] as const;
const smallGarden = ['vuon-be', 'Tranh: các bé tưới luống rau cải', 'Luống cải đã lên xanh'] as const;
const stage = ['van-nghe', 'Tranh: học sinh múa hát trên sân khấu', 'Tiết mục mở màn'] as const;
const yard = ['san-truong', 'Tranh: giờ ra chơi trên sân trường', 'Giờ ra chơi'] as const;
const books = ['thu-vien', 'Tranh: học sinh đọc sách trong thư viện', 'Góc đọc mở cả buổi trưa'] as const;
const sport = ['the-thao', 'Tranh: học sinh chạy thi trên sân', 'Chung kết chạy 60 mét'] as const;
const lab = ['thi-nghiem', 'Tranh: học sinh làm thí nghiệm', 'Đo tốc độ của xe lăn'] as const;
const lesson = ['lop-hoc', 'Tranh: giờ học trên lớp', 'Giờ học mở'] as const;
const computers = ['may-tinh', 'Tranh: học sinh thực hành trên máy tính', 'Phòng máy mới'] as const;
const rug = ['lop-mam-non', 'Tranh: cô đọc truyện, các bé ngồi vòng tròn trên thảm', 'Cô đọc, các bé đoán'] as const;
const singing = ['lop-mam-non-3', 'Tranh: cô và các bé ngồi quây trên thảm', 'Cả lớp hát theo cô'] as const;
const meal = ['bua-an', 'Tranh: các bé ngồi ăn trưa', 'Bữa trưa ở lớp'] as const;
const hall = ['hoi-truong', 'Tranh: hội nghị trong hội trường', 'Toàn cảnh hội nghị'] as const;
const river = ['song-ninh', 'Tranh: thuyền trên sông, cầu và mặt trời lặn', 'Chiều trên sông, ký họa của nhóm lớp 8'] as const;
const notebook = ['vo-viet', 'Tranh: vở viết và bút trên bàn', 'Những trang viết đầu tiên'] as const;
const field = ['dong-lua', 'Tranh: đường làng bên cánh đồng lúa', 'Đường tới trường'] as const;

const drum = ['khai-giang', 'Tranh: trống trường, cờ hoa và học sinh xếp hàng ngày khai giảng', 'Hồi trống đầu năm'] as const;
const gate = ['hoa-gao', 'Tranh: cô giáo đón học sinh ở cổng trường', 'Đón các em ở cổng'] as const;
const welcome = ['hoa-gao', 'Tranh: cô giáo đón các bé ở cổng trường', 'Đón các bé ở cổng'] as const;
const lanterns = ['trung-thu', 'Tranh: trẻ rước đèn ông sao dưới trăng rằm', 'Rước đèn quanh sân'] as const;
const flowers = ['bo-hoa', 'Tranh: bó hoa và chồng sách trên bàn giáo viên', 'Bó hoa của cả lớp'] as const;
const gifts = ['tang-qua', 'Tranh: thùng quà có áo ấm và sách vở', 'Quà gói xong, sáng mai trao'] as const;
const cups = ['giai-thuong', 'Tranh: cúp và huy chương trên giá', 'Cúp về phòng truyền thống'] as const;

const opening: AlbumWords = {
  ...{ title: 'Khai giảng năm học 2018-2019', className: 'Toàn trường', heldOn: '2018-09-05' },
  ...{ summary: 'Sáng 5/9: đón học sinh mới, hồi trống đầu năm và các trò chơi.', pictures: [drum, gate, yard] },
};
const feast: AlbumWords = {
  ...{ title: 'Vui hội trăng rằm', className: 'Toàn trường', heldOn: '2018-09-24' },
  ...{ summary: 'Đèn lồng tự làm, mâm cỗ của các lớp, múa lân của thôn.', pictures: [lanterns, gifts, stage] },
};
const teachers: AlbumWords = {
  ...{ title: 'Tri ân thầy cô', className: 'Toàn trường', heldOn: '2018-11-20' },
  ...{ summary: 'Những bó hoa đồng nội và những lá thư viết tay.', pictures: [flowers, stage, cups] },
};

export function albumsOf(unit: DemoUnit): AlbumWords[] {
  if (unit.level === 'department' || unit.level === 'district') return ownAlbumsOf(unit);
  if (unit.level === 'mn')
    return [
      ...ownAlbumsOf(unit),
      { ...teachers, pictures: [flowers, gifts] },
      { ...feast, pictures: [lanterns, gifts, meal] },
      { ...opening, summary: 'Sáng 5/9: đón bé mới, cha mẹ ở lại cùng con các trò chơi đầu tiên.', pictures: [welcome, rug] },
    ];
  return [
    ...ownAlbumsOf(unit),
    ...(unit.level === 'thcs' || unit.level === 'thpt' ? [] : [teachers]),
    ...(unit.level === 'th' ? [feast] : []),
    opening,
  ];
}

function ownAlbumsOf(unit: DemoUnit): AlbumWords[] {
  if (unit.level === 'department' || unit.level === 'district')
    return [
      {
        ...{ title: 'Hội nghị sơ kết công tác đầu năm học', className: '', heldOn: '2018-11-29' },
        summary: 'Hội nghị bàn việc hoàn thành dữ liệu ngành và mở trang thông tin cho các trường.',
        pictures: [hall, field],
      },
    ];
  if (unit.level === 'mn')
    return [
      {
        ...{ title: 'Tuần lễ “Bé và cha mẹ cùng đọc”', className: 'Lớp 4 tuổi', heldOn: '2018-12-07' },
        summary: 'Góc sách mới đón các bé và cha mẹ mỗi chiều.',
        pictures: [rug, welcome],
      },
      {
        ...{ title: 'Bé trồng cải: ba tuần đợi một mầm xanh', className: 'Lớp 5 tuổi', heldOn: '2018-12-05' },
        summary: 'Các bé gieo hạt, tưới nước, ghi lại mỗi ngày bằng một bức vẽ.',
        pictures: [smallGarden, rug],
      },
      {
        ...{ title: 'Tập hát chào năm mới 2019', className: 'Khối mẫu giáo', heldOn: '2018-12-04' },
        summary: 'Buổi tập đầu tiên cả khối cùng hát.',
        pictures: [singing, gifts],
      },
    ];
  if (unit.level === 'th')
    return [
      {
        ...{ title: 'Ngày hội đọc sách của trường', className: 'Toàn trường', heldOn: '2018-12-06' },
        summary: 'Mỗi lớp mang một cuốn sách hay, kể trong năm phút.',
        pictures: [books, yard, lesson],
      },
      {
        ...{ title: 'Vườn rau lớp em', className: 'Khối 4', heldOn: '2018-11-30' },
        summary: 'Vườn trường chia cho mười lớp chăm.',
        pictures: [garden, yard],
      },
    ];
  if (unit.level === 'gdtx')
    return [
      {
        ...{ title: 'Lớp tin học buổi tối', className: 'Khóa 3', heldOn: '2018-11-28' },
        summary: 'Học viên đi làm cả ngày, tối đến lớp.',
        pictures: [computers, lesson],
      },
    ];
  const byTheRiver: AlbumWords[] = [
    {
      ...{ title: 'Trại sáng tác “Dòng sông quê em”', className: 'Khối 8, khối 9', heldOn: '2018-12-06' },
      summary: 'Một ngày vẽ và viết bên sông, cùng thầy cô tổ Văn và tổ Mĩ thuật.',
      pictures: [river, notebook, field],
    },
    {
      ...{ title: 'Vườn trường tháng 11', className: 'Khối 6', heldOn: '2018-11-29' },
      ...{ summary: 'Mỗi lớp một luống, cuối tháng cân rau.', pictures: [garden, yard] },
    },
  ];
  return [
    ...(unit.level === 'thcs' ? byTheRiver : []),
    {
      ...{ title: 'Hội khỏe Phù Đổng cấp trường', className: 'Toàn trường', heldOn: '2018-12-01' },
      summary: 'Mười hai đội thi chạy, nhảy xa, kéo co.',
      pictures: [sport, yard, stage],
    },
    {
      ...{ title: 'Tuần lễ khoa học vui', className: 'Khối 8', heldOn: '2018-11-27' },
      summary: 'Mỗi tổ một thí nghiệm, tự làm dụng cụ.',
      pictures: [lab, computers, books],
    },
    {
      ...{ title: 'Văn nghệ chào mừng 20/11', className: 'Toàn trường', heldOn: '2018-11-20' },
      summary: 'Hai mươi bốn tiết mục của các lớp tặng thầy cô.',
      pictures: [stage, yard],
    },
  ];
}
