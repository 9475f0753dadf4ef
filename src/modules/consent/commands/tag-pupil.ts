// Somebody who knows the children says who is seen on a picture. From then on the picture stands and falls with their consents.
import { actorName } from '#kernel/actor.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { mayTag, picturesOfUnit, sameBytes } from '#modules/media/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { demand } from '../policy.ts';
import { ledgerOf } from '../queries/consents.ts';
import { refreshHolds } from './refresh-holds.ts';

export async function tagPupil(work: Work, unitId: number, fileId: string, pupilId: string, shown: boolean): Promise<void> {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demand(mayTag(work.actor, unit));
  if (!isUuid(fileId) || !(await picturesOfUnit(work, unitId, [fileId])).has(fileId)) throw notFound('Không tìm thấy ảnh này.');
  const child = await ledgerOf(work, unitId, pupilId);
  if (!child) throw notFound('Không tìm thấy học sinh này.');
  // Another use of the same bytes shows the same child.
  const files = await sameBytes(work, unitId, fileId);
  if (shown)
    await write(work)
      .insertInto('consent.shown')
      .values(
        files.map((file) => ({
          ...{ file_id: file, pupil_id: pupilId, unit_id: unitId },
          ...{ tagged_by: actorName(work.actor), tagged_at: work.now },
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  else
    await write(work)
      .deleteFrom('consent.shown')
      .where('unit_id', '=', unitId)
      .where('file_id', 'in', files)
      .where('pupil_id', '=', pupilId)
      .execute();
  const { held, released } = await refreshHolds(work, unitId, files);
  await record(work, {
    action: shown ? 'consent.tag' : 'consent.untag',
    object: { kind: 'picture', id: fileId },
    unitId,
    summary: `${shown ? 'Ghi' : 'Bỏ ghi'} ${child.pupil.name} trong ảnh${held ? '; ảnh được giữ lại' : released ? '; ảnh hiện lại' : ''}`,
  });
}
