// The list of grade 9 for the board of recognition, as a workbook.
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
import { completionList } from '../queries/completion-list.ts';
import { completionWords } from '../rules/completion.ts';
import { chosenCompletions, completionQuery } from './completion-query.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, year, lines } = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadMarks(work.actor, unit));
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    const lines = chosenCompletions(
      await completionList(work, unit.id, year),
      completionQuery(new URL(request.url).searchParams),
    );
    await record(work, {
      ...{ action: 'assessment.export-completion', object: { kind: 'unit', id: unit.id }, unitId: unit.id },
      summary: `Tải danh sách xét tốt nghiệp THCS ra Excel: ${lines.length} em, năm học ${year}`,
    });
    return { unit, year, lines };
  });
  const words = completionWords(year);
  const bytes = await writeSheet(
    'Xét tốt nghiệp THCS',
    ['STT', 'Họ và tên', 'Lớp', 'Ngày sinh', words.learning, words.conduct, 'Buổi nghỉ', 'Công nhận', 'Loại', 'Vì sao'],
    lines.map(({ name, className, birthDate, level, conduct, absent, outcome: { value }, why }, i) => [
      ...[
        String(i + 1),
        name,
        className,
        birthDate ? formatDate(birthDate) : '',
        level ?? '',
        conduct ?? '',
        String(absent ?? ''),
      ],
      ...[value === null ? 'Chưa đủ kết quả' : value.recognised ? 'Được' : 'Chưa được', value?.grade ?? '', why.join(' ')],
    ]),
  );
  return workbookResponse(`xet-tot-nghiep-${slugify(unit.shortName)}-${year}.xlsx`, bytes);
});
