// For whom does a school cook, and which meals has a day? (P-4.4)
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';

export type ChildGroup = 'nursery' | 'kindergarten' | 'primary';
export const groupNames: Record<ChildGroup, string> = {
  nursery: 'Nhà trẻ',
  kindergarten: 'Mẫu giáo',
  primary: 'Bán trú tiểu học',
};
/** None where nobody cooks. */
export const groupsOf = (level: UnitLevel): readonly ChildGroup[] =>
  level === 'mn' ? ['kindergarten', 'nursery'] : level === 'th' ? ['primary'] : [];

export type Meal = 'breakfast' | 'morning_snack' | 'lunch' | 'afternoon_snack' | 'dinner';
export const mealNames: Record<Meal, string> = {
  breakfast: 'Bữa sáng',
  morning_snack: 'Phụ sáng',
  lunch: 'Bữa trưa',
  afternoon_snack: 'Phụ chiều',
  dinner: 'Bữa chiều',
};
export const meals = Object.keys(mealNames) as Meal[];

/** 'Thịt kho, canh bí; cơm' or one a line → dishes, each once. */
export function dishesOf(typed: string): string[] {
  const all = typed
    .split(/[,;\n]/)
    .map((dish) => dish.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  const seen = new Set<string>();
  return all.filter((dish) => {
    const key = dish.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}
