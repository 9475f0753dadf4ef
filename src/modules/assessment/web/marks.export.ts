// Sheets of marks as a workbook: ?sheet=12&period=hk1, or all sheets of ?class=3&period=hk1. Taking them away is recorded.
import { notFound, refuse } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitById, unitOfAddress } from '#modules/organizations/index.ts';
import { writing } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { sheetsWorkbook, sheetTitle } from '../imports/write-sheets.ts';
import { type MarkSheet, markSheet } from '../queries/mark-sheet.ts';
import { readableSheets } from '../queries/readable-sheets.ts';
import { periodNames } from '../rules/period-names.ts';
import { periodOf, periodWord } from './period.ts';

export const loader = load(async ({ context, params, request }) => {
  const { searchParams } = new URL(request.url);
  const period = periodOf(searchParams.get('period') ?? '');
  const [one, classId] = [Number(searchParams.get('sheet')), Number(searchParams.get('class'))];
  const { sheets, about, name } = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (!period || (!one && !classId)) throw refuse('what', 'Chọn bảng điểm hoặc lớp, và học kỳ, để tải.');
    const refs = await readableSheets(work, unit, schoolYearOf(work.today));
    const wanted = refs.filter((ref) => (one ? ref.classSubject === one : ref.classId === classId));
    const sheets: MarkSheet[] = [];
    for (const ref of wanted) {
      const sheet = await markSheet(work, ref.classSubject, period);
      if (sheet.context.sheet.columns.length > 0 && (period === 3 || ref.semesters.includes(period))) sheets.push(sheet);
    }
    const [first] = sheets;
    if (!first) throw notFound('Không có bảng điểm nào để tải.');
    const what = one ? `môn ${sheetTitle(first)} lớp ${first.context.className}` : `mọi môn lớp ${first.context.className}`;
    await record(work, {
      ...{ action: 'assessment.export-marks', object: { kind: 'class', id: String(first.context.classId) }, unitId: unit.id },
      summary: `Tải bảng điểm ${what}, ${periodNames[period]} năm học ${first.context.schoolYear}`,
    });
    const superior = unit.parentId === null ? undefined : await unitById(work, unit.parentId);
    return {
      ...{ sheets, about: { superior: superior?.name ?? '', school: unit.name } },
      name: `diem-${slugify(first.context.className)}-${one ? `${slugify(sheetTitle(first))}-` : ''}${periodWord[period]}-${first.context.schoolYear}.xlsx`,
    };
  });
  return workbookResponse(name, await sheetsWorkbook(sheets, about));
});
