// The log of a sheet as it stands on the screen, as a workbook.
import { formatInstant } from '#kernel/calendar.ts';
import { subjectName } from '#modules/teaching/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { viaNames } from '../rules/via.ts';
import { logList } from './log-list.ts';
import { sheetOfAddress } from './marks-unit.ts';
import { periodWord } from './period.ts';

export const loader = load(async ({ context, params, request }) => {
  const { sheet, rows } = await reading(context, async (work) => {
    const { context: found } = await sheetOfAddress(work, params);
    return { sheet: found, ...(await logList(work, found, new URL(request.url).searchParams, true)) };
  });
  const bytes = await writeSheet(
    'Nhật ký sửa điểm',
    ['STT', 'Lớp', 'Môn', 'Học sinh', 'Cột', 'Trước', 'Nay', 'Người ghi', 'Lúc', 'Cách ghi', 'Lý do', 'Đề nghị mở khóa số'],
    rows.map((row, i) => [
      ...[i + 1, sheet.className, subjectName(sheet.subject), row.pupilName, row.columnName, row.shownOld, row.shown, row.by],
      ...[formatInstant(row.at), viaNames[row.via], row.reason, row.request ?? ''],
    ]),
  );
  return workbookResponse(`nhat-ky-diem-${sheet.classSubjectId}-${periodWord[sheet.period]}.xlsx`, bytes);
});
