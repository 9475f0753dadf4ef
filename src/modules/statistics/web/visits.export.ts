// Visits day by day as they stand on the screen, as a workbook.
import { formatDate, weekdayName } from '#kernel/calendar.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { visitDaysAt } from '../queries/visits.ts';
import { periodOf } from './period.ts';

export const loader = load(async ({ context, params, request }) => {
  const search = new URL(request.url).searchParams;
  const below = search.get('below') === 'yes';
  const { unit, days } = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const { from, to } = periodOf(search, work.today);
    return { unit, days: await visitDaysAt(work, unit, { below, from, to }) };
  });
  const bytes = await writeSheet(
    'Từng ngày',
    ['Ngày', 'Thứ', 'Lượt xem', 'Người xem'],
    days.map((d) => [formatDate(d.day), weekdayName(d.day), d.visits, d.visitors]),
    { title: [`Lượt xem các trang của ${unit.shortName}${below ? ' và mọi đơn vị bên dưới' : ''}`] },
  );
  return workbookResponse(`luot-xem-${unit.slug}.xlsx`, bytes);
});
