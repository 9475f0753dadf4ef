// Who teaches what in a semester, as a workbook: the table of the screen, and a line for each teacher.
import { slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { writing } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { periodWords } from '../rules/load.ts';
import { semesterIn } from '../rules/semester.ts';
import { assignmentTable } from './assignment-table.ts';

export const loader = load(async ({ context, params, request }) => {
  const table = await writing(context, async (work) => {
    const table = await assignmentTable(work, params, request);
    await record(work, {
      action: 'teaching.export-assignments',
      object: { kind: 'unit', id: table.unit.id },
      unitId: table.unit.id,
      summary: `Tải phân công giảng dạy ra Excel, ${semesterIn[table.semester]} năm học ${table.year}`,
    });
    return table;
  });
  const { classes, cells, subjects, loads } = table;
  const nameOf = new Map(loads.map((one) => [one.id, one.name]));
  const at = new Map(cells.map((cell) => [`${cell.classId} ${cell.subject}`, cell]));
  const bytes = await writeSheet(
    `Phân công HK ${table.semester === 1 ? 'I' : 'II'}`,
    ['Lớp', 'Chủ nhiệm', ...subjects.map((one) => one.name)],
    [
      ...classes.map((one) => [
        ...[one.name, one.leader ?? ''],
        ...subjects.map(({ code }) => {
          const cell = at.get(`${one.id} ${code}`);
          if (!cell) return '';
          return cell.teachers.map(({ staffId, part }) => `${nameOf.get(staffId) ?? ''}${part ? ` (${part})` : ''}`).join(', ');
        }),
      ]),
      [],
      ['Giáo viên', 'Số tiết một tuần', 'Định mức', 'Dạy'],
      ...loads
        .filter((one) => one.periods > 0 || !one.manager)
        .map((one) => [
          ...[one.name, periodWords(one.periods), periodWords(one.norm)],
          subjects
            .flatMap(({ code, name }) => {
              const taught = classes.filter((c) => at.get(`${c.id} ${code}`)?.teachers.some((t) => t.staffId === one.id));
              return taught.length > 0 ? [`${name}: ${taught.map((c) => c.name).join(', ')}`] : [];
            })
            .join('; '),
        ]),
    ],
  );
  return workbookResponse(`phan-cong-${slugify(table.unit.shortName)}-hk${table.semester}-${table.year}.xlsx`, bytes);
});
