// The table of results of a class as a workbook, as it stands on the screen.
import { notFound } from '#kernel/refusal.ts';
import { slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand } from '#modules/people/index.ts';
import { writing } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { mayReadMarks } from '../policy.ts';
import { classResults } from '../queries/class-results.ts';
import { periodNames } from '../rules/period-names.ts';
import { periodOf, periodWord } from './period.ts';
import { chosenLines, lineOf, resultsQuery } from './results-view.ts';

export const loader = load(async ({ context, params, request }) => {
  const period = periodOf(params.period);
  if (!period) throw notFound('Không có kỳ này.');
  const { unit, results, lines } = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadMarks(work.actor, unit));
    const results = await classResults(work, Number(params.class) || 0, period);
    if (results.facts.unitId !== unit.id) throw notFound('Không tìm thấy lớp này.');
    const lines = chosenLines(
      results.rows.map((row) => lineOf(results, `/${unit.slug}`, row)),
      resultsQuery(new URL(request.url).searchParams),
    );
    await record(work, {
      ...{ action: 'assessment.export-results', object: { kind: 'class', id: results.facts.classId }, unitId: unit.id },
      summary: `Tải bảng tổng hợp ${periodNames[period]} lớp ${results.facts.className} ra Excel: ${lines.length} em`,
    });
    return { unit, results, lines };
  });
  const { facts, subjects } = results;
  const { rules } = facts;
  const secondary = rules.kind === 'secondary';
  const ratings = rules.kind === 'primary' ? [...rules.competences, ...rules.qualities] : [];
  const header = [
    ...['STT', 'Họ và tên', ...subjects.map(({ name }) => name), ...ratings.map(({ name }) => name)],
    ...(secondary ? ['TB các môn', rules.words.learning, rules.words.conduct] : ['Hoàn thành lớp học']),
    ...[
      secondary ? 'Danh hiệu' : 'Khen thưởng',
      'Nghỉ có phép',
      'Nghỉ không phép',
      ...(period === 3 ? ['Cuối năm'] : []),
      'Nhận xét',
      'Còn thiếu',
      ...(results.approval ? ['Sau khi duyệt'] : []),
    ],
  ];
  const bytes = await writeSheet(
    `Lớp ${facts.className}`.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    header,
    lines.map((line, i) => [
      ...[
        String(i + 1),
        line.name,
        ...subjects.map(({ code }) => line.subjects[code] ?? ''),
        ...ratings.map(({ code }) => line.ratings[code] ?? ''),
      ],
      ...(secondary ? [line.mean, line.level, line.conduct] : [line.level]),
      ...[line.title, String(line.absent.leave), String(line.absent.none), ...(period === 3 ? [line.decision] : [])],
      ...[line.rated.NX?.value ?? '', line.here ? line.lacks.map(({ text }) => text).join('; ') : line.gone],
      ...(results.approval ? [line.changed ? 'đổi sau khi duyệt' : ''] : []),
    ]),
    {
      title: [
        `Bảng tổng hợp kết quả ${periodNames[period]}, lớp ${facts.className}, ${unit.shortName}, năm học ${facts.schoolYear}`,
      ],
    },
  );
  return workbookResponse(`ket-qua-${slugify(facts.className)}-${periodWord[period]}-${facts.schoolYear}.xlsx`, bytes);
});
