// Opened cells are closed again: by the clock, by the approval of the class, when their pupils have left, or earlier by the teacher or the
// principal. What really changed is kept, for both to see.
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import { notFound, Refused, refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { subjectName } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { mayLockMarks } from '../policy.ts';
import { type CardsOf, effectsOf } from '../queries/unlock-effects.ts';
import { requestsOpenIn, requestsOver, requestToChange, type UnlockRequest } from '../queries/unlock-requests.ts';
import type { Period } from '../rules/outcome.ts';
import { requestStateNames } from '../rules/unlock-state.ts';

async function close(
  work: Work,
  request: UnlockRequest,
  cardsOf: CardsOf,
  by: { name: string; userId: string | null },
): Promise<void> {
  const effects = await effectsOf(work, request, cardsOf);
  const seen = (userId: string | null) => (by.userId !== null && userId === by.userId ? work.now : null);
  await write(work)
    .updateTable('assessment.unlock_request')
    .set({
      ...{
        state: 'closed',
        closed_at: work.now,
        closed_by_name: request.closedByName ?? by.name,
        effects: JSON.stringify(effects),
      },
      // Both are told, but for the one who closes it.
      ...{ seen_by_asker_at: seen(request.askedBy), seen_by_decider_at: seen(request.decidedBy) },
    })
    .where('id', '=', request.id)
    .execute();
  const changed = effects.standings.length > 0 ? `, ${effects.standings.length} xếp loại hoặc kết luận đổi theo` : '';
  await record(work, {
    ...{ action: 'assessment.close-unlock', object: { kind: 'unlock_request', id: request.id }, unitId: request.unitId },
    summary: `Khóa lại ${request.cells.length} ô ${subjectName(request.subject)} lớp ${request.className}: ${effects.cells} ô đã sửa${effects.approvedCells > 0 ? `, ${effects.approvedCells} ô sau khi duyệt` : ''}${changed}`,
  });
  await announceMoved(work, request.unitId);
}

/** Before the time is over. */
export async function closeUnlock(work: Work, unit: Unit, id: number, cardsOf: CardsOf): Promise<void> {
  const request = await requestToChange(work, unit.id, id);
  const me = work.actor.kind === 'person' ? work.actor.userId : null;
  if (request.askedBy !== me && mayLockMarks(work.actor, unit) !== true)
    throw refuse('not_yours', `Khóa lại sớm do ${request.askedByName} hoặc hiệu trưởng làm.`);
  if (request.state !== 'granted' && request.state !== 'over')
    throw new Refused('conflict', [{ code: 'closed', message: `Đề nghị này ${requestStateNames[request.state]}.` }]);
  await close(work, request, cardsOf, { name: actorName(work.actor), userId: me });
}

/** The job that closes what is over. */
export const unlocksOverJob = 'unlocks-over';
/**
 * What is open in a class and period ends with this transaction, in which the class is approved: whoever asked writes nothing into what was
 * approved. Of `pupils` approved again only their cells end; others that the same request opened stay open. The caller holds the marks. Closed
 * a request is right after, by the job that closes what is over: which cards told of the marks is known above this module.
 * @returns how many requests
 */
export async function endUnlocks(work: Work, classId: number, period: Period, pupils?: readonly string[]): Promise<number> {
  const open = await requestsOpenIn(work, classId, period, pupils);
  if (open.length === 0) return 0;
  const ends = open.map(({ id, cells }) => {
    const left = cells.map((cell) => (pupils && !pupils.includes(cell.pupil) ? cell : { ...cell, closed: true as const }));
    return { id, cells: left, whole: left.every(({ closed }) => closed) };
  });
  const by = `${actorName(work.actor)} ${pupils ? 'duyệt lại' : 'duyệt'} kết quả`;
  await sql`update assessment.unlock_request r set cells = n.cells, closed_by_name = case when n.whole then ${by} else r.closed_by_name end
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as n(id int, cells jsonb, whole boolean)
    where r.id = n.id and r.state = 'granted'`.execute(work.handle);
  if (ends.some(({ whole }) => whole)) await enqueue(work, unlocksOverJob, {}, { key: unlocksOverJob });
  return open.length;
}

/** All whose time is over, or whose pupils have all left the class; again it finds none. A request that somebody else closes meanwhile is left to him or her. @returns how many */
export async function closeUnlocksOver(work: Work, cardsOf: CardsOf): Promise<number> {
  if (work.actor.kind !== 'system') throw notFound();
  let closed = 0;
  for (const { id, unitId } of await requestsOver(work)) {
    const request = await requestToChange(work, unitId, id);
    if (request.state !== 'over' && request.state !== 'granted') continue;
    await close(work, request, cardsOf, { name: request.state === 'over' ? 'Hết giờ' : 'Em đã rời lớp', userId: null });
    closed++;
  }
  return closed;
}
