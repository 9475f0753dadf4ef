// The findings of a school's results with their reasons, as a workbook.
import { formatDate } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand } from '#modules/people/index.ts';
import { writing } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { mayReadMarks } from '../policy.ts';
import { resultFindings } from '../queries/result-findings.ts';
import { chosenFindings, findingsQuery } from './findings-query.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, year, lines } = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadMarks(work.actor, unit));
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    const lines = chosenFindings(await resultFindings(work, unit, year), findingsQuery(new URL(request.url).searchParams));
    await record(work, {
      ...{ action: 'assessment.export-findings', object: { kind: 'unit', id: unit.id }, unitId: unit.id },
      summary: `Tải danh sách kết quả cần xem lại ra Excel: ${lines.length} dòng, năm học ${year}`,
    });
    return { unit, year, lines };
  });
  const bytes = await writeSheet(
    'Cần xem lại',
    ['STT', 'Mức', 'Phép kiểm', 'Lớp', 'Phát hiện', 'Giải trình', 'Người giải trình', 'Ngày'],
    lines.map(({ level, rule, className, text, explained }, i) => [
      ...[String(i + 1), level === 'E' ? 'Lỗi' : 'Cảnh báo', String(rule), className ?? '', text],
      ...[explained?.reason ?? '', explained?.by ?? '', explained ? formatDate(explained.at) : ''],
    ]),
  );
  return workbookResponse(`can-xem-lai-${slugify(unit.shortName)}-${year}.xlsx`, bytes);
});
