// What was received, as it stands on the screen, as a workbook.
import { formatInstant } from '#kernel/calendar.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { listReceived } from '../queries/received.ts';
import { endingWords, receiptWords } from '../rules/standing.ts';
import { receivedFilter, receivedList } from './lists.ts';
import { plainDay } from './words.ts';

const instant = (at: Date | null) => (at ? formatInstant(at) : '');

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows } = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const query = unpaged(receivedList(new URL(request.url).searchParams));
    return { unit, ...(await listReceived(work, unit.id, receivedFilter(query))) };
  });
  const bytes = await writeSheet(
    'Từ cấp trên',
    [
      ...['STT', 'Thông báo', 'Nơi gửi', 'Nhận lúc', 'Trước ngày', 'Đơn vị đã', 'Xem lúc', 'Người xem', 'Triển khai lúc'],
      ...['Người xác nhận', 'Ghi chú', 'Quá hạn'],
    ],
    rows.map((row, i) => [
      ...[String(i + 1), row.title, row.sender, formatInstant(row.at), plainDay(row.dueOn)],
      row.ending ? endingWords[row.ending.how] : receiptWords[row.state],
      ...[instant(row.seenAt), row.seenBy ?? '', instant(row.doneAt), row.doneBy ?? '', row.doneNote, row.late ? 'x' : ''],
    ]),
  );
  return workbookResponse(`tu-cap-tren-${unit.slug}.xlsx`, bytes);
});
