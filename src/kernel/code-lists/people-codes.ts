// The sector's code lists for people (school-records 4.8, R4.9, R4.10). Ethnic codes follow the list of 1979
// (QĐ 121-TCTK/PPCĐ), which orders differently from the census: the name travels with the code.
import { codeList } from './code-list.ts';

export const ethnicGroups = codeList('Dân tộc', [
  { code: '01', name: 'Kinh', aliases: ['Việt'] },
  { code: '02', name: 'Tày' },
  { code: '03', name: 'Thái' },
  { code: '04', name: 'Hoa', aliases: ['Hán', 'Hoa (Hán)'] },
  { code: '05', name: 'Khơ-me', aliases: ['Khmer', 'Khmer Krom', 'Miên'] },
  { code: '06', name: 'Mường' },
  { code: '07', name: 'Nùng' },
  { code: '08', name: 'HMông', aliases: ['Mông', 'Mèo', 'Hơ-mông'] },
  { code: '09', name: 'Dao' },
  { code: '10', name: 'Gia-rai', aliases: ["J'rai", 'Jarai'] },
  { code: '11', name: 'Ngái' },
  { code: '12', name: 'Ê-đê', aliases: ['Ra-đê'] },
  { code: '13', name: 'Ba-na', aliases: ['Bahnar'] },
  { code: '14', name: 'Xơ-đăng', aliases: ['Xê-đăng'] },
  { code: '15', name: 'Sán Chay', aliases: ['Cao Lan', 'Sán Chí', 'Cao Lan - Sán Chí'] },
  { code: '16', name: 'Cơ-ho', aliases: ["K'ho"] },
  { code: '17', name: 'Chăm', aliases: ['Chàm'] },
  { code: '18', name: 'Sán Dìu' },
  { code: '19', name: 'Hrê' },
  { code: '20', name: 'Mnông' },
  { code: '21', name: 'Ra-glai', aliases: ['Raglay'] },
  { code: '22', name: 'Xtiêng', aliases: ["S'tiêng"] },
  { code: '23', name: 'Bru-Vân Kiều', aliases: ['Vân Kiều', 'Bru'] },
  { code: '24', name: 'Thổ' },
  { code: '25', name: 'Giáy' },
  { code: '26', name: 'Cơ-tu' },
  { code: '27', name: 'Gié-Triêng', aliases: ['Giẻ Triêng'] },
  { code: '28', name: 'Mạ' },
  { code: '29', name: 'Khơ-mú' },
  { code: '30', name: 'Co', aliases: ['Cor'] },
  { code: '31', name: 'Tà-ôi', aliases: ['Pa Cô', 'Pa Kô'] },
  { code: '32', name: 'Chơ-ro', aliases: ['Châu Ro'] },
  { code: '33', name: 'Kháng' },
  { code: '34', name: 'Xinh-mun' },
  { code: '35', name: 'Hà Nhì' },
  { code: '36', name: 'Chu-ru' },
  { code: '37', name: 'Lào' },
  { code: '38', name: 'La Chí' },
  { code: '39', name: 'La Ha' },
  { code: '40', name: 'Phù Lá' },
  { code: '41', name: 'La Hủ' },
  { code: '42', name: 'Lự' },
  { code: '43', name: 'Lô Lô' },
  { code: '44', name: 'Chứt' },
  { code: '45', name: 'Mảng' },
  { code: '46', name: 'Pà Thẻn' },
  { code: '47', name: 'Cơ Lao' },
  { code: '48', name: 'Cống' },
  { code: '49', name: 'Bố Y' },
  { code: '50', name: 'Si La' },
  { code: '51', name: 'Pu Péo' },
  { code: '52', name: 'Brâu' },
  { code: '53', name: 'Ơ-đu' },
  { code: '54', name: 'Rơ-măm' },
  { code: '55', name: 'Người nước ngoài', aliases: ['nước ngoài'] },
]);
export const foreignEthnicity = '55';

export const religions = codeList('Tôn giáo', [
  { code: 'none', name: 'Không', aliases: ['không có'] },
  { code: 'buddhist', name: 'Phật giáo', aliases: ['đạo Phật'] },
  { code: 'catholic', name: 'Công giáo', aliases: ['Thiên Chúa giáo', 'Thiên chúa', 'Kitô giáo'] },
  { code: 'protestant', name: 'Tin Lành' },
  { code: 'caodai', name: 'Cao Đài' },
  { code: 'hoahao', name: 'Phật giáo Hòa Hảo', aliases: ['Hòa Hảo'] },
  { code: 'islam', name: 'Hồi giáo' },
  { code: 'tinhdo', name: 'Tịnh độ cư sĩ' },
  { code: 'tuan', name: 'Tứ Ân Hiếu Nghĩa' },
  { code: 'buuson', name: 'Bửu Sơn Kỳ Hương' },
  { code: 'bahai', name: "Baha'i" },
  { code: 'minhsu', name: 'Minh Sư Đạo' },
  { code: 'minhly', name: 'Minh Lý Đạo' },
  { code: 'brahman', name: 'Bà-la-môn' },
  { code: 'other', name: 'Khác' },
]);

