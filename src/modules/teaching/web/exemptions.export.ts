// The exemptions that the list filters, as a workbook.
import { formatDate } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords } from '#modules/people/index.ts';
import { writing } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { subjectName } from '../curricula/curricula.ts';
import { schoolExemptions } from '../queries/exemptions.ts';
import { exemptionKinds } from '../rules/exemption.ts';
import { semesterNames } from '../rules/semester.ts';
import { exemptionFilterOf, exemptionQuery } from './exemption-list.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, year, rows } = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    const rows = await schoolExemptions(
      work,
      unit.id,
      year,
      exemptionFilterOf(exemptionQuery(new URL(request.url).searchParams)),
    );
    await record(work, {
      action: 'teaching.export-exemptions',
      object: { kind: 'unit', id: unit.id },
      unitId: unit.id,
      summary: `Tải ${rows.length} trường hợp miễn học, tự chọn ra Excel, năm học ${year}`,
    });
    return { unit, year, rows };
  });
  const bytes = await writeSheet(
    'Miễn học',
    ['STT', 'Họ và tên', 'Lớp', 'Môn', 'Học kỳ', 'Vì sao', 'Căn cứ', 'Ngày quyết định', 'Người ghi'],
    rows.map((row, i) => [
      ...[String(i + 1), row.name, row.className, subjectName(row.subject, row.language), semesterNames[row.semester]],
      ...[exemptionKinds[row.kind], row.basis, formatDate(row.decidedOn), row.recordedBy],
    ]),
  );
  return workbookResponse(`mien-hoc-${slugify(unit.shortName)}-${year}.xlsx`, bytes);
});
