// Sheets of marks as a workbook: ?sheet=12&period=hk1, or of ?class=3&period=hk1 all that whoever asks reads. Taking them away is recorded.
import { notFound, type Reason, refuse } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitById, unitOfAddress } from '#modules/organizations/index.ts';
import { writing } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { sheetsWorkbook, sheetTitle } from '../imports/write-sheets.ts';
import { mayReadSheet } from '../policy.ts';
import { type MarkSheet, markSheet } from '../queries/mark-sheet.ts';
import { schoolSheets } from '../queries/readable-sheets.ts';
import { periodNames } from '../rules/period-names.ts';
import { periodOf, periodWord } from './period.ts';

export const loader = load(async ({ context, params, request }) => {
  const { searchParams } = new URL(request.url);
  const period = periodOf(searchParams.get('period') ?? '');
  const [one, classId] = [Number(searchParams.get('sheet')), Number(searchParams.get('class'))];
  const { sheets, about, name } = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (!period || (!one && !classId)) throw refuse('what', 'Chọn bảng điểm hoặc lớp, và học kỳ, để tải.');
    const refs = await schoolSheets(work, unit, schoolYearOf(work.today));
    const wanted = refs.filter((ref) => (one ? ref.classSubject === one : ref.classId === classId));
    const sheets: MarkSheet[] = [];
    let barred: Reason | undefined;
    for (const ref of wanted) {
      const sheet = await markSheet(work, ref.classSubject, period);
      const may = mayReadSheet(work.actor, unit, sheet.context);
      if (may !== true) barred ??= may;
      else if (sheet.context.sheet.columns.length > 0 && (period === 3 || ref.semesters.includes(period))) sheets.push(sheet);
    }
    const [first] = sheets;
    if (!first && barred)
      throw refuse(
        barred.code,
        one ? barred.message : `Thầy cô không dạy và không chủ nhiệm lớp ${wanted[0]?.className}: chọn lớp mình dạy.`,
      );
    if (!first) throw notFound('Không có bảng điểm nào để tải.');
    const subjects = barred ? `môn ${sheets.map(sheetTitle).join(', ')}` : 'mọi môn';
    const what = `${one ? `môn ${sheetTitle(first)}` : subjects} lớp ${first.context.className}`;
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
