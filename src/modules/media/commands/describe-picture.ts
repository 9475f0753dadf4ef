// A picture gets its words for those who do not see it, or is declared decorative.

import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { fold, nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { demandPictures } from '../policy.ts';
import { type Picture, pictureOf } from '../rules/picture.ts';

export const describeForm = z.object({
  alt: z.preprocess((v) => nfc(String(v ?? '')), z.string().max(300, 'Lời mô tả dài quá 300 ký tự')),
  decorative: z.preprocess((v) => v === true || v === 'on' || v === 'true', z.boolean()),
});

export async function describePicture(
  work: Work,
  unitId: number,
  id: string,
  input: z.input<typeof describeForm>,
): Promise<Picture> {
  const form = parseForm(describeForm, input);
  const before = await pictureForUpdate(work, unitId, id);
  if (!form.decorative && form.alt === '') throw refuse('alt', 'Ghi lời mô tả, hoặc chọn “ảnh trang trí”.', 'alt');
  const row = await write(work)
    .updateTable('media.file')
    .set({
      ...{ alt: form.decorative ? '' : form.alt, decorative: form.decorative, updated_at: work.now },
      search_fold: fold(`${before.name} ${form.alt}`),
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await purgePages(work, [`media:${id}`]);
  await record(work, {
    action: 'media.describe-picture',
    object: { kind: 'picture', id },
    unitId,
    summary: `Sửa lời mô tả ảnh “${before.name}”`,
    before: { alt: before.alt },
    after: { alt: row.alt },
  });
  return pictureOf(row);
}

/** The picture of this unit, held until the transaction ends. @throws Refused when it is another's or the actor may not */
export async function pictureForUpdate(work: Work, unitId: number, id: string) {
  const unit = await unitById(work, unitId);
  if (!unit || !isUuid(id)) throw notFound('Không tìm thấy ảnh này.');
  demandPictures(work.actor, unit);
  const row = await write(work)
    .selectFrom('media.file')
    .selectAll()
    .where('id', '=', id)
    .where('unit_id', '=', unitId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('Không tìm thấy ảnh này.');
  return row;
}
