// The classes that a pupil may sit in, by grade: the pupil's own grade first.
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';

export type ClassChoice = { value: string; label: string; grade: string };
export const classChoice = (c: { id: number; name: string; grade: string; pupils: number }): ClassChoice => ({
  ...{ value: String(c.id), label: `${c.name} (${c.pupils} học sinh)`, grade: c.grade },
});

export function byGrade(classes: readonly ClassChoice[], own: string | null) {
  const groups = [...Map.groupBy(classes, ({ grade }) => grade)].sort(([a], [b]) => Number(b === own) - Number(a === own));
  return groups.map(([grade, items]) => ({
    group: (gradeOf(grade)?.name ?? grade) + (grade === own ? ', khối của em' : ''),
    items: items.map(({ value, label }) => ({ value, label })),
  }));
}
