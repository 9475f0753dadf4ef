// A picture leaves every page at once (somebody withdrew consent, it was the wrong one), in whatever words it stands there; it can be
// shown again. Nothing is deleted.
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { sameBytes } from '../queries/pictures.ts';
import { pictureForUpdate } from './describe-picture.ts';

export async function hidePicture(work: Work, unitId: number, id: string, hidden: boolean): Promise<void> {
  const before = await pictureForUpdate(work, unitId, id);
  const uses = await sameBytes(work, unitId, id);
  await write(work)
    .updateTable('media.file')
    .set({ hidden_at: hidden ? work.now : null, updated_at: work.now })
    .where('id', 'in', uses)
    .execute();
  await purgePages(
    work,
    uses.map((use) => `media:${use}`),
  );
  await record(work, {
    action: hidden ? 'media.hide-picture' : 'media.show-picture',
    object: { kind: 'picture', id },
    unitId,
    summary: `${hidden ? 'Ẩn' : 'Hiện lại'} ảnh “${before.name}”`,
  });
}
