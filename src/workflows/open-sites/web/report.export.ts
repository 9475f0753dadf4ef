// What came of every line of the list, as a workbook.

import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { act } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { writeSheet } from '#platform/spreadsheet/write.ts';
import type { SiteReport } from '../open-sites.ts';
import { reportWords } from './words.ts';

export const action = act(async ({ context, params }, form) => {
  const unit = await reading(context, (work) => unitOfAddress(work, params.unit));
  const report = JSON.parse(String(form.get('report') ?? '[]')) as SiteReport[];
  const bytes = await writeSheet(
    'Mở trang',
    ['Dòng', 'Mã', 'Đơn vị', 'Kết quả', 'Tên miền', 'Lý do', 'Trang đang dùng nơi khác'],
    report
      .slice(0, 5000)
      .map((row) =>
        [String(row.line), row.code, row.name, reportWords[row.state] ?? '', row.host, row.reason, row.elsewhere].map(String),
      ),
  );
  return workbookResponse(`mo-trang-${unit.slug}.xlsx`, bytes);
});
