// The activity of the sites below as a workbook.
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { siteActivity } from '../queries/activity.ts';
import { activityFilter, activityList } from './lists.ts';
import { officeOf } from './office-of.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows } = await reading(context, async (work) => {
    const unit = await officeOf(work, params.unit);
    return { unit, rows: await siteActivity(work, unit, activityFilter(activityList(new URL(request.url).searchParams))) };
  });
  const bytes = await writeSheet(
    'Hoạt động các trang',
    [
      ...['STT', 'Mã', 'Đơn vị', 'Thuộc', 'Cấp', 'Bài tháng này', 'Bài năm học', 'Bài gần nhất', 'Chưa xem', 'Chưa triển khai'],
      ...['Quá hạn', 'Đề nghị', 'Được nhận'],
    ],
    rows.map((row, i) => [
      ...[String(i + 1), row.code ?? '', row.name, row.officeName, levelNames[row.level], String(row.month), String(row.year)],
      ...[row.lastAt ? formatDate(toLocal(row.lastAt).date) : '', String(row.unseen), String(row.undone), String(row.late)],
      ...[String(row.proposed), String(row.accepted)],
    ]),
  );
  return workbookResponse(`hoat-dong-${unit.slug}.xlsx`, bytes);
});
