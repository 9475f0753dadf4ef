// The ministry's workbook of pupils: the full export (R4.20), the short one (R4.21) and the import guide (R4.22) in one list.
import { parseDate } from '#kernel/calendar.ts';
import { ethnicGroups, nationalities, pupilStatuses, religions, sexes } from '#kernel/code-lists/people-codes.ts';
import { provinces } from '#kernel/code-lists/provinces.ts';
import { gradeList } from '#kernel/code-lists/units-and-grades.ts';
import { classKey, fold } from '#kernel/vietnamese-text.ts';
import { column, type TableSpec } from '#platform/spreadsheet/columns.ts';
import { writtenFaults } from '../rules/written.ts';

/** Words for a sex that no list holds and everybody understands. */
export const sexWords = { m: 'Nam', male: 'Nam', '1': 'Nam', trai: 'Nam', f: 'Nữ', female: 'Nữ', '0': 'Nữ', gái: 'Nữ' } as const;

export const pupilColumns = [
  column('ministry_id', 'Mã định danh Bộ GD&ĐT', 'digits', '3612345678', {
    aliases: ['Mã định danh Bộ', 'Mã định danh', 'Mã ĐD Bộ GD&ĐT'],
    lengths: [10],
  }),
  column('full_name', 'Họ tên', 'text', 'Trần Thành An', {
    aliases: ['Họ và tên', 'Họ tên học sinh', 'Họ và tên học sinh'],
    mandatory: true,
    max: 80,
  }),
  column('birth_date', 'Ngày sinh', 'date', '21/06/2006', {
    aliases: ['Ngày tháng năm sinh', 'Ngày, tháng, năm sinh'],
    mandatory: true,
    shown: true,
  }),
  column('sex', 'Giới tính', 'list', 'Nam', {
    list: sexes,
    aliases: ['Giới', 'Nam/Nữ'],
    mandatory: true,
    words: sexWords,
    shown: true,
  }),
  column('ethnicity', 'Dân tộc', 'list', 'Kinh', { list: ethnicGroups, mandatory: true, shown: true }),
  column('status', 'Trạng thái', 'list', 'Đang học', {
    list: pupilStatuses,
    aliases: ['Trạng thái học sinh', 'Tình trạng'],
    quiet: true,
  }),
  column('phone', 'SĐT liên hệ', 'phone', '0912345678', { aliases: ['Số điện thoại', 'Điện thoại', 'SĐT', 'Số ĐT'] }),
  column('birth_place', 'Nơi sinh chi tiết', 'text', 'Hải Phương, Hải Hậu, Nam Định', { aliases: ['Nơi sinh'], max: 200 }),
  column('hamlet', 'Tổ/thôn Hộ khẩu thường trú', 'text', 'Xóm 5', {
    aliases: ['Thôn/xóm', 'Tổ/thôn', 'Thôn xóm'],
    max: 120,
  }),
  column('hometown_province', 'Tỉnh thành quê quán', 'text', 'Nam Định', { aliases: ['Quê quán (tỉnh)'], max: 80 }),
  column('hometown_commune', 'Phường Xã quê quán', 'text', 'Hải Phương', {
    aliases: ['Quê quán (xã)', 'Quê quán'],
    max: 80,
  }),
  column('current_address', 'Chỗ ở hiện nay', 'text', 'Xóm 5, Hải Phương', { aliases: ['Nơi ở hiện nay', 'Địa chỉ'], max: 200 }),
  column('id_card', 'Số CMND', 'digits', '', { aliases: ['CMND', 'Số CMND/CCCD', 'Số CMTND'], lengths: [9, 12] }),
  column('personal_id_issued_on', 'Ngày cấp', 'date', ''),
  column('personal_id_issued_by', 'Nơi cấp', 'text', '', { max: 120 }),
  column('father_name', 'Tên cha', 'text', 'Trần Văn Bình', {
    aliases: ['Họ tên cha', 'Họ và tên cha', 'Họ tên bố'],
    max: 80,
  }),
  column('father_job', 'Nghề nghiệp cha', 'text', 'Làm ruộng', { max: 80 }),
  column('father_birth', 'Năm sinh cha', 'year', '1980'),
  column('mother_name', 'Tên mẹ', 'text', 'Phạm Thị Hoa', { aliases: ['Họ tên mẹ', 'Họ và tên mẹ'], max: 80 }),
  column('mother_job', 'Nghề nghiệp mẹ', 'text', 'Công nhân', { max: 80 }),
  column('mother_birth', 'Năm sinh mẹ', 'year', '1983'),
  column('class_name', 'Lớp học', 'text', '7A', {
    aliases: ['Lớp', 'Tên lớp', 'Nhóm/Lớp', 'Tên lớp học'],
    mandatory: true,
    max: 40,
    shown: true,
  }),
  column('grade', 'Khối học', 'list', '7', {
    list: gradeList,
    aliases: ['Khối', 'Khối học/Nhóm lớp', 'Khối lớp'],
    quiet: true,
  }),
  column('personal_id', 'Số định danh cá nhân', 'digits', '036206001234', {
    aliases: ['Số ĐDCN', 'CCCD', 'Số CCCD', 'Định danh cá nhân'],
    lengths: [12],
  }),
  column('code', 'Mã học sinh', 'text', 'HS0001', { aliases: ['Mã HS'], max: 20 }),
  column('religion', 'Tôn giáo', 'list', 'Không', { list: religions }),
  column('nationality', 'Quốc tịch', 'list', 'Việt Nam', { list: nationalities }),
  column('province', 'Tỉnh', 'list', 'Tỉnh Nam Định', {
    list: provinces,
    aliases: ['Tỉnh/Thành phố', 'Tỉnh, thành phố', 'Tỉnh thường trú'],
    quiet: true,
  }),
  column('district', 'Huyện', 'text', 'Huyện Hải Hậu', { aliases: ['Quận/Huyện', 'Huyện/Quận', 'Huyện thường trú'], max: 80 }),
  column('commune', 'Xã', 'text', 'Xã Hải Phương', {
    aliases: ['Phường/Xã', 'Xã/Phường', 'Xã, phường', 'Xã thường trú'],
    max: 80,
  }),
  // "Mã lớp" names the class only where no column gives its name (R4.22).
  column('class_code', 'Mã lớp', 'text', '', { max: 40 }),
] as const;
export type PupilColumn = (typeof pupilColumns)[number]['field'];

