// Two workbooks to take away: the empty template of a kind, and the faulty rows with the reason at each cell; corrected, they are
// accepted again.
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, importById, mayWriteRecords } from '#modules/people/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { workbookResponse } from '#platform/http/workbook.ts';
import type { DryRun } from '../imports.ts';
import { isKind } from '../kinds.ts';
import { communesOf, faultyWorkbook, templateWorkbook } from '../workbooks.ts';

const fileNames = { pupils: 'hoc-sinh', staff: 'can-bo', classes: 'lop' } as const;

export const loader = load(async ({ context, params, request }) => {
  const template = params.import === 'mau';
  const found = await reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayWriteRecords(work.actor, unit));
    const stored = template ? undefined : await importById(work, unit.id, params.import ?? '');
    return { unit, stored, communes: await communesOf(work) };
  });
  const { unit, stored, communes } = found;
  if (template) {
    const kind = new URL(request.url).searchParams.get('kind') ?? 'pupils';
    if (!isKind(kind)) throw notFound('Không có mẫu này.');
    return workbookResponse(`mau-${fileNames[kind]}-${unit.slug}.xlsx`, await templateWorkbook(kind, unit, communes));
  }
  if (!stored?.result) throw notFound('Không tìm thấy lần nhập này.');
  return workbookResponse(
    `dong-loi-${fileNames[stored.kind]}-${unit.slug}.xlsx`,
    await faultyWorkbook(stored.kind, stored.result as DryRun, communes),
  );
});
