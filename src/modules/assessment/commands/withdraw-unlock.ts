// The teacher takes a request back while nobody has decided.
import { Refused, refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { subjectName } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { requestToChange } from '../queries/unlock-requests.ts';
import { requestStateNames } from '../rules/unlock-state.ts';

export async function withdrawUnlock(work: Work, unit: Unit, id: number): Promise<void> {
  const request = await requestToChange(work, unit.id, id);
  if (work.actor.kind !== 'person' || request.askedBy !== work.actor.userId)
    throw refuse('not_yours', `Đề nghị này do ${request.askedByName} gửi; người gửi mới rút được.`);
  if (request.state !== 'asked')
    throw new Refused('conflict', [
      { code: 'decided', message: `Đề nghị này ${requestStateNames[request.state]}, không rút được nữa.` },
    ]);
  await write(work).updateTable('assessment.unlock_request').set({ state: 'withdrawn' }).where('id', '=', request.id).execute();
  await record(work, {
    ...{ action: 'assessment.withdraw-unlock', object: { kind: 'unlock_request', id: request.id }, unitId: unit.id },
    summary: `Rút đề nghị mở khóa ${subjectName(request.subject)} lớp ${request.className}`,
  });
  await announceMoved(work, unit.id);
}
