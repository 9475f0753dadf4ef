// A lock is opened: whoever may enter marks there enters them again. The lock stays as a record, with why it was opened.
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { formatInstant } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, Refused, refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { subjectName } from '#modules/teaching/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { mayLockMarks } from '../policy.ts';
import { lockToOpen } from '../queries/locks.ts';
import { lockKindNames, scopeWords } from '../rules/lock.ts';
import { writtenReason } from './written-reason.ts';

export const openForm = z.object({
  lock: z.number().int().positive(),
  reason: writtenReason(5, 500, 'Ghi lý do mở khóa, ít nhất 5 ký tự'),
});

export async function openLock(work: Work, unit: Unit, input: unknown): Promise<void> {
  const may = mayLockMarks(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  const form = parseForm(openForm, input);
  const lock = await lockToOpen(work, unit.id, form.lock);
  if (!lock) throw notFound('Không tìm thấy khóa này.');
  if (lock.openedAt)
    throw new Refused('conflict', [
      { code: 'opened', message: `${lock.openedBy} đã mở khóa này lúc ${formatInstant(lock.openedAt)}.` },
    ]);
  if (lock.kind === 'approval')
    throw refuse(
      'approved',
      `Khóa này giữ kết quả ${lock.by} đã duyệt. Mở lại kết quả lớp ${lock.className ?? ''} ở màn hình Kết quả, khóa mở theo.`,
    );
  if (lock.kind === 'closed_year')
    throw refuse(
      'closed_year',
      `Lớp ${lock.className ?? ''} đã kết chuyển năm học ${lock.schoolYear}: hoàn tác kết chuyển, khóa mở theo.`,
    );
  await write(work)
    .updateTable('assessment.lock')
    .set({
      ...{ opened_at: work.now, opened_by_name: actorName(work.actor), open_reason: form.reason },
      opened_by: work.actor.kind === 'person' ? work.actor.userId : 'system',
    })
    .where('id', '=', lock.id)
    .execute();
  const words = scopeWords(lock, { className: lock.className, subject: lock.subject && subjectName(lock.subject) });
  await record(work, {
    ...{ action: 'assessment.open-lock', object: { kind: 'lock', id: lock.id }, unitId: unit.id },
    summary: `Mở khóa điểm ${words} (${lock.schoolYear}, ${lockKindNames[lock.kind]}): ${form.reason}`,
  });
  await announceMoved(work, unit.id);
}
