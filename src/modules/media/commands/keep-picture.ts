// A picture whose bytes are stored becomes one of the unit's; the same picture in the same words is the one it has, in other words another
// use of the same bytes: what stands elsewhere keeps its own.

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
import type { MediaRow } from '../tables.ts';
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
  const bytes = {
    ...{ sha256: largest.sha256, mime: 'image/webp', size_bytes: largest.bytes, name: form.name },
    ...{ width: largest.width, height: largest.height, variants },
  };
  return keepUse(work, unitId, bytes, form);
}

type Bytes = Pick<MediaRow, 'sha256' | 'mime' | 'size_bytes' | 'name' | 'width' | 'height' | 'variants'>;

/**
 * The unit's use of these bytes in these words: the one it has, else a new one. Without words any that it has will do.
 * The caller has authorised it.
 */
export async function keepUse(
  work: Work,
  unitId: number,
  bytes: Bytes,
  words: { alt: string; decorative: boolean },
): Promise<Picture> {
  const alt = words.decorative ? '' : words.alt;
  let query = write(work)
    .selectFrom('media.file')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('sha256', '=', bytes.sha256)
    .where('hidden_at', 'is', null);
  if (alt !== '' || words.decorative) query = query.where('alt', '=', alt).where('decorative', '=', words.decorative);
  const known = await query.orderBy('created_at', 'desc').orderBy('id').executeTakeFirst();
  if (known) return pictureOf(known);
  const row = await write(work)
    .insertInto('media.file')
    .values({
      ...bytes,
      ...{ id: randomUUID(), unit_id: unitId, variants: JSON.stringify(bytes.variants) },
      ...{ alt, decorative: words.decorative, search_fold: fold(`${bytes.name} ${alt}`) },
      ...{ created_by: actorName(work.actor), hidden_at: null, taken_from: null, created_at: work.now, updated_at: work.now },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(work, {
    action: 'media.keep-picture',
    object: { kind: 'picture', id: row.id },
    unitId,
    summary: `Tải lên ảnh “${row.name}”`,
  });
  return pictureOf(row);
}
