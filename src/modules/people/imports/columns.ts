// Which columns does a pupil workbook have, under which names, and what may stand in them? One list drives the reading, the
// empty template and the file of faulty rows (layouts R4.20-R4.22).
import type { CodeList } from '#kernel/code-lists/code-list.ts';
import { ethnicGroups, nationalities, pupilStatuses, religions, sexes } from '#kernel/code-lists/people-codes.ts';
import { gradeList } from '#kernel/code-lists/units-and-grades.ts';

export type ImportField =
  | 'ministry_id'
  | 'full_name'
  | 'birth_date'
  | 'sex'
  | 'ethnicity'
  | 'status'
  | 'phone'
  | 'birth_place'
  | 'hamlet'
  | 'hometown_province'
  | 'hometown_commune'
  | 'current_address'
  | 'id_card'
  | 'personal_id_issued_on'
  | 'personal_id_issued_by'
  | 'father_name'
  | 'father_job'
  | 'father_birth'
  | 'mother_name'
  | 'mother_job'
  | 'mother_birth'
  | 'class_name'
  | 'grade'
  | 'personal_id'
  | 'code'
  | 'religion'
  | 'nationality';

export type Column = {
  field: ImportField;
  /** As in the ministry's full export. */
  title: string;
  aliases: string[];
  kind: 'text' | 'date' | 'list' | 'digits' | 'year';
  list?: CodeList;
  mandatory?: boolean;
  max?: number;
};

const column = (field: ImportField, title: string, kind: Column['kind'], more: Partial<Column> = {}): Column => ({
  field,
  title,
  kind,
  aliases: [],
  ...more,
});

export const pupilColumns: readonly Column[] = [
  column('ministry_id', 'Mã định danh Bộ GD&ĐT', 'digits', { aliases: ['Mã định danh Bộ', 'Mã định danh', 'Mã ĐD Bộ GD&ĐT'] }),
  column('full_name', 'Họ tên', 'text', {
    aliases: ['Họ và tên', 'Họ tên học sinh', 'Họ và tên học sinh'],
    mandatory: true,
    max: 80,
  }),
  column('birth_date', 'Ngày sinh', 'date', { aliases: ['Ngày tháng năm sinh', 'Ngày, tháng, năm sinh'], mandatory: true }),
  column('sex', 'Giới tính', 'list', { list: sexes, aliases: ['Giới', 'Nam/Nữ'], mandatory: true }),
  column('ethnicity', 'Dân tộc', 'list', { list: ethnicGroups, mandatory: true }),
  column('status', 'Trạng thái', 'list', { list: pupilStatuses, aliases: ['Trạng thái học sinh', 'Tình trạng'] }),
  column('phone', 'SĐT liên hệ', 'digits', { aliases: ['Số điện thoại', 'Điện thoại', 'SĐT', 'Số ĐT'] }),
  column('birth_place', 'Nơi sinh chi tiết', 'text', { aliases: ['Nơi sinh'], max: 200 }),
  column('hamlet', 'Tổ/thôn Hộ khẩu thường trú', 'text', { aliases: ['Thôn/xóm', 'Tổ/thôn', 'Thôn xóm'], max: 120 }),
  column('hometown_province', 'Tỉnh thành quê quán', 'text', { aliases: ['Tỉnh', 'Quê quán (tỉnh)'], max: 80 }),
  column('hometown_commune', 'Phường Xã quê quán', 'text', { aliases: ['Xã', 'Quê quán (xã)', 'Quê quán'], max: 80 }),
  column('current_address', 'Chỗ ở hiện nay', 'text', { aliases: ['Nơi ở hiện nay', 'Địa chỉ'], max: 200 }),
  column('id_card', 'Số CMND', 'digits', { aliases: ['CMND', 'Số CMND/CCCD', 'Số CMTND'] }),
  column('personal_id_issued_on', 'Ngày cấp', 'date'),
  column('personal_id_issued_by', 'Nơi cấp', 'text', { max: 120 }),
  column('father_name', 'Tên cha', 'text', { aliases: ['Họ tên cha', 'Họ và tên cha', 'Họ tên bố'], max: 80 }),
  column('father_job', 'Nghề nghiệp cha', 'text', { max: 80 }),
  column('father_birth', 'Năm sinh cha', 'year'),
  column('mother_name', 'Tên mẹ', 'text', { aliases: ['Họ tên mẹ', 'Họ và tên mẹ'], max: 80 }),
  column('mother_job', 'Nghề nghiệp mẹ', 'text', { max: 80 }),
  column('mother_birth', 'Năm sinh mẹ', 'year'),
  column('class_name', 'Lớp học', 'text', {
    aliases: ['Lớp', 'Tên lớp', 'Nhóm/Lớp', 'Mã lớp', 'Tên lớp học'],
    mandatory: true,
    max: 40,
  }),
  column('grade', 'Khối học', 'list', { list: gradeList, aliases: ['Khối', 'Khối học/Nhóm lớp', 'Khối lớp'] }),
  column('personal_id', 'Số định danh cá nhân', 'digits', { aliases: ['Số ĐDCN', 'CCCD', 'Số CCCD', 'Định danh cá nhân'] }),
  column('code', 'Mã học sinh', 'text', { aliases: ['Mã HS'], max: 20 }),
  column('religion', 'Tôn giáo', 'list', { list: religions }),
  column('nationality', 'Quốc tịch', 'list', { list: nationalities }),
];
/** The first two dozen, as the ministry exports them. */
export const exportColumns = pupilColumns.slice(0, 24);
