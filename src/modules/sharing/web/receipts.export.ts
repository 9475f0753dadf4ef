// The receipts of one push as a workbook.
import { formatInstant } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { notFound } from '#kernel/refusal.ts';
import { reading } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { pushById } from '../queries/pushes.ts';
import { listReceipts } from '../queries/receipts.ts';
import { receiptWords } from '../rules/standing.ts';
import { receiptFilter, receiptList } from './lists.ts';
import { officeOf } from './office-of.ts';

const instant = (at: Date | null) => (at ? formatInstant(at) : '');

export const loader = load(async ({ context, params, request }) => {
  const { push, rows } = await reading(context, async (work) => {
    const unit = await officeOf(work, params.unit);
    const push = await pushById(work, unit, params.sent ?? '');
    if (!push) throw notFound('Không tìm thấy lần gửi này.');
    const query = unpaged(receiptList(new URL(request.url).searchParams));
    return { push, ...(await listReceipts(work, push.id, { ...receiptFilter(query), under: unit.path })) };
  });
  const bytes = await writeSheet(
    'Biên nhận',
    [
      ...[
        'STT',
        'Mã',
        'Đơn vị',
        'Thuộc',
        'Cấp',
        'Biên nhận',
        'Xem lúc',
        'Người xem',
        'Triển khai lúc',
        'Người xác nhận',
        'Ghi chú',
      ],
      ...['Chưa xem bản sửa', 'Quá hạn', 'Nhắc lúc'],
    ],
    rows.map((row, i) => [
      ...[String(i + 1), row.code ?? '', row.name, row.officeName ?? '', levelNames[row.level], receiptWords[row.state]],
      ...[instant(row.seenAt), row.seenBy ?? '', instant(row.doneAt), row.doneBy ?? '', row.doneNote],
      ...[row.changed ? 'x' : '', row.late && !push.ending ? 'x' : '', instant(row.remindedAt)],
    ]),
  );
  return workbookResponse(`bien-nhan-${push.slug.slice(0, 60)}.xlsx`, bytes);
});
