// The ministry's workbook of staff: the short export (R4.21) and the fields a school adds to it (4.6).
import {
  contracts,
  degrees,
  ethnicGroups,
  nationalities,
  positions,
  professionalTitles,
  religions,
  sexes,
  staffKinds,
  staffStatuses,
  subjects,
} from '#kernel/code-lists/people-codes.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { column, type TableSpec } from '#platform/spreadsheet/columns.ts';
import { writtenFaults } from '../rules/written.ts';
import { sexWords } from './pupil-columns.ts';

export const staffColumns = [
  column('code', 'Mã cán bộ', 'text', 'CB001', { aliases: ['Mã giáo viên', 'Mã CB', 'Mã GV', 'Mã nhân viên'], max: 30 }),
  column('ministry_id', 'Mã định danh Bộ GD&ĐT', 'digits', '3690012345', {
    aliases: ['Mã định danh Bộ', 'Mã định danh', 'Mã ĐD Bộ GD&ĐT'],
    lengths: [10],
  }),
  column('full_name', 'Họ và tên', 'text', 'Phạm Thị Hoa', {
    aliases: ['Họ tên', 'Họ tên cán bộ', 'Họ và tên cán bộ', 'Họ tên giáo viên'],
    mandatory: true,
    max: 80,
  }),
  column('birth_date', 'Ngày sinh', 'date', '12/05/1980', {
    aliases: ['Ngày tháng năm sinh', 'Ngày, tháng, năm sinh'],
    mandatory: true,
    shown: true,
  }),
  column('sex', 'Giới tính', 'list', 'Nữ', { list: sexes, aliases: ['Giới', 'Nam/Nữ'], mandatory: true, words: sexWords }),
  column('status', 'Trạng thái', 'list', 'Đang làm việc', {
    list: staffStatuses,
    aliases: ['Trạng thái làm việc', 'Trạng thái cán bộ', 'Tình trạng'],
    quiet: true,
  }),
  column('kind', 'Loại cán bộ', 'list', 'Giáo viên', {
    list: staffKinds,
    aliases: ['Nhóm cán bộ'],
    mandatory: true,
    quiet: true,
    shown: true,
  }),
  column('position', 'Nhóm chức vụ', 'list', 'Giáo viên', {
    list: positions,
    aliases: ['Chức vụ', 'Vị trí việc làm'],
    mandatory: true,
    quiet: true,
    shown: true,
  }),
  column('contract', 'Hình thức hợp đồng', 'list', 'Viên chức, hợp đồng không xác định thời hạn', {
    list: contracts,
    aliases: ['Loại hợp đồng', 'Hợp đồng'],
    mandatory: true,
    quiet: true,
  }),
  column('degree', 'T.Độ chuyên môn nghiệp vụ', 'list', 'Đại học', {
    list: degrees,
    aliases: ['Trình độ chuyên môn', 'Trình độ chuyên môn nghiệp vụ', 'Trình độ', 'Trình độ đào tạo'],
    mandatory: true,
    quiet: true,
    shown: true,
  }),
  column('main_subject', 'Môn dạy', 'list', 'Toán', {
    list: subjects,
    aliases: ['Môn dạy chính', 'Môn giảng dạy', 'Môn học'],
    quiet: true,
    shown: true,
  }),
  column('specialization', 'Chuyên ngành', 'text', 'Sư phạm Toán', { aliases: ['Chuyên ngành chính'], max: 120 }),
  column('title_code', 'Hạng chức danh nghề nghiệp', 'list', 'V.07.04.11', {
    list: professionalTitles,
    aliases: ['Ngạch/hạng', 'Mã ngạch', 'Hạng chức danh', 'Ngạch', 'Mã số ngạch'],
    quiet: true,
  }),
  column('ethnicity', 'Dân tộc', 'list', 'Kinh', { list: ethnicGroups }),
  column('religion', 'Tôn giáo', 'list', 'Không', { list: religions }),
  column('nationality', 'Quốc tịch', 'list', 'Việt Nam', { list: nationalities }),
  column('personal_id', 'Số định danh cá nhân', 'digits', '036180001234', {
    aliases: ['Số ĐDCN', 'CCCD', 'Số CCCD', 'Số CMND', 'Số CMND/CCCD', 'CMND'],
    lengths: [9, 12],
  }),
  column('phone', 'Số điện thoại', 'phone', '0912345678', { aliases: ['Điện thoại', 'SĐT', 'Số ĐT', 'SĐT liên hệ', 'Di động'] }),
  column('email', 'Email', 'text', 'hoa@example.edu.vn', { aliases: ['E-mail', 'Thư điện tử'], max: 120 }),
  column('hometown', 'Quê quán', 'text', 'Hải Hậu, Nam Định', { max: 200 }),
  column('current_address', 'Chỗ ở hiện nay', 'text', '', { aliases: ['Nơi ở hiện nay', 'Địa chỉ'], max: 200 }),
  column('hired_on', 'Ngày tuyển dụng', 'date', '01/09/2005', { aliases: ['Ngày vào làm'] }),
  column('recruited_by', 'Cơ quan tuyển dụng', 'text', '', { aliases: ['Cơ quan tuyển'], max: 120 }),
  column('insurance_number', 'Số sổ BHXH', 'digits', '', { aliases: ['Số BHXH', 'Mã số BHXH'], lengths: [10] }),
  column('party_member', 'Đảng viên', 'flag', 'Có'),
] as const;
export type StaffColumn = (typeof staffColumns)[number]['field'];

export const staffTable: TableSpec<StaffColumn> = {
  one: 'cán bộ',
  columns: staffColumns,
  anchor: 'full_name',
  keys: ({ ministry_id, personal_id, code, full_name, birth_date }) => [
    ministry_id && `m${ministry_id}`,
    personal_id && `p${personal_id}`,
    code && `c${code}`,
    full_name && birth_date && `n${fold(full_name)}|${birth_date}|${ministry_id ?? code ?? ''}`,
  ],
  check(row, today) {
    const { birth_date = null, email = null } = row.values;
    for (const { field, code, message } of writtenFaults({ birth_date, email }, today))
      if (field === 'birth_date' || field === 'email')
        row.issues.push({ field, code, level: 'error', value: row.raw[field] ?? '', message });
  },
};
