// All marks of a school in a semester (?period=hk1, this year's unless ?year=2017-2018): a zip with one workbook a class, sent while it is being made, so that a big school waits for nothing.
import { Readable } from 'node:stream';
import yazl from 'yazl';
import { refuse } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitById, unitOfAddress } from '#modules/organizations/index.ts';
import { logContext, reading, writing } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { mayExportSchool } from '../imports/mark-imports.ts';
import { sheetsWorkbook } from '../imports/write-sheets.ts';
import { type MarkSheet, markSheet } from '../queries/mark-sheet.ts';
import { readableSheets } from '../queries/readable-sheets.ts';
import { periodNames } from '../rules/period-names.ts';
import { periodOf, periodWord } from './period.ts';

export const loader = load(async ({ context, params, request }) => {
  const { searchParams } = new URL(request.url);
  const asked = periodOf(searchParams.get('period') ?? '');
  const given = /^\d{4}-\d{4}$/.exec(searchParams.get('year') ?? '')?.[0];
  const { unit, superior, classes, year, period } = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const may = mayExportSchool(work.actor, unit);
    if (may !== true) throw refuse(may.code, may.message);
    if (!asked) throw refuse('period', 'Chọn học kỳ để tải.');
    const period = asked;
    const year = given ?? schoolYearOf(work.today);
    const refs = await readableSheets(work, unit, year);
    await record(work, {
      ...{ action: 'assessment.export-marks', object: { kind: 'unit', id: unit.id }, unitId: unit.id },
      summary: `Tải bảng điểm toàn trường, ${periodNames[period]} năm học ${year}`,
    });
    const superior = unit.parentId === null ? undefined : await unitById(work, unit.parentId);
    return { unit, superior, year, period, classes: [...Map.groupBy(refs, ({ classId }) => classId).values()] };
  });
  const zip = new yazl.ZipFile();
  const log = context.get(logContext);
  const fill = async () => {
    for (const refs of classes) {
      const sheets = await reading(context, async (work) => {
        const found: MarkSheet[] = [];
        for (const ref of refs)
          if (period === 3 || ref.semesters.includes(period)) found.push(await markSheet(work, ref.classSubject, period));
        return found.filter(({ context: { sheet } }) => sheet.columns.length > 0);
      });
      if (sheets.length === 0) continue;
      const bytes = await sheetsWorkbook(sheets, { superior: superior?.name ?? '', school: unit.name });
      zip.addBuffer(Buffer.from(bytes), `diem-${slugify(refs[0]?.className ?? '')}-${periodWord[period]}-${year}.xlsx`);
    }
    zip.end();
  };
  fill().catch((error: unknown) => {
    log.error({ err: error }, 'marks of a school not packed');
    // A broken archive is told from a whole one: the line ends early.
    (zip.outputStream as Readable).destroy(error as Error);
  });
  return new Response(Readable.toWeb(zip.outputStream as Readable) as ReadableStream, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="diem-${unit.slug}-${periodWord[period]}-${year}.zip"`,
      'cache-control': 'no-store',
    },
  });
});
