// A menu as its form holds it, and where two versions of it differ.
import { formatDate, weekdayName } from '#kernel/calendar.ts';
import type { MenuForm } from '../commands/save-menu.ts';
import type { MenuRecord } from '../queries/menus.ts';
import { dishesOf, type Meal, mealNames } from '../rules/meals.ts';

export function menuFrom(form: FormData): MenuForm {
  const all = (name: string) => form.getAll(name).map(String);
  const [days, kinds, dishes, kcal] = [all('day'), all('meal'), all('dishes'), all('kcal')];
  return {
    ...{ approver: String(form.get('approver') ?? ''), note: String(form.get('note') ?? '') },
    reason: String(form.get('reason') ?? ''),
    meals: days.map((day, i) => ({ day, meal: kinds[i] as Meal, dishes: dishes[i] ?? '', kcal: kcal[i] ?? '' })),
  };
}

export type Difference = { label: string; mine: string; theirs: string };
export function differences(mine: MenuForm, theirs: MenuRecord): Difference[] {
  const rows: Difference[] = mine.meals.map(({ day, meal, dishes, kcal }) => {
    const other = theirs.meals.find((one) => one.day === day && one.meal === meal);
    const said = (list: readonly string[], energy: string) => `${list.join(', ')}${energy ? ` (${energy} kcal)` : ''}`;
    return {
      label: `${weekdayName(day)} ${formatDate(day).slice(0, 5)}, ${mealNames[meal].toLowerCase()}`,
      mine: said(dishesOf(dishes ?? ''), (kcal ?? '').trim()),
      theirs: other ? said(other.dishes, other.kcal === null ? '' : String(other.kcal)) : '',
    };
  });
  rows.push({ label: 'Người duyệt', mine: String(mine.approver ?? ''), theirs: theirs.approver });
  rows.push({ label: 'Ghi chú', mine: String(mine.note ?? ''), theirs: theirs.note });
  return rows.filter((row) => row.mine !== row.theirs);
}
