// A picture leaves every page at once (somebody withdrew consent, it was the wrong one), in whatever words it stands there, at superiors that
// took it over too; it can be shown again. Nothing is deleted.
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { type Copy, copiesElsewhere, hiddenWhereFrom, sameBytes } from '../queries/pictures.ts';
import { pictureForUpdate } from './describe-picture.ts';

/** @returns names of the units above at which it went, or came back, with this one */
export async function hidePicture(work: Work, unitId: number, id: string, hidden: boolean): Promise<{ elsewhere: string[] }> {
  const before = await pictureForUpdate(work, unitId, id);
  const uses = await sameBytes(work, unitId, id);
  if (!hidden) {
    const origin = (await hiddenWhereFrom(work, unitId, [id])).get(id);
    if (origin)
      throw refuse(
        'hidden_there',
        `${origin.unit} đã ẩn ảnh này ngày ${formatDate(toLocal(origin.hiddenAt).date)}. Ảnh ở đây lấy từ đơn vị ấy: khi đơn vị ấy cho hiện lại thì ảnh ở đây cũng hiện lại.`,
      );
  }
  await write(work)
    .updateTable('media.file')
    .set({ hidden_at: hidden ? work.now : null, updated_at: work.now })
    .where('id', 'in', uses)
    .execute();
  const verb = hidden ? 'Ẩn' : 'Hiện lại';
  const action = hidden ? 'media.hide-picture' : 'media.show-picture';
  await record(work, { action, object: { kind: 'picture', id }, unitId, summary: `${verb} ảnh “${before.name}”` });
  const unit = await unitById(work, unitId);
  const copies = await work.elevated('what a unit hides is hidden where its picture was taken over', async () => {
    // Shown again are those that went with it, not those that a superior hid by itself.
    const found = (await copiesElsewhere(work, unitId, uses)).filter((copy) =>
      hidden ? copy.hiddenAt === null : copy.hiddenAt !== null && copy.hiddenAt.getTime() === before.hidden_at?.getTime(),
    );
    if (found.length === 0) return found;
    await write(work)
      .updateTable('media.file')
      .set({ hidden_at: hidden ? work.now : null, updated_at: work.now })
      .where(
        'id',
        'in',
        found.map((copy) => copy.id),
      )
      .execute();
    const first = new Map<number, Copy>();
    for (const copy of found) if (!first.has(copy.unitId)) first.set(copy.unitId, copy);
    for (const copy of first.values()) {
      await record(work, {
        ...{ action, object: { kind: 'picture', id: copy.id }, unitId: copy.unitId },
        summary: `${verb} ảnh “${before.name}” theo ${unit?.shortName ?? 'đơn vị'}, nơi ảnh được lấy về`,
      });
      await announceMoved(work, copy.unitId);
    }
    return found;
  });
  await purgePages(
    work,
    [...uses, ...copies.map((copy) => copy.id)].map((use) => `media:${use}`),
  );
  return { elsewhere: [...new Set(copies.map((copy) => copy.unit))] };
}
