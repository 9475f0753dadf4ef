// Two workbooks to take away: the empty template, and the faulty rows with the reason at each cell; corrected, it is accepted again.
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, importById, mayWriteRecords } from '#modules/people/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import type { DryRun } from '../imports.ts';
import { faultyWorkbook, templateWorkbook } from '../workbooks.ts';

const answer = (name: string, bytes: Uint8Array) =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });

export const loader = load(async ({ context, params }) => {
  const found = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayWriteRecords(work.actor, unit));
    return params.import === 'mau'
      ? { unit, stored: null }
      : { unit, stored: await importById(work, unit.id, params.import ?? '') };
  });
  if (params.import === 'mau') return answer(`mau-hoc-sinh-${found.unit.slug}.xlsx`, await templateWorkbook(found.unit.name));
  if (!found.stored?.result) throw notFound('Không tìm thấy lần nhập này.');
  return answer(`dong-loi-${found.unit.slug}.xlsx`, await faultyWorkbook(found.stored.result as DryRun));
});
