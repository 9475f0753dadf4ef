// The list of pupils as it stands on the screen, or those chosen in it, as a workbook; taking it away is recorded.

import { formatDate } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { ethnicGroups, pupilStatuses, sexes } from '#kernel/code-lists/people-codes.ts';
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';
import { isUuid } from '#kernel/ids.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { writing } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { demand, mayReadRecords } from '../policy.ts';
import { listPupils } from '../queries/pupils.ts';
import { recordWords } from './parts/record-words.ts';
import { pupilFilterOf, pupilQuery } from './pupil-filter.ts';

export const loader = load(async ({ context, params, request }) => {
  const { searchParams } = new URL(request.url);
  const chosen = (searchParams.get('ids') ?? '').split(',').filter((id) => isUuid(id));
  const { unit, rows, year } = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const { year, past } = chosenYear(request.headers.get('cookie'), work.today);
    const { rows, total } = await listPupils(work, unit.id, {
      ...pupilFilterOf(unpaged(pupilQuery(searchParams)), past ? year : null),
      ...(chosen.length > 0 ? { ids: chosen } : {}),
    });
    await record(work, {
      action: 'people.export-pupils',
      object: { kind: 'unit', id: unit.id },
      unitId: unit.id,
      summary: `Tải danh sách ${total} học sinh ra Excel, năm học ${year}`,
    });
    return { unit, rows, year };
  });
  const bytes = await writeSheet(
    'Học sinh',
    [
      ...['STT', 'Mã học sinh', 'Mã định danh Bộ', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Dân tộc'],
      ...['Khối', 'Lớp', 'Trạng thái', 'Hồ sơ'],
    ],
    rows.map((row, i) => [
      ...[String(i + 1), row.code ?? '', row.ministryId ?? '', row.name, row.birthDate ? formatDate(row.birthDate) : ''],
      ...[sexes.nameOf(row.sex), ethnicGroups.nameOf(row.ethnicity), row.grade ? (gradeOf(row.grade)?.name ?? row.grade) : ''],
      ...[row.className ?? '', pupilStatuses.nameOf(row.status), recordWords(row, 'pupil') || 'đủ'],
    ]),
  );
  return workbookResponse(`hoc-sinh-${slugify(unit.shortName)}-${year}.xlsx`, bytes);
});
