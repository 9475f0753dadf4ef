// The events that the list filters, as a workbook.
import { formatDate } from '#kernel/calendar.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { listEvents } from '../queries/events.ts';
import { eventFilterOf, eventListOf, eventStates } from './lists.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows } = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const query = eventListOf(new URL(request.url).searchParams);
    return { unit, ...(await listEvents(work, unit.id, eventFilterOf(unpaged(query), work.today))) };
  });
  const bytes = await writeSheet(
    'Sự kiện',
    ['STT', 'Sự kiện', 'Từ ngày', 'Giờ', 'Đến ngày', 'Giờ', 'Địa điểm', 'Tổ chức', 'Trạng thái', 'Lý do hoãn, hủy'],
    rows.map((row, i) => [
      ...[String(i + 1), row.title, formatDate(row.startsOn), row.starts, formatDate(row.endsOn), row.ends],
      ...[row.place, row.organiser, eventStates[row.state], row.cancelReason ?? ''],
    ]),
  );
  return workbookResponse(`su-kien-${unit.slug}.xlsx`, bytes);
});
