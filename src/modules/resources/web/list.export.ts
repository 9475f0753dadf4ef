// The resources that the list filters, as a workbook.
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { unpaged } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { listResources } from '../queries/resources.ts';
import { gradeChoices, licences, resourceKinds, resourceSubjects } from '../rules/kinds.ts';
import { resourceFilterOf, resourceListOf, resourceStates, sharedNames } from './resource-list.ts';

export const loader = load(async ({ context, params, request }) => {
  const { unit, rows } = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const query = unpaged(resourceListOf(new URL(request.url).searchParams));
    return { unit, ...(await listResources(work, unit, resourceFilterOf(query), query.filters.from === 'below')) };
  });
  const bytes = await writeSheet(
    'Tài nguyên',
    ['STT', 'Tên', 'Loại', 'Môn', 'Khối', 'Tác giả', 'Đơn vị', 'Bộ sách', 'Phép dùng', 'Trạng thái', 'Kho chung', 'Lượt tải'],
    rows.map((row, i) => [
      ...[String(i + 1), row.title, resourceKinds.nameOf(row.kind), resourceSubjects.nameOf(row.subject)],
      ...[row.grades.map((grade) => gradeChoices.nameOf(grade)).join(', '), row.author, row.unitName, row.series],
      ...[licences.nameOf(row.licence), resourceStates[row.state], sharedNames[row.shared], String(row.downloads)],
    ]),
  );
  return workbookResponse(`tai-nguyen-${unit.slug}.xlsx`, bytes);
});
