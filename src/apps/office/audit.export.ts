// The audit record of a unit as a workbook; taking it away is itself recorded.
import { formatInstant } from '#kernel/calendar.ts';
import { record } from '#modules/audit/index.ts';
import { writing } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { auditList, auditQuery } from './audit-list.ts';

export const loader = load(async ({ context, params, request }) => {
  const query = auditQuery(new URL(request.url).searchParams);
  const { unit, rows } = await writing(context, async (work) => {
    const found = await auditList(work, params.unit, { ...query, ...unpaged(query) });
    await record(work, {
      action: 'audit.export',
      object: { kind: 'unit', id: found.unit.id },
      unitId: found.unit.id,
      summary: `Tải ${found.rows.length} dòng nhật ký`,
    });
    return found;
  });
  const bytes = await writeSheet(
    'Nhật ký',
    ['Lúc', 'Giờ máy chủ', 'Ai', 'Đơn vị', 'Việc', 'Thay đổi', 'Mã việc'],
    rows.map((row) => [
      ...[formatInstant(new Date(row.businessAt)), formatInstant(new Date(row.at)), row.actor, row.unit ?? '', row.summary],
      row.changes
        .map((change) => `${change.field}: ${[change.before, change.after].filter((side) => side !== null).join(' → ')}`)
        .join('; '),
      row.action,
    ]),
  );
  return workbookResponse(`nhat-ky-${unit.slug}.xlsx`, bytes);
});
