// Somebody of the unit has opened its list: what the unit was reminded of has been read.
import { type Actor, actorName } from '#kernel/actor.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';

/** By the unit's own people, not by those who sent it. */
export const isAddressee = (actor: Actor, unitId: number): boolean =>
  actor.kind === 'person' && actor.grants.some((grant) => grant.unitId === unitId);

export async function readReminders(work: Work, unitId: number): Promise<void> {
  if (!isAddressee(work.actor, unitId)) return;
  await write(work)
    .updateTable('disclosure.reminder')
    .set({ seen_at: work.now, seen_by_name: actorName(work.actor) })
    .where('unit_id', '=', unitId)
    .where('seen_at', 'is', null)
    .execute();
}
