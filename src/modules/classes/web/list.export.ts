// The classes of a school as a workbook, as they stand on the screen.
import { chosenYear } from '#kernel/chosen-year.ts';
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords } from '#modules/people/index.ts';
import { writing } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { findClasses } from '../queries/classes.ts';
import { sessions } from '../rules/sections.ts';
import { classFilterOf, classQuery } from './class-filter.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows, year } = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const { year, past } = chosenYear(request.headers.get('cookie'), work.today);
    const query = classQuery(new URL(request.url).searchParams);
    const rows = await findClasses(work, unit.id, year, past, classFilterOf(query));
    await record(work, {
      action: 'classes.export-classes',
      object: { kind: 'unit', id: unit.id },
      unitId: unit.id,
      summary: `Tải danh sách ${rows.length} lớp ra Excel, năm học ${year}`,
    });
    return { unit, rows, year };
  });
  const bytes = await writeSheet(
    'Lớp học',
    ['STT', 'Lớp', 'Khối', 'Chủ nhiệm', 'Buổi học', 'Học sinh', 'Hồ sơ đủ', 'Cần xem lại'],
    rows.map((row, i) => [
      ...[String(i + 1), row.name, gradeOf(row.grade)?.name ?? row.grade, row.homeroomName ?? '', sessions.nameOf(row.session)],
      ...[String(row.pupils), String(row.pupilsComplete), row.details.join('; ')],
    ]),
  );
  return workbookResponse(`lop-hoc-${slugify(unit.shortName)}-${year}.xlsx`, bytes);
});
