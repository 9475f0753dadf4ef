// What did not go in, with the reason of each row, as a workbook that can be mended and brought in again.
import { slugify } from '#kernel/vietnamese-text.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import { demandImport, markImport, planOf } from '../imports/mark-imports.ts';
import { reportWorkbook } from '../imports/write-report.ts';

export const loader = load(async ({ context, params }) => {
  const { one, plan, schoolYear } = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demandImport(work.actor, unit);
    const one = await markImport(work, unit, params.markfile ?? '');
    return { one, plan: await planOf(work, unit, one), schoolYear: work.today };
  });
  const name = slugify(one.fileName.replace(/\.\w+$/, '')) || 'bang-diem';
  return workbookResponse(`chua-ghi-${name}-${schoolYear}.xlsx`, await reportWorkbook(plan, one.tables));
});
