// Errors and warnings of a school as a workbook, as they stand on the screen.
import { formatInstant } from '#kernel/calendar.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { writing } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { demand, mayReadRecords } from '../policy.ts';
import { listFindings } from '../queries/findings.ts';
import { findingFilterOf, findingQuery } from './finding-filter.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows } = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const query = unpaged(findingQuery(new URL(request.url).searchParams));
    const { rows } = await listFindings(work, unit.id, findingFilterOf(query));
    await record(work, {
      action: 'people.export-findings',
      object: { kind: 'unit', id: unit.id },
      unitId: unit.id,
      summary: `Tải ${rows.length} lỗi, cảnh báo ra Excel`,
    });
    return { unit, rows };
  });
  const bytes = await writeSheet(
    'Lỗi và cảnh báo',
    ['STT', 'Mức', 'Họ và tên', 'Lớp', 'Phát hiện', 'Thấy lần đầu', 'Giải trình', 'Người giải trình'],
    rows.map((row, i) => [
      ...[String(i + 1), row.level === 'E' ? 'Lỗi' : 'Cảnh báo', row.name],
      ...[row.className ?? (row.kind === 'staff' ? 'cán bộ' : ''), row.detail, formatInstant(new Date(row.firstSeen))],
      ...[row.reason ?? '', row.decidedBy ?? ''],
    ]),
  );
  return workbookResponse(`loi-canh-bao-${slugify(unit.shortName)}.xlsx`, bytes);
});
