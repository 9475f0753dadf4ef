// The statistics of results as a workbook: one table below the other.
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
import { statisticsOf } from '../queries/result-statistics.ts';
import { periodNames } from '../rules/period-names.ts';
import { figuresOf } from './figures.ts';
import { periodOf, periodWord } from './period.ts';

export const loader = load(async ({ context, params, request }) => {
  const period = periodOf(new URL(request.url).searchParams.get('period') ?? 'hk1') ?? 1;
  const { unit, year, tables } = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadMarks(work.actor, unit));
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    await record(work, {
      ...{ action: 'assessment.export-statistics', object: { kind: 'unit', id: unit.id }, unitId: unit.id },
      summary: `Tải thống kê kết quả ${periodNames[period]} ra Excel, năm học ${year}`,
    });
    return { unit, year, tables: figuresOf(await statisticsOf(work, unit.id, year, period), period) };
  });
  const rows = tables.flatMap(({ title, head, rows: lines }) => [[title], head, ...lines.map(({ cells }) => cells), []]);
  const bytes = await writeSheet('Thống kê', [`Kết quả ${periodNames[period]}, ${unit.shortName}, năm học ${year}`], rows);
  return workbookResponse(`thong-ke-ket-qua-${slugify(unit.shortName)}-${periodWord[period]}-${year}.xlsx`, bytes);
});
