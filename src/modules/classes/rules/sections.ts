// The record of a class as people read and type it (4.4), and who may keep school years.
import { codeList } from '#kernel/code-lists/code-list.ts';
import { foreignLanguages } from '#kernel/code-lists/people-codes.ts';
import { gradeList } from '#kernel/code-lists/units-and-grades.ts';
import type { Section } from '#platform/http/fields.ts';

export const sessions = codeList('Buổi học', [
  { code: 'morning', name: 'Sáng' },
  { code: 'afternoon', name: 'Chiều' },
  { code: 'full_day', name: 'Cả ngày' },
]);

export const classSections: Section[] = [
  {
    key: 'class',
    title: 'Lớp',
    fields: [
      { name: 'name', label: 'Tên lớp', kind: 'text', max: 30, wanted: true, required: 'Ghi tên lớp, như 6A' },
      { name: 'grade', label: 'Khối', kind: 'choice', list: gradeList, wanted: true },
      { name: 'code', label: 'Mã lớp', kind: 'text', max: 20 },
      { name: 'ministry_id', label: 'Mã định danh Bộ', kind: 'digits' },
      { name: 'declared_size', label: 'Sĩ số theo sổ', kind: 'whole', min: 0, max: 200 },
      { name: 'campus', label: 'Điểm trường', kind: 'text', max: 80 },
    ],
  },
  {
    key: 'teaching',
    title: 'Dạy và học',
    fields: [
      { name: 'session', label: 'Buổi học', kind: 'choice', list: sessions },
      { name: 'sessions_per_week', label: 'Số buổi mỗi tuần', kind: 'whole', min: 1, max: 12 },
      { name: 'two_sessions', label: 'Học 2 buổi mỗi ngày', kind: 'yesno' },
      { name: 'foreign_language_1', label: 'Ngoại ngữ 1', kind: 'choice', list: foreignLanguages },
      { name: 'foreign_language_2', label: 'Ngoại ngữ 2', kind: 'choice', list: foreignLanguages },
      { name: 'boarding', label: 'Bán trú', kind: 'yesno' },
      { name: 'has_disabled_pupils', label: 'Có học sinh khuyết tật', kind: 'yesno' },
      { name: 'specialised', label: 'Lớp chuyên', kind: 'yes' },
      { name: 'combined', label: 'Lớp ghép', kind: 'yes' },
    ],
  },
];
