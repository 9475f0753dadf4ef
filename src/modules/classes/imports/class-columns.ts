// The ministry's workbook of classes: the short export (R4.21) and the fields a school adds to it (4.4).
import { foreignLanguages } from '#kernel/code-lists/people-codes.ts';
import { classSessions, gradeList } from '#kernel/code-lists/units-and-grades.ts';
import { classKey, fold } from '#kernel/vietnamese-text.ts';
import { column, type TableSpec } from '#platform/spreadsheet/columns.ts';

export const classColumns = [
  column('code', 'Mã lớp', 'text', '7A-2018', { max: 40 }),
  column('name', 'Tên lớp học', 'text', '7A', { aliases: ['Tên lớp', 'Lớp học', 'Lớp', 'Nhóm/Lớp'], mandatory: true, max: 40 }),
  column('grade', 'Khối học/Nhóm lớp', 'list', '7', {
    list: gradeList,
    aliases: ['Khối học', 'Khối', 'Khối lớp', 'Nhóm lớp', 'Nhóm tuổi'],
    mandatory: true,
    quiet: true,
    shown: true,
  }),
  column('homeroom', 'Giáo viên chủ nhiệm', 'text', 'Phạm Thị Hoa (CB001)', {
    aliases: ['GVCN', 'Chủ nhiệm', 'Tên GVCN', 'Giáo viên CN'],
    mandatory: true,
    max: 120,
    shown: true,
  }),
  column('session', 'Buổi học', 'list', 'Sáng', { list: classSessions, quiet: true, shown: true }),
  column('foreign_language_1', 'Học ngoại ngữ 1', 'list', 'Tiếng Anh', {
    list: foreignLanguages,
    aliases: ['Ngoại ngữ 1', 'Ngoại ngữ'],
    quiet: true,
    shown: true,
  }),
  column('foreign_language_2', 'Học ngoại ngữ 2', 'list', '', { list: foreignLanguages, aliases: ['Ngoại ngữ 2'], quiet: true }),
  column('specialised', 'Lớp chuyên', 'flag', 'Không'),
  column('sessions_per_week', 'Số buổi học trên tuần', 'number', '6', {
    aliases: ['Số buổi/tuần', 'Số buổi học/tuần'],
    max: 14,
    shown: true,
  }),
  column('declared_size', 'Sĩ số', 'number', '40', { aliases: ['Số học sinh', 'Sĩ số lớp'], max: 100 }),
  column('combined', 'Lớp ghép', 'flag', 'Không'),
  column('boarding', 'Bán trú', 'flag', 'Không', { aliases: ['Lớp bán trú'] }),
  column('campus', 'Điểm trường', 'text', '', { aliases: ['Tên điểm trường'], max: 80 }),
] as const;
export type ClassColumn = (typeof classColumns)[number]['field'];

export const classTable: TableSpec<ClassColumn> = {
  one: 'lớp',
  columns: classColumns,
  anchor: 'name',
  keys: ({ name, code }) => [name && `n${classKey(name)}`, code && `c${fold(code)}`],
  check(row) {
    const written = /^(\d{1,2})/.exec(row.values.name ?? '')?.[1];
    if (written && row.values.grade && /^\d+$/.test(row.values.grade) && Number(written) !== Number(row.values.grade))
      row.issues.push({
        ...{ field: 'grade', code: 'grade_class', level: 'error', value: row.raw.grade ?? '' },
        message: `Lớp ${row.values.name} không thuộc ${gradeList.nameOf(row.values.grade).toLowerCase()}`,
      });
  },
};
