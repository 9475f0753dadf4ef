// Which kinds of document are there, and how are they abbreviated in a number? The 29 administrative kinds of NĐ 30/2020 (Điều 7) and
// the kinds of law that schools and offices cite.
import { codeList } from '#kernel/code-lists/code-list.ts';
import type { Urgency } from '../tables.ts';

type Kind = { code: string; name: string; sign?: string };
const administrative: Kind[] = [
  { code: 'nghi-quyet', name: 'Nghị quyết', sign: 'NQ' },
  { code: 'quyet-dinh', name: 'Quyết định', sign: 'QĐ' },
  { code: 'chi-thi', name: 'Chỉ thị', sign: 'CT' },
  { code: 'quy-che', name: 'Quy chế', sign: 'QC' },
  { code: 'quy-dinh', name: 'Quy định', sign: 'QyĐ' },
  { code: 'thong-cao', name: 'Thông cáo', sign: 'TC' },
  { code: 'thong-bao', name: 'Thông báo', sign: 'TB' },
  { code: 'huong-dan', name: 'Hướng dẫn', sign: 'HD' },
  { code: 'chuong-trinh', name: 'Chương trình', sign: 'CTr' },
  { code: 'ke-hoach', name: 'Kế hoạch', sign: 'KH' },
  { code: 'phuong-an', name: 'Phương án', sign: 'PA' },
  { code: 'de-an', name: 'Đề án', sign: 'ĐA' },
  { code: 'du-an', name: 'Dự án', sign: 'DA' },
  { code: 'bao-cao', name: 'Báo cáo', sign: 'BC' },
  { code: 'bien-ban', name: 'Biên bản', sign: 'BB' },
  { code: 'to-trinh', name: 'Tờ trình', sign: 'TTr' },
  { code: 'hop-dong', name: 'Hợp đồng', sign: 'HĐ' },
  { code: 'cong-van', name: 'Công văn' },
  { code: 'cong-dien', name: 'Công điện', sign: 'CĐ' },
  { code: 'ban-ghi-nho', name: 'Bản ghi nhớ', sign: 'BGN' },
  { code: 'ban-thoa-thuan', name: 'Bản thỏa thuận', sign: 'BTT' },
  { code: 'giay-uy-quyen', name: 'Giấy ủy quyền', sign: 'GUQ' },
  { code: 'giay-moi', name: 'Giấy mời', sign: 'GM' },
  { code: 'giay-gioi-thieu', name: 'Giấy giới thiệu', sign: 'GGT' },
  { code: 'giay-nghi-phep', name: 'Giấy nghỉ phép', sign: 'GNP' },
  { code: 'phieu-gui', name: 'Phiếu gửi', sign: 'PG' },
  { code: 'phieu-chuyen', name: 'Phiếu chuyển', sign: 'PC' },
  { code: 'phieu-bao', name: 'Phiếu báo', sign: 'PB' },
  { code: 'thu-cong', name: 'Thư công' },
];
const law: Kind[] = [
  { code: 'luat', name: 'Luật' },
  { code: 'phap-lenh', name: 'Pháp lệnh', sign: 'PL' },
  { code: 'nghi-dinh', name: 'Nghị định', sign: 'NĐ' },
  { code: 'thong-tu', name: 'Thông tư', sign: 'TT' },
  { code: 'thong-tu-lien-tich', name: 'Thông tư liên tịch', sign: 'TTLT' },
];
const all = [...administrative, ...law];

export const documentKinds = codeList('Loại văn bản', all);
/** How a sign is written, by its capitals: most are capitals throughout, a few are not. */
export const signsWritten: ReadonlyMap<string, string> = new Map(
  all.flatMap(({ sign }) => (sign ? [[sign.toUpperCase(), sign]] : [])),
);
const bySign = new Map(all.flatMap(({ sign, code }) => (sign ? [[sign.toUpperCase(), code] as const] : [])));
export const kindOfSign = (sign: string): string | undefined => bySign.get(sign.toUpperCase());

export const documentFields = codeList('Lĩnh vực', [
  { code: 'mam-non', name: 'Giáo dục mầm non' },
  { code: 'tieu-hoc', name: 'Giáo dục tiểu học' },
  { code: 'trung-hoc', name: 'Giáo dục trung học' },
  { code: 'thuong-xuyen', name: 'Giáo dục thường xuyên' },
  { code: 'tuyen-sinh', name: 'Tuyển sinh' },
  { code: 'khao-thi', name: 'Khảo thí, quản lý chất lượng' },
  { code: 'to-chuc', name: 'Tổ chức, cán bộ' },
  { code: 'tai-chinh', name: 'Kế hoạch, tài chính' },
  { code: 'thanh-tra', name: 'Thanh tra, pháp chế' },
  { code: 'hoc-sinh', name: 'Công tác học sinh' },
  { code: 'y-te', name: 'Y tế, bán trú' },
  { code: 'chuyen-doi-so', name: 'Công nghệ thông tin, dữ liệu' },
  { code: 'thi-dua', name: 'Thi đua, khen thưởng' },
  { code: 'van-phong', name: 'Văn phòng' },
]);

export const urgencyNames: Record<Urgency, string> = {
  normal: 'Thường',
  urgent: 'Khẩn',
  very_urgent: 'Thượng khẩn',
  express: 'Hỏa tốc',
};
