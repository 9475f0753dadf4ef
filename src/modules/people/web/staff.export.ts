// The list of staff as it stands on the screen, as a workbook; taking it away is recorded.
import { formatDate } from '#kernel/calendar.ts';
import { contracts, degrees, positions, sexes, staffKinds, staffStatuses, subjects } from '#kernel/code-lists/people-codes.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { writing } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { demand, mayReadRecords } from '../policy.ts';
import { listStaff } from '../queries/staff.ts';
import { recordWords } from './parts/record-words.ts';
import { staffFilterOf, staffQuery } from './staff-filter.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows } = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const { rows, total } = await listStaff(work, unit.id, staffFilterOf(unpaged(staffQuery(new URL(request.url).searchParams))));
    await record(work, {
      action: 'people.export-staff',
      object: { kind: 'unit', id: unit.id },
      unitId: unit.id,
      summary: `Tải danh sách ${total} cán bộ ra Excel`,
    });
    return { unit, rows };
  });
  const bytes = await writeSheet(
    'Cán bộ',
    [
      ...['STT', 'Mã cán bộ', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Loại cán bộ', 'Chức vụ', 'Môn dạy chính'],
      ...['Trình độ', 'Hợp đồng', 'Trạng thái', 'Hồ sơ'],
    ],
    rows.map((row, i) => [
      ...[String(i + 1), row.code ?? '', row.name, row.birthDate ? formatDate(row.birthDate) : '', sexes.nameOf(row.sex)],
      ...[staffKinds.nameOf(row.kind), positions.nameOf(row.position), subjects.nameOf(row.mainSubject)],
      ...[degrees.nameOf(row.degree), contracts.nameOf(row.contract), staffStatuses.nameOf(row.status)],
      recordWords(row, 'staff') || 'đủ',
    ]),
  );
  return workbookResponse(`can-bo-${slugify(unit.shortName)}.xlsx`, bytes);
});