export const sexes = codeList('Giới tính', [
  { code: 'male', name: 'Nam' },
  { code: 'female', name: 'Nữ' },
]);

export const nationalities = codeList('Quốc tịch', [
  { code: 'VN', name: 'Việt Nam', aliases: ['VN', 'Viet Nam'] },
  { code: 'CN', name: 'Trung Quốc' },
  { code: 'LA', name: 'Lào' },
  { code: 'KH', name: 'Campuchia', aliases: ['Cam-pu-chia'] },
  { code: 'KR', name: 'Hàn Quốc' },
  { code: 'JP', name: 'Nhật Bản' },
  { code: 'TW', name: 'Đài Loan' },
  { code: 'US', name: 'Hoa Kỳ', aliases: ['Mỹ'] },
  { code: 'FR', name: 'Pháp' },
  { code: 'DE', name: 'Đức' },
  { code: 'RU', name: 'Nga' },
  { code: 'CZ', name: 'Cộng hòa Séc', aliases: ['Séc'] },
  { code: 'GB', name: 'Anh' },
  { code: 'AU', name: 'Úc' },
  { code: 'CA', name: 'Ca-na-đa', aliases: ['Canada'] },
  { code: 'XX', name: 'Khác' },
]);

/** R4.9. The first two count as studying. */
export const pupilStatuses = codeList('Trạng thái học sinh', [
  { code: 'studying', name: 'Đang học', aliases: ['đang theo học'] },
  { code: 'arrived', name: 'Chuyển đến', aliases: ['chuyển đến kỳ 1', 'chuyển đến kỳ 2'] },
  { code: 'moved_away', name: 'Chuyển đi', aliases: ['chuyển khỏi trường', 'chuyển trường'] },
  { code: 'left', name: 'Thôi học', aliases: ['bỏ học'] },
  { code: 'reserved', name: 'Bảo lưu' },
  { code: 'graduated', name: 'Tốt nghiệp' },
  { code: 'deceased', name: 'Qua đời', aliases: ['đã mất'] },
]);

export const leavingReasons = codeList('Lý do thôi học', [
  { code: 'hardship', name: 'Hoàn cảnh khó khăn' },
  { code: 'weak', name: 'Học lực yếu' },
  { code: 'far', name: 'Xa trường' },
  { code: 'ill', name: 'Ốm đau' },
  { code: 'family', name: 'Theo gia đình' },
  { code: 'disaster', name: 'Thiên tai' },
  { code: 'discipline', name: 'Kỷ luật' },
  { code: 'other', name: 'Khác' },
]);

/** Quyết định 51/2002/QĐ-BGDĐT (R6.5): nơi cư trú, hoàn cảnh gia đình, lý do chính đáng khác. */
export const transferReasons = codeList('Lý do chuyển trường', [
  { code: 'residence', name: 'Chuyển nơi cư trú theo cha, mẹ hoặc người giám hộ' },
  { code: 'family_hardship', name: 'Hoàn cảnh gia đình khó khăn' },
  { code: 'nearer', name: 'Về học gần nhà' },
  { code: 'special_school', name: 'Vào trường chuyên, trường nội trú, trường năng khiếu' },
  { code: 'health', name: 'Sức khỏe' },
  { code: 'other_transfer', name: 'Lý do chính đáng khác' },
]);

/** The kinds exclude one another (R4.7, check 21). */
export const boardingKinds = codeList('Nội trú, bán trú', [
  { code: 'day_boarding', name: 'Bán trú' },
  { code: 'boarding', name: 'Nội trú' },
  { code: 'village_boarding', name: 'Nội trú dân nuôi' },
  { code: 'village_day_boarding', name: 'Bán trú dân nuôi' },
  { code: 'ethnic_day_boarding', name: 'PTDT bán trú' },
]);

export const disabilityKinds = codeList('Loại khuyết tật', [
  { code: 'motor', name: 'Vận động' },
  { code: 'hearing_speech', name: 'Nghe, nói', aliases: ['nghe nói'] },
  { code: 'sight', name: 'Nhìn' },
  { code: 'mental', name: 'Thần kinh, tâm thần' },
  { code: 'intellectual', name: 'Trí tuệ' },
  { code: 'other', name: 'Khác', aliases: ['tự kỷ', 'đa tật'] },
]);