export const pupilTable: TableSpec<PupilColumn> = {
  one: 'học sinh',
  columns: pupilColumns,
  anchor: 'full_name',
  keys: ({ ministry_id, personal_id, code, full_name, birth_date, class_name, class_code }) => [
    ministry_id && `m${ministry_id}`,
    personal_id && `p${personal_id}`,
    code && `c${code}`,
    full_name &&
      `n${fold(full_name)}|${birth_date ?? ''}|${classKey(class_name ?? class_code ?? '')}|${ministry_id ?? code ?? ''}`,
  ],
  check(row, today) {
    const { values, raw } = row;
    for (const { code, message } of writtenFaults({ birth_date: values.birth_date ?? null }, today))
      row.issues.push({ field: 'birth_date', code, level: 'error', value: raw.birth_date ?? '', message });
    const written = /^(\d{1,2})/.exec(values.class_name ?? '')?.[1];
    if (written && parseDate(values.class_name ?? '').ok)
      row.issues.push({
        ...{ field: 'class_name', code: 'class_date', level: 'error', value: raw.class_name ?? '' },
        message: 'Excel đã đổi tên lớp thành ngày: ghi lại tên lớp dạng chữ',
      });
    else if (written && values.grade && /^\d+$/.test(values.grade) && Number(written) !== Number(values.grade))
      row.issues.push({
        ...{ field: 'grade', code: 'grade_class', level: 'error', value: raw.grade ?? '' },
        message: `Lớp ${values.class_name} không thuộc ${gradeList.nameOf(values.grade).toLowerCase()}`,
      });
  },
};
