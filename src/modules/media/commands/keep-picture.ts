// A picture whose bytes are stored becomes one of the unit's; the same picture again is the one it has.

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound } from '#kernel/refusal.ts';
import { fold, nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { demandPictures } from '../policy.ts';
import { type Picture, pictureOf } from '../rules/picture.ts';
import { describeForm } from './describe-picture.ts';
import type { StoredPicture } from './process-picture.ts';

const keepForm = describeForm.extend({
  name: z.preprocess((v) => nfc(String(v ?? '')).slice(0, 160) || 'anh', z.string()),
});

export async function keepPicture(
  work: Work,
  unitId: number,
  stored: StoredPicture,
  input: z.input<typeof keepForm>,
): Promise<Picture> {
  const form = parseForm(keepForm, input);
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandPictures(work.actor, unit);
  const { largest, variants } = stored;
  const known = await write(work)
    .selectFrom('media.file')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('sha256', '=', largest.sha256)
    .where('hidden_at', 'is', null)
    .executeTakeFirst();
  if (known) return pictureOf(known);
  const row = await write(work)
    .insertInto('media.file')
    .values({
      ...{ id: randomUUID(), unit_id: unitId, sha256: largest.sha256, mime: 'image/webp', size_bytes: largest.bytes },
      ...{ name: form.name, width: largest.width, height: largest.height, variants: JSON.stringify(variants) },
      ...{ alt: form.decorative ? '' : form.alt, decorative: form.decorative, search_fold: fold(`${form.name} ${form.alt}`) },
      ...{ created_by: actorName(work.actor), hidden_at: null },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(work, {
    action: 'media.keep-picture',
    object: { kind: 'picture', id: row.id },
    unitId,
    summary: `Tải lên ảnh “${form.name}”`,
  });
  return pictureOf(row);
}
