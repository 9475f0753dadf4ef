// The list of questions as it stands on the screen, as a workbook: without who asked.
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { reading } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { listQuestions } from '../queries/questions.ts';
import { shownCode } from '../rules/code.ts';
import { audienceNames, kindNames, questionFields } from '../rules/fields.ts';
import { stateNames } from '../rules/question-way.ts';
import { filterOf, questionListOf } from './question-list.ts';
import { readersUnit } from './readers-unit.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows } = await reading(context, async (work) => {
    const { unit } = await readersUnit(work, params.unit);
    const query = questionListOf(new URL(request.url).searchParams);
    return { unit, ...(await listQuestions(work, unit.id, filterOf(unpaged(query)))) };
  });
  const bytes = await writeSheet(
    'Hỏi đáp',
    [
      ...['STT', 'Mã', 'Loại', 'Tiêu đề', 'Lĩnh vực', 'Người hỏi là', 'Trạng thái', 'Công khai', 'Nhận lúc', 'Hạn', 'Thời hạn'],
      ...['Người trả lời', 'Từ đơn vị', 'Chuyển tới'],
    ],
    rows.map((row, i) => [
      ...[String(i + 1), shownCode(row.code), kindNames[row.kind], row.title, questionFields.nameOf(row.field)],
      ...[audienceNames[row.audience], stateNames[row.state], row.public ? 'x' : '', formatInstant(row.askedAt)],
      ...[formatDate(row.dueOn), row.clock, row.assignee, row.fromUnit ?? '', row.toUnit ?? ''],
    ]),
  );
  return workbookResponse(`hoi-dap-${unit.slug}.xlsx`, bytes);
});
