// Who holds what, as a workbook; taking it away is recorded.
import { roleNames } from '#kernel/actor.ts';
import { addDays, formatDate, formatInstant } from '#kernel/calendar.ts';
import { record } from '#modules/audit/index.ts';
import { writing } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { peopleList, peopleQuery, unitToAdminister } from './people-list.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows } = await writing(context, async (work) => {
    const { unit } = await unitToAdminister(work, params.unit);
    const { rows } = await peopleList(work, unit, unpaged(peopleQuery(new URL(request.url).searchParams)));
    await record(work, {
      action: 'access.export-people',
      object: { kind: 'unit', id: unit.id },
      unitId: unit.id,
      summary: `Tải danh sách ${rows.length} vai trò ra Excel`,
    });
    return { unit, rows };
  });
  const bytes = await writeSheet(
    'Người và vai trò',
    ['STT', 'Họ và tên', 'Tên đăng nhập', 'Vai trò', 'Đơn vị', 'Từ ngày', 'Đến hết ngày', 'Vào lần cuối', 'Tài khoản'],
    rows.map((row, i) => [
      ...[String(i + 1), row.name, row.username ?? '', roleNames[row.role], row.unitName, formatDate(row.validFrom)],
      ...[row.validTo ? formatDate(addDays(row.validTo, -1)) : '', row.lastLoginAt ? formatInstant(row.lastLoginAt) : ''],
      row.disabled ? 'đã ngừng' : '',
    ]),
  );
  return workbookResponse(`vai-tro-${unit.slug}.xlsx`, bytes);
});
