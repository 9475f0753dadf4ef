// The list of reports as it stands on the screen, as a workbook.
import { formatInstant } from '#kernel/calendar.ts';
import { formatTenths } from '#kernel/numbers.ts';
import { reading } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { listReports } from '../queries/ratings.ts';
import { reportStateNames } from '../rules/report-states.ts';
import { filterOf, reportListOf } from './opinion-lists.ts';
import { readersUnit } from './readers-unit.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows } = await reading(context, async (work) => {
    const { unit } = await readersUnit(work, params.unit);
    return { unit, ...(await listReports(work, unit.id, filterOf(unpaged(reportListOf(new URL(request.url).searchParams))))) };
  });
  const bytes = await writeSheet(
    'Báo lỗi',
    ['STT', 'Lúc', 'Ở bài', 'Địa chỉ', 'Chỗ sai', 'Trạng thái', 'Người xem', 'Điểm', 'Lượt đánh giá'],
    rows.map((row, i) => [
      ...[String(i + 1), formatInstant(row.at), row.title, row.path, row.words, reportStateNames[row.state], row.decidedBy ?? ''],
      ...[row.rating.count > 0 ? formatTenths(row.rating.tenths) : '', String(row.rating.count)],
    ]),
  );
  return workbookResponse(`bao-loi-${unit.slug}.xlsx`, bytes);
});
