// A picture of a unit below becomes one of the superior's as well: another use of the same bytes, with the same words.
import { randomUUID } from 'node:crypto';
import { actorName } from '#kernel/actor.ts';
import { notFound } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { demandPictures } from '../policy.ts';

/** @returns the unit's own picture, or undefined when the other is hidden or out of the actor's sight */
export async function adoptPicture(work: Work, unitId: number, pictureId: string): Promise<{ id: string } | undefined> {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandPictures(work.actor, unit);
  const seen = await write(work)
    .selectFrom('media.file')
    .selectAll()
    .where('id', '=', pictureId)
    .where('hidden_at', 'is', null)
    // Who hides it at this moment waits, and hides the copy too.
    .forShare()
    .executeTakeFirst();
  if (!seen) return undefined;
  const own = await write(work)
    .selectFrom('media.file')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('sha256', '=', seen.sha256)
    .where('alt', '=', seen.alt)
    .where('decorative', '=', seen.decorative)
    .where('hidden_at', 'is', null)
    .executeTakeFirst();
  if (own) return own;
  const id = randomUUID();
  await write(work)
    .insertInto('media.file')
    .values({
      ...seen,
      ...{ id, unit_id: unitId, variants: JSON.stringify(seen.variants), created_by: actorName(work.actor) },
      ...{ created_at: work.now, updated_at: work.now, taken_from: seen.taken_from ?? seen.id },
    })
    .execute();
  await record(work, {
    action: 'media.keep-picture',
    object: { kind: 'picture', id },
    unitId,
    summary: `Nhận ảnh “${seen.name}” của đơn vị trực thuộc vào thư viện`,
  });
  return { id };
}
