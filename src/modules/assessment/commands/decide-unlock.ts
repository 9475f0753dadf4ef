// The principal opens the cells that were asked for, for a while, or says why not. What the pupils have now is kept, to be compared at the end.
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { addDays, formatInstant, instantOf } from '#kernel/calendar.ts';
import { parseForm, typedDay } from '#kernel/form.ts';
import { Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { subjectName } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { mayLockMarks } from '../policy.ts';
import { standingsOf } from '../queries/standings.ts';
import { requestToChange } from '../queries/unlock-requests.ts';
import { periodWords } from '../rules/lock.ts';
import { requestStateNames } from '../rules/unlock-state.ts';
import type { UnlockEffects } from '../tables.ts';
import { hoursAtMost } from './ask-unlock.ts';

/** A day further away would be no unlocking of a few cells any more. */
export const daysAtMost = 7;
export const decideForm = z.object({
  decision: z.enum(['grant', 'refuse'], { message: 'Chọn mở hoặc không mở' }),
  /** From now; or to the end of a day. */
  hours: z
    .preprocess(
      (value) => (value === '' || value === null ? undefined : value),
      z.coerce.number().int().min(1).max(hoursAtMost).optional(),
    )
    .describe('Số giờ'),
  until: typedDay,
  note: z.string().transform(nfc).pipe(z.string().max(1000, 'Viết nhiều nhất 1000 ký tự')).default(''),
});

export async function decideUnlock(work: Work, unit: Unit, id: number, input: unknown): Promise<void> {
  const may = mayLockMarks(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  const form = parseForm(decideForm, input);
  const request = await requestToChange(work, unit.id, id);
  if (request.state !== 'asked')
    throw new Refused('conflict', [
      {
        code: 'decided',
        message: request.decidedByName
          ? `${request.decidedByName} đã quyết định lúc ${formatInstant(request.decidedAt ?? work.now)}.`
          : `Đề nghị này ${requestStateNames[request.state]}.`,
      },
    ]);
  const me = work.actor.kind === 'person' ? work.actor.userId : 'system';
  const until = form.hours
    ? new Date(work.now.getTime() + form.hours * 3_600_000)
    : form.until
      ? instantOf(form.until, '23:59:59')
      : null;
  const grants = form.decision === 'grant';
  throwIfAny([
    request.askedBy === me && { code: 'own', message: 'Đề nghị của chính mình thì người khác quyết định.' },
    grants && until === null && { code: 'until', message: 'Chọn mở trong bao lâu.', field: 'hours' },
    grants && until && until <= work.now && { code: 'until', message: 'Ngày này đã qua.', field: 'until' },
    grants &&
      !form.hours &&
      (form.until ?? '') > addDays(work.today, daysAtMost) && {
        ...{ code: 'until', field: 'until' },
        message: `Mở nhiều nhất ${daysAtMost} ngày; lâu hơn thì mở khóa cả cột ở màn hình Khóa điểm.`,
      },
    !grants && form.note.length < 5 && { code: 'note', message: 'Ghi lý do không mở, để giáo viên biết.', field: 'note' },
  ]);
  const effects: UnlockEffects = grants
    ? {
        before: await standingsOf(
          work,
          request.schoolYear,
          request.cells.map(({ pupil }) => pupil),
        ),
      }
    : {};
  await write(work)
    .updateTable('assessment.unlock_request')
    .set({
      ...{ state: grants ? 'granted' : 'refused', decided_by: me, decided_by_name: actorName(work.actor), decided_at: work.now },
      ...{
        decision_note: form.note,
        open_until: grants ? until : null,
        effects: JSON.stringify(effects),
        seen_by_asker_at: null,
      },
    })
    .where('id', '=', request.id)
    .execute();
  const what = `${request.cells.length} ô ${subjectName(request.subject)} lớp ${request.className}, ${periodWords[request.semester]}, cho ${request.askedByName}`;
  await record(work, {
    ...{ action: grants ? 'assessment.grant-unlock' : 'assessment.refuse-unlock', unitId: unit.id },
    object: { kind: 'unlock_request', id: request.id },
    summary: grants && until ? `Mở đến ${formatInstant(until)} ${what}` : `Không mở ${what}: ${form.note}`,
  });
  await announceMoved(work, unit.id);
}
