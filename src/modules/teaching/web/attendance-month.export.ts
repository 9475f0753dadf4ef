// The book of a month as a workbook.
import { formatDate } from '#kernel/calendar.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { writing } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { bookOf, classNumber } from './attendance-book.ts';

export const loader = load(async ({ context, params, request }) => {
  const book = await writing(context, async (work) => {
    const book = await bookOf(work, params.unit, classNumber(params.class), new URL(request.url).searchParams);
    await record(work, {
      action: 'teaching.export-roll-calls',
      object: { kind: 'class', id: book.class.id },
      unitId: book.unit.id,
      summary: `Tải sổ điểm danh lớp ${book.class.name}, tháng ${book.month.slice(5)}/${book.month.slice(0, 4)}, ra Excel`,
    });
    return book;
  });
  const days = book.days.filter((day) => day.closed === null && !day.future);
  const kept = new Set(days.map((day) => day.day));
  const bytes = await writeSheet(
    `Tháng ${book.month.slice(5)}`,
    ['STT', 'Họ và tên', ...days.map(({ day }) => String(Number(day.slice(8)))), 'P', 'K', 'P cả năm', 'K cả năm', 'Tính vào 45'],
    book.lines.map((line, i) => [
      ...[i + 1, line.name],
      ...line.cells.flatMap((marks, at) =>
        kept.has(book.days[at]?.day ?? '') ? [(marks ?? []).map((mark) => mark.sign).join('/')] : [],
      ),
      ...[line.month.P, line.month.K, line.year.P, line.year.K, line.counted],
    ]),
    {
      title: [
        `Sổ điểm danh lớp ${book.class.name}, tháng ${book.month.slice(5)}/${book.month.slice(0, 4)} (đến ${formatDate(book.today)})`,
      ],
    },
  );
  return workbookResponse(`diem-danh-${slugify(book.class.name)}-${book.month}.xlsx`, bytes);
});
