// Are there as many classes as one would expect of a school? Check 2 of R7.3.
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';
import type { ClassFinding } from './class.ts';

type PerGrade = Record<string, number>;

/** `last`: of the year before; empty when nothing is known of it. */
export function assessClassCounts(now: PerGrade, last: PerGrade): ClassFinding[] {
  const sum = (counts: PerGrade) => Object.values(counts).reduce((n, k) => n + k, 0);
  if (sum(now) === 0) return [{ rule: 2, level: 'W', field: '', detail: 'Chưa có lớp nào trong năm học' }];
  if (sum(last) === 0) return [];
  return [...new Set([...Object.keys(now), ...Object.keys(last)])].sort().flatMap((grade): ClassFinding[] => {
    const [is, was] = [now[grade] ?? 0, last[grade] ?? 0];
    if (Math.abs(is - was) * 10 <= was * 3) return [];
    return [{ rule: 2, level: 'W', field: grade, detail: `${gradeOf(grade)?.name ?? grade}: ${is} lớp, năm trước ${was} lớp` }];
  });
}
