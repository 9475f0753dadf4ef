// Is a class's record complete, and what is doubtful about it? Checks 4-9 of R7.3, sizes of R5.6.
import { gradeOf, unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import type { SchoolClass } from '../tables.ts';

export type ClassFinding = { rule: number; level: 'E' | 'W'; field: string; detail: string };
export type ClassFacts = {
  class: Pick<
    SchoolClass,
    'name' | 'grade' | 'homeroom_staff_id' | 'declared_size' | 'foreign_language_1' | 'session' | 'sessions_per_week' | 'code'
  >;
  unitType: string;
  /** null: the class names nobody, or somebody who is not there. */
  homeroom: { active: boolean; sameUnit: boolean } | null;
  activePupils: number;
  sameNameInYear: boolean;
};

export const recommendedClassFields = ['code', 'session', 'sessions_per_week', 'foreign_language_1', 'declared_size'] as const;

export function assessClass(facts: ClassFacts): { missing: string[]; findings: ClassFinding[]; filled: number } {
  const { class: c, homeroom, activePupils } = facts;
  const findings: ClassFinding[] = [];
  const add = (rule: number, level: 'E' | 'W', field: string, detail: string) => findings.push({ rule, level, field, detail });
  const missing = c.homeroom_staff_id ? [] : ['homeroom_staff_id'];
  if (missing.length > 0) add(4, 'E', 'homeroom_staff_id', 'Chưa có giáo viên chủ nhiệm');
  else if (!homeroom?.sameUnit) add(5, 'E', 'homeroom_staff_id', 'Chủ nhiệm không phải người của trường');
  else if (!homeroom.active) add(5, 'E', 'homeroom_staff_id', 'Chủ nhiệm không còn làm việc');
  const grade = gradeOf(c.grade);
  const primary = c.grade >= '01' && c.grade <= '05';
  if (activePupils === 0) add(6, 'W', 'size', 'Lớp chưa có học sinh');
  else if (grade && activePupils > grade.maxSize)
    add(6, 'W', 'size', `${activePupils} học sinh, quá ${grade.maxSize} của quy định`);
  else if (activePupils < (primary ? 10 : 15)) add(6, 'W', 'size', `Chỉ có ${activePupils} học sinh`);
  if (c.declared_size !== null && c.declared_size !== activePupils)
    add(7, 'E', 'declared_size', `Sĩ số ghi ${c.declared_size}, đang học ${activePupils}`);
  if (!unitTypeOf(facts.unitType)?.grades.includes(c.grade))
    add(8, 'E', 'grade', `Trường không dạy ${grade?.name ?? `khối ${c.grade}`}`);
  if (facts.sameNameInYear) add(8, 'E', 'name', `Đã có lớp ${c.name} trong năm học`);
  if (/^\d+$/.test(c.grade) && Number(c.grade) >= 6 && !c.foreign_language_1)
    add(9, 'W', 'foreign_language_1', 'Chưa ghi ngoại ngữ 1');
  const filled = recommendedClassFields.filter((field) => c[field] !== null && c[field] !== '').length;
  return { missing, findings, filled };
}
