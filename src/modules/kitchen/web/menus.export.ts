// The menus that the list filters, meal by meal, as a workbook.
import { formatDate, weekdayName } from '#kernel/calendar.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { listMenus, mealsOf } from '../queries/menus.ts';
import { groupNames, mealNames } from '../rules/meals.ts';
import { menuFilterOf, menuListOf } from './menu-list.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, lines } = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const query = unpaged(menuListOf(new URL(request.url).searchParams), 120);
    const { rows } = await listMenus(work, unit.id, menuFilterOf(query));
    const lines: string[][] = [];
    for (const row of rows)
      for (const meal of await mealsOf(work, unit.id, row.monday, row.group))
        lines.push([
          ...[weekdayName(meal.day), formatDate(meal.day), groupNames[row.group], mealNames[meal.meal]],
          ...[meal.dishes.join(', '), meal.kcal === null ? '' : String(meal.kcal), row.approver],
        ]);
    return { unit, lines };
  });
  const bytes = await writeSheet('Thực đơn', ['Thứ', 'Ngày', 'Nhóm', 'Bữa', 'Món', 'kcal', 'Người duyệt'], lines);
  return workbookResponse(`thuc-don-${unit.slug}.xlsx`, bytes);
});