export const policyKinds = codeList('Diện chính sách', [
  { code: 'martyr', name: 'Con liệt sĩ' },
  { code: 'invalid_high', name: 'Con thương binh 61-80 %' },
  { code: 'invalid_low', name: 'Con thương binh dưới 61 %' },
  { code: 'sick_soldier', name: 'Con bệnh binh' },
  { code: 'hero', name: 'Con AHLLVT' },
  { code: 'poor', name: 'Hộ nghèo' },
  { code: 'near_poor', name: 'Hộ cận nghèo', aliases: ['cận nghèo'] },
  { code: 'orphan', name: 'Mồ côi' },
  { code: 'minority', name: 'Dân tộc thiểu số' },
  { code: 'hard_area', name: 'Vùng đặc biệt khó khăn', aliases: ['vùng ĐBKK'] },
]);

export const staffStatuses = codeList('Trạng thái cán bộ', [
  { code: 'working', name: 'Đang làm việc', aliases: ['đang làm', 'đang công tác'] },
  { code: 'on_leave', name: 'Nghỉ dài hạn', aliases: ['nghỉ thai sản'] },
  { code: 'seconded', name: 'Biệt phái' },
  { code: 'moved_away', name: 'Chuyển đi', aliases: ['chuyển công tác', 'chuyển trường'] },
  { code: 'left', name: 'Thôi việc', aliases: ['nghỉ việc'] },
  { code: 'retired', name: 'Nghỉ hưu' },
  { code: 'deceased', name: 'Qua đời' },
]);

export const staffKinds = codeList('Loại cán bộ', [
  { code: 'manager', name: 'Cán bộ quản lý', aliases: ['CBQL'] },
  { code: 'teacher', name: 'Giáo viên', aliases: ['GV'] },
  { code: 'employee', name: 'Nhân viên', aliases: ['NV'] },
]);

export const positions = codeList('Chức vụ', [
  { code: 'principal', name: 'Hiệu trưởng', aliases: ['Trưởng đơn vị', 'Giám đốc trung tâm'] },
  { code: 'vice_principal', name: 'Phó Hiệu trưởng', aliases: ['Phó Giám đốc trung tâm'] },
  { code: 'head_office', name: 'Trưởng phòng' },
  { code: 'vice_head_office', name: 'Phó Trưởng phòng' },
  { code: 'officer', name: 'Chuyên viên' },
  { code: 'group_head', name: 'Tổ trưởng chuyên môn', aliases: ['tổ trưởng'] },
  { code: 'teacher', name: 'Giáo viên' },
  { code: 'clerk', name: 'Văn thư' },
  { code: 'accountant', name: 'Kế toán' },
  { code: 'librarian', name: 'Thư viện' },
  { code: 'equipment', name: 'Thiết bị' },
  { code: 'nurse', name: 'Y tế' },
  { code: 'cook', name: 'Cấp dưỡng' },
  { code: 'guard', name: 'Bảo vệ' },
]);

export const contracts = codeList('Hình thức hợp đồng', [
  {
    code: 'permanent',
    name: 'Viên chức, hợp đồng không xác định thời hạn',
    aliases: ['HĐLV không thời hạn', 'Viên chức HĐLV không xác định thời hạn', 'biên chế'],
  },
  { code: 'fixed_term', name: 'Viên chức, hợp đồng xác định thời hạn', aliases: ['HĐLV có thời hạn'] },
  { code: 'labour_over_1y', name: 'Hợp đồng lao động trên 1 năm' },
  { code: 'labour_under_1y', name: 'Hợp đồng lao động dưới 1 năm' },
  { code: 'decree_68', name: 'Hợp đồng theo Nghị định 68', aliases: ['NĐ 68', 'hợp đồng 68'] },
  { code: 'visiting', name: 'Thỉnh giảng' },
]);

export const degrees = codeList('Trình độ chuyên môn', [
  { code: 'doctor', name: 'Tiến sĩ' },
  { code: 'master', name: 'Thạc sĩ' },
  { code: 'bachelor', name: 'Đại học', aliases: ['ĐH'] },
  { code: 'college', name: 'Cao đẳng', aliases: ['CĐ'] },
  { code: 'vocational', name: 'Trung cấp', aliases: ['TC'] },
  { code: 'below', name: 'Dưới trung cấp' },
]);

/** TTLT 20 to 23/2015/BGDĐT-BNV (R4.10). */
const ranked = (level: string, from: [code: string, rank: string][]) =>
  from.map(([code, rank]) => ({ code, name: `Giáo viên ${level} hạng ${rank}`, aliases: [code] }));
