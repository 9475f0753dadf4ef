// The counts of unlocking as they stand on the screen, as a workbook.
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { unlockList } from './unlock-list.ts';

export const loader = load(async ({ context, params, request }) => {
  const list = await reading(context, (work) => unlockList(work, params.unit, new URL(request.url).searchParams, true));
  const bytes = await writeSheet(
    'Mở khóa điểm',
    [
      ...['STT', 'Trường', 'Phòng', 'Cấp', 'Đề nghị', 'Đang chờ', 'Đã mở', 'Không mở', 'Ô đã sửa', 'Xếp loại, kết luận đổi'],
      ...['Đổi sau khi duyệt', 'Phiếu đã phát bị ảnh hưởng', 'Đề nghị lần cuối'],
    ],
    list.rows.map((row, i) => [
      ...[i + 1, row.name, row.officeName, levelNames[row.level], row.asked, row.waiting, row.granted, row.refused, row.cells],
      ...[row.standings, row.approved, row.cards, row.lastAsked ? formatDate(toLocal(row.lastAsked).date) : ''],
    ]),
  );
  return workbookResponse(`mo-khoa-diem-${list.unit.slug}-${list.year}.xlsx`, bytes);
});
