// The matrix as it stands on the screen, as a workbook.
import { formatDate } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { standingWords } from '../rules/due.ts';
import { boardList } from './board-list.ts';

export const loader = load(async ({ context, params, request }) => {
  const { list, today } = await reading(context, async (work) => ({
    list: await boardList(work, params.unit, new URL(request.url).searchParams, true),
    today: work.today,
  }));
  const bytes = await writeSheet(
    'Công khai',
    ['STT', 'Đơn vị', 'Phòng', 'Cấp', ...list.subjects.map((subject) => subject.title), 'Thiếu', 'Trễ', 'Đúng hạn'],
    list.rows.map((row, i) => [
      ...[i + 1, row.name, row.officeName, levelNames[row.level]],
      ...list.subjects.map((subject) => {
        const cell = row.cells[subject.code];
        return cell ? standingWords(cell) : '';
      }),
      ...[row.missing, row.late, row.inTime],
    ]),
    { title: [`Công khai năm học ${list.year} theo ${list.ruleName}, tính đến ngày ${formatDate(today)}`] },
  );
  return workbookResponse(`cong-khai-${list.year}-${list.unit.slug}.xlsx`, bytes);
});
