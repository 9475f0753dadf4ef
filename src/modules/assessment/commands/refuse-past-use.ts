// Somebody asked for cells of pupils who have all left the class since: there is nothing to decide any more, and the asker reads why.
import { actorName } from '#kernel/actor.ts';
import { formatSome } from '#kernel/numbers.ts';
import { notFound } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { subjectName } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { classPupils } from '../queries/class-pupils.ts';
import { requestsPastUse, requestToChange, type UnlockRequest } from '../queries/unlock-requests.ts';
import { goneWords } from '../rules/gone.ts';

/** 'Nguyễn Văn An (chuyển đi 10/12/2018): không còn ô nào để mở.' */
async function whyNot(work: Work, { classId, className, cells }: UnlockRequest): Promise<string> {
  const asked = new Set(cells.map(({ pupil }) => pupil));
  const names = (await classPupils(work, classId))
    .filter(({ id }) => asked.has(id))
    .map((pupil) => `${pupil.name} (${goneWords(pupil) || `không còn học lớp ${className}`})`);
  const who = names.length > 0 ? formatSome(names, 5) : `Em không còn học lớp ${className}`;
  return `${who}: không còn ô nào để mở.`;
}

/** Again it finds none. A request that somebody else decides meanwhile is left to him or her. @returns how many */
export async function refusePastUse(work: Work): Promise<number> {
  if (work.actor.kind !== 'system') throw notFound();
  let refused = 0;
  for (const { id, unitId } of await requestsPastUse(work)) {
    const request = await requestToChange(work, unitId, id);
    if (request.state !== 'asked') continue;
    const note = await whyNot(work, request);
    await write(work)
      .updateTable('assessment.unlock_request')
      .set({
        ...{ state: 'refused', decided_by: 'system', decided_by_name: actorName(work.actor), decided_at: work.now },
        ...{ decision_note: note, seen_by_asker_at: null },
      })
      .where('id', '=', id)
      .execute();
    await record(work, {
      ...{ action: 'assessment.refuse-unlock', object: { kind: 'unlock_request', id }, unitId },
      summary: `Không mở ${request.cells.length} ô ${subjectName(request.subject)} lớp ${request.className} cho ${request.askedByName}: ${note}`,
    });
    await announceMoved(work, unitId);
    refused++;
  }
  return refused;
}