export const professionalTitles = codeList('Hạng chức danh nghề nghiệp', [
  ...ranked('mầm non', [
    ['V.07.02.04', 'II'],
    ['V.07.02.05', 'III'],
    ['V.07.02.06', 'IV'],
  ]),
  ...ranked('tiểu học', [
    ['V.07.03.07', 'II'],
    ['V.07.03.08', 'III'],
    ['V.07.03.09', 'IV'],
  ]),
  ...ranked('THCS', [
    ['V.07.04.10', 'I'],
    ['V.07.04.11', 'II'],
    ['V.07.04.12', 'III'],
  ]),
  ...ranked('THPT', [
    ['V.07.05.13', 'I'],
    ['V.07.05.14', 'II'],
    ['V.07.05.15', 'III'],
  ]),
]);

/** Own stable codes (R4.16). */
export const subjects = codeList('Môn học', [
  { code: 'TV', name: 'Tiếng Việt' },
  { code: 'TOAN', name: 'Toán', aliases: ['Toán học'] },
  { code: 'VAN', name: 'Ngữ văn', aliases: ['Văn'] },
  { code: 'LY', name: 'Vật lí', aliases: ['Vật lý', 'Lý'] },
  { code: 'HOA', name: 'Hóa học', aliases: ['Hóa'] },
  { code: 'SINH', name: 'Sinh học', aliases: ['Sinh'] },
  { code: 'SU', name: 'Lịch sử', aliases: ['Sử'] },
  { code: 'DIA', name: 'Địa lí', aliases: ['Địa lý', 'Địa'] },
  { code: 'NN', name: 'Ngoại ngữ', aliases: ['Tiếng Anh', 'Anh văn'] },
  { code: 'GDCD', name: 'Giáo dục công dân', aliases: ['GDCD'] },
  { code: 'DD', name: 'Đạo đức' },
  { code: 'TNXH', name: 'Tự nhiên và Xã hội' },
  { code: 'CN', name: 'Công nghệ' },
  { code: 'TIN', name: 'Tin học', aliases: ['Tin'] },
  { code: 'TD', name: 'Thể dục' },
  { code: 'AN', name: 'Âm nhạc', aliases: ['Nhạc'] },
  { code: 'MT', name: 'Mỹ thuật', aliases: ['Mĩ thuật'] },
  { code: 'GDQP', name: 'Giáo dục quốc phòng và an ninh', aliases: ['GDQP-AN'] },
  { code: 'KH', name: 'Khoa học' },
  { code: 'LSDL', name: 'Lịch sử và Địa lí', aliases: ['Lịch sử và Địa lý'] },
  { code: 'TC', name: 'Thủ công' },
  { code: 'KT', name: 'Kỹ thuật', aliases: ['Kĩ thuật'] },
  { code: 'KHTN', name: 'Khoa học tự nhiên', aliases: ['KHTN'] },
  { code: 'GDTC', name: 'Giáo dục thể chất', aliases: ['GDTC'] },
  { code: 'NT', name: 'Nghệ thuật' },
  { code: 'HDTN', name: 'Hoạt động trải nghiệm, hướng nghiệp', aliases: ['Hoạt động trải nghiệm'] },
  { code: 'GDDP', name: 'Nội dung giáo dục của địa phương', aliases: ['Giáo dục địa phương'] },
  { code: 'GDKTPL', name: 'Giáo dục kinh tế và pháp luật', aliases: ['GDKT-PL'] },
  { code: 'THCN', name: 'Tin học và Công nghệ' },
  { code: 'MN', name: 'Nuôi dạy trẻ mầm non', aliases: ['Mầm non'] },
  { code: 'TH', name: 'Văn hóa tiểu học', aliases: ['Tiểu học', 'GV văn hóa'] },
]);

export const foreignLanguages = codeList('Ngoại ngữ', [
  {
    code: 'EN',
    name: 'Tiếng Anh',
    aliases: ['Anh', 'Tiếng Anh hệ 7 năm', 'Tiếng Anh hệ 10 năm', 'Tiếng Anh 7 năm', 'Tiếng Anh 10 năm'],
  },
  { code: 'FR', name: 'Tiếng Pháp', aliases: ['Pháp'] },
  { code: 'RU', name: 'Tiếng Nga', aliases: ['Nga'] },
  { code: 'ZH', name: 'Tiếng Trung', aliases: ['Trung'] },
  { code: 'JA', name: 'Tiếng Nhật', aliases: ['Nhật'] },
  { code: 'DE', name: 'Tiếng Đức', aliases: ['Đức'] },
]);
