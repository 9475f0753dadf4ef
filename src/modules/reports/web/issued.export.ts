// The register of cards as it stands on the screen, as a workbook.
import { formatDate } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { writing } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { books, cardNumber, periodNames } from '../rules/books.ts';
import { cardStateWords } from '../rules/card-state.ts';
import { issuedAt } from './issued-list.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows, year } = await writing(context, async (work) => {
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    const found = await issuedAt(work, params.unit, year, new URL(request.url).searchParams, true);
    await record(work, {
      action: 'reports.export-cards',
      object: { kind: 'unit', id: found.unit.id },
      unitId: found.unit.id,
      summary: `Tải danh sách ${found.rows.length} phiếu, học bạ đã phát hành ra Excel, năm học ${year}`,
    });
    return { ...found, year };
  });
  const bytes = await writeSheet(
    'Đã phát hành',
    ['STT', 'Học sinh', 'Lớp', 'Loại', 'Kỳ', 'Số', 'Ngày phát hành', 'Người phát hành', 'Tình trạng'],
    rows.map((row, i) => [
      ...[i + 1, row.pupil, row.className, books[row.kind].name, periodNames[row.period]],
      ...[cardNumber(row.kind, row.number, year), formatDate(row.issuedOn), row.by],
      cardStateWords(row),
    ]),
  );
  return workbookResponse(`phieu-da-phat-hanh-${slugify(unit.shortName)}-${year}.xlsx`, bytes);
});
