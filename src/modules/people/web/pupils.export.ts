// The list of pupils as it stands on the screen, as a workbook; taking it away is recorded.
import { formatDate } from '#kernel/calendar.ts';
import { ethnicGroups, pupilStatuses, sexes } from '#kernel/code-lists/people-codes.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { record } from '#modules/audit/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { writing } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { demand, mayReadRecords } from '../policy.ts';
import { classNamesOf } from '../queries/class-names.ts';
import { listPupils } from '../queries/pupils.ts';
import { pupilFilterOf } from './pupil-filter.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows, names } = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const { rows, total } = await listPupils(work, unit.id, {
      ...pupilFilterOf(new URL(request.url).searchParams),
      limit: 5000,
      offset: 0,
    });
    await record(work, {
      action: 'people.export-pupils',
      object: { kind: 'unit', id: unit.id },
      unitId: unit.id,
      summary: `Tải danh sách ${total} học sinh ra Excel`,
    });
    const classes = await classNamesOf(work, unit.id, schoolYearOf(work.today));
    return { unit, rows, names: new Map(classes.map((c) => [c.id, c.name])) };
  });
  const bytes = await writeSheet(
    'Học sinh',
    ['STT', 'Mã học sinh', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Dân tộc', 'Lớp', 'Trạng thái'],
    rows.map((row, i) => [
      ...[String(i + 1), row.code ?? '', row.name, row.birthDate ? formatDate(row.birthDate) : ''],
      ...[sexes.nameOf(row.sex), ethnicGroups.nameOf(row.ethnicity)],
      ...[row.classId ? (names.get(row.classId) ?? '') : '', pupilStatuses.nameOf(row.status)],
    ]),
  );
  return workbookResponse(`hoc-sinh-${unit.slug}.xlsx`, bytes);
});
