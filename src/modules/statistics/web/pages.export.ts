// Visits page by page as they stand on the screen, as a workbook.
import { formatDate } from '#kernel/calendar.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { pageList } from './page-list.ts';
import { periodOf } from './period.ts';

export const loader = load(async ({ context, params, request }) => {
  const search = new URL(request.url).searchParams;
  const { unit, period, rows } = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const period = periodOf(search, work.today);
    return { unit, period, ...(await pageList(work, unit.id, period, search, true)) };
  });
  const bytes = await writeSheet(
    'Từng trang',
    ['Trang', 'Địa chỉ', 'Lượt xem', 'Phần trăm'],
    rows.map((r) => [r.title ?? '', r.path, r.visits, r.share / 10]),
    { title: [`Lượt xem các trang của ${unit.shortName} từ ${formatDate(period.from)} đến ${formatDate(period.to)}`] },
  );
  return workbookResponse(`trang-duoc-xem-${unit.slug}.xlsx`, bytes);
});
