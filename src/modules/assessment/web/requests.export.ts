// The list of requests as it stands on the screen, as a workbook.
import { formatInstant } from '#kernel/calendar.ts';
import { subjectName } from '#modules/teaching/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { periodNames } from '../rules/lock.ts';
import { requestStateNames } from '../rules/unlock-state.ts';
import { marksUnit } from './marks-unit.ts';
import { requestList } from './request-list.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows } = await reading(context, async (work) => {
    const found = await marksUnit(work, params.unit);
    return { unit: found, ...(await requestList(work, found, new URL(request.url).searchParams, true)) };
  });
  const time = (at: Date | null) => (at ? formatInstant(at) : '');
  const bytes = await writeSheet(
    'Đề nghị mở khóa',
    [
      ...['Số', 'Lớp', 'Môn', 'Kỳ', 'Số ô', 'Lý do', 'Người gửi', 'Gửi lúc', 'Trạng thái', 'Người quyết định', 'Quyết định lúc'],
      ...['Ghi chú', 'Mở đến', 'Khóa lại lúc', 'Ô đã ghi', 'Xếp loại, kết luận đổi'],
    ],
    rows.map((row) => [
      ...[row.id, row.className, subjectName(row.subject), periodNames[row.semester], row.cells.length, row.reason],
      ...[row.askedByName, time(row.askedAt), requestStateNames[row.state], row.decidedByName ?? '', time(row.decidedAt)],
      ...[row.note, time(row.openUntil), time(row.closedAt), row.changed, row.effects.standings?.length ?? 0],
    ]),
  );
  return workbookResponse(`mo-khoa-diem-${unit.slug}.xlsx`, bytes);
});
