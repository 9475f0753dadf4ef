// Comments on a draft are read before everybody sees them: shown, or kept from the page.
import { actorName } from '#kernel/actor.ts';
import { isUuid } from '#kernel/ids.ts';
import { refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { keepersUnit } from './keepers-unit.ts';
import { consultationTags } from './save-consultation.ts';

export async function moderateComments(
  work: Work,
  unitId: number,
  consultationId: string,
  ids: readonly string[],
  state: 'shown' | 'hidden',
): Promise<number> {
  await keepersUnit(work, unitId);
  const wanted = ids.filter(isUuid).slice(0, 500);
  if (wanted.length === 0) throw refuse('ids', 'Chọn ít nhất một góp ý.');
  const done = await write(work)
    .updateTable('engagement.comment')
    .set({ state, decided_by: actorName(work.actor), decided_at: work.now })
    .where('unit_id', '=', unitId)
    .where('consultation_id', '=', consultationId)
    .where('id', 'in', wanted)
    .where('state', '<>', state)
    .executeTakeFirst();
  const count = Number(done.numUpdatedRows);
  if (count === 0) return 0;
  await purgePages(work, consultationTags(unitId));
  await announceMoved(work, unitId);
  await record(work, {
    action: 'engagement.moderate-comments',
    object: { kind: 'consultation', id: consultationId },
    unitId,
    summary: `${state === 'shown' ? 'Cho hiện' : 'Ẩn'} ${count} góp ý`,
    after: { count, state },
  });
  return count;
}
