// The list of units as it stands on the screen, as a workbook.
import { levelNames, unitTypeList } from '#kernel/code-lists/units-and-grades.ts';
import { reading, requestContext } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { unitList } from './unit-list.ts';

export const loader = load(async ({ context, params, request }) => {
  const list = await reading(context, (work) => unitList(work, params.unit, new URL(request.url).searchParams, true));
  const { portalUrl } = context.get(requestContext);
  const bytes = await writeSheet(
    'Đơn vị',
    ['Mã', 'Tên', 'Tên gọi tắt', 'Loại', 'Cấp', 'Cấp trên', 'Mã cấp trên', 'Trang thành viên', 'Tình trạng'],
    list.rows.map((u) => [
      ...[u.code ?? '', u.name, u.shortName, unitTypeList.nameOf(u.type), levelNames[u.level]],
      ...[u.parentName ?? '', u.parentCode ?? '', portalUrl(u.level === 'department' ? '' : u.slug)],
      u.closedOn ? `giải thể từ ${u.closedOn}` : u.hidden ? 'đang ẩn' : '',
    ]),
  );
  return workbookResponse(`don-vi-${list.unit.slug}.xlsx`, bytes);
});
