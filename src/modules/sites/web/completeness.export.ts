// The list of completeness as it stands on the screen, as a workbook.
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import { completenessList, sectionTitles } from './completeness-list.ts';

export const loader = load(async ({ context, params, request }) => {
  const list = await reading(context, (work) => completenessList(work, params.unit, new URL(request.url).searchParams, true));
  const bytes = await writeSheet(
    'Mức đủ của các trang',
    ['Đơn vị', 'Cấp', 'Thuộc', 'Mục bắt buộc', 'Đã có', 'Tỷ lệ (%)', 'Đã cũ', 'Tiếng Anh', 'Thiếu'],
    list.rows.map((row) => [
      ...[row.name, levelNames[row.level], row.office],
      ...(row.site
        ? [
            ...[
              String(row.site.mandatory),
              String(row.site.filled),
              String(row.site.tenths / 10).replace('.', ','),
              String(row.site.old),
              row.site.english ? `${row.site.english.there}/${row.site.english.owed}` : '',
            ],
            row.site.missing.map((slug) => sectionTitles.get(slug) ?? slug).join(', '),
          ]
        : ['', '', '', '', '', 'chưa có trang']),
    ]),
  );
  return workbookResponse(`muc-du-${list.unit.slug}.xlsx`, bytes);
});
