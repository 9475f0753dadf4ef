// The units by their visits as they stand on the screen, as a workbook.
import { formatDate } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { unitVisitList } from './unit-list.ts';

export const loader = load(async ({ context, params, request }) => {
  const list = await reading(context, (work) => unitVisitList(work, params.unit, new URL(request.url).searchParams, true));
  const bytes = await writeSheet(
    'Lượt xem',
    ['Đơn vị', 'Phòng', 'Cấp', 'Lượt xem', 'Cùng số ngày trước đó', 'Người xem (cộng từng ngày)', 'Kể cả đơn vị bên dưới'],
    list.rows.map((r) => [r.name, r.officeName, levelNames[r.level], r.visits, r.before, r.visitors, r.below]),
    { title: [`Lượt xem từ ${formatDate(list.period.from)} đến ${formatDate(list.period.to)}`] },
  );
  return workbookResponse(`luot-xem-don-vi-${list.unit.slug}.xlsx`, bytes);
});
