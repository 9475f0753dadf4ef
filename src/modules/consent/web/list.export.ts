// The consents that the list filters, as a workbook.
import { formatDate } from '#kernel/calendar.ts';
import { record } from '#modules/audit/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords } from '#modules/people/index.ts';
import { writing } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { listConsents } from '../queries/consents.ts';
import { standingNames } from '../rules/consent.ts';
import { consentFilterOf, consentListOf } from './consent-list.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows } = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const query = unpaged(consentListOf(new URL(request.url).searchParams));
    const found = await listConsents(work, unit.id, consentFilterOf(query));
    await record(work, {
      ...{ action: 'consent.export', object: { kind: 'unit', id: String(unit.id) }, unitId: unit.id },
      summary: `Tải danh sách đồng ý đăng ảnh, ${found.rows.length} học sinh`,
    });
    return { unit, ...found };
  });
  const bytes = await writeSheet(
    'Đồng ý đăng ảnh',
    ['STT', 'Học sinh', 'Lớp', 'Ngày sinh', 'Đăng ảnh', 'Người đồng ý', 'Ngày', 'Ảnh có em'],
    rows.map((row, i) => [
      ...[String(i + 1), row.name, row.className ?? '', row.birthDate ? formatDate(row.birthDate) : ''],
      ...[standingNames[row.standing], row.givenBy ?? '', row.givenOn ? formatDate(row.givenOn) : '', String(row.pictures)],
    ]),
  );
  return workbookResponse(`dong-y-dang-anh-${unit.slug}.xlsx`, bytes);
});
