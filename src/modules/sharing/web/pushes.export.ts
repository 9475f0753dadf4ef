// What was sent, as it stands on the screen, as a workbook.
import { formatInstant } from '#kernel/calendar.ts';
import { reading } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { listPushes } from '../queries/pushes.ts';
import { endingWords } from '../rules/standing.ts';
import { pushFilter, pushList } from './lists.ts';
import { officeOf } from './office-of.ts';
import { plainDay } from './words.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows } = await reading(context, async (work) => {
    const unit = await officeOf(work, params.unit);
    return { unit, ...(await listPushes(work, unit, pushFilter(unpaged(pushList(new URL(request.url).searchParams))))) };
  });
  const bytes = await writeSheet(
    'Gửi xuống',
    [
      'STT',
      'Bài',
      'Nơi gửi',
      'Nơi nhận',
      'Trạng thái',
      'Số đơn vị',
      'Đã xem',
      'Đã triển khai',
      'Quá hạn',
      'Trước ngày',
      'Gửi lúc',
      'Người gửi',
    ],
    rows.map((row, i) => [
      ...[String(i + 1), row.title, row.sender, row.words, row.ending ? endingWords[row.ending.how] : 'đang hiện'],
      ...[String(row.sent), String(row.seen), row.mustConfirm ? String(row.done) : '', String(row.late)],
      ...[plainDay(row.dueOn), formatInstant(row.sentAt), row.sentBy],
    ]),
  );
  return workbookResponse(`gui-xuong-${unit.slug}.xlsx`, bytes);
});
