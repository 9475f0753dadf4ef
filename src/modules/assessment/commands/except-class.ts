// A lock of the whole school leaves one class open (it came late to its tests, its teacher was ill), or closes it again with the others.
import { sql } from 'kysely';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, Refused, refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { mayLockMarks } from '../policy.ts';
import { type LockRow, lockToOpen } from '../queries/locks.ts';
import { lockKindNames, scopeWords } from '../rules/lock.ts';
import { holdMarks } from './hold-marks.ts';
import { writtenReason } from './written-reason.ts';

const exceptForm = z.object({
  lock: z.number().int().positive(),
  classId: z.number().int().positive(),
  reason: writtenReason(5, 500, 'Ghi lý do lớp này được ghi tiếp, ít nhất 5 ký tự'),
});

export async function exceptClass(work: Work, unit: Unit, input: unknown): Promise<void> {
  demandLocking(work, unit);
  const form = parseForm(exceptForm, input);
  const lock = await schoolLock(work, unit, form.lock);
  const { rows: classes } = await sql<{ name: string }>`select name from classes.class
    where id = ${form.classId} and unit_id = ${unit.id} and school_year = ${lock.schoolYear} and active`.execute(work.handle);
  const name = classes[0]?.name;
  if (!name) throw notFound('Không tìm thấy lớp này trong năm học ấy.');
  const userId = work.actor.kind === 'person' ? work.actor.userId : 'system';
  const { rows } = await sql<{ id: number }>`
    insert into assessment.lock_exception (lock_id, class_id, unit_id, reason, excepted_by, excepted_by_name, excepted_at)
    values (${lock.id}, ${form.classId}, ${unit.id}, ${form.reason}, ${userId}, ${actorName(work.actor)}, ${work.now})
    on conflict (lock_id, class_id) where ended_at is null do nothing returning id`.execute(work.handle);
  if (!rows[0]) throw refuse('excepted', `Lớp ${name} đang được để ngoài khóa này rồi.`);
  await tell(work, unit, lock, 'assessment.except-class', `Để lớp ${name} ngoài khóa`, form.reason);
}

/** Closed with the others again. Who is typing there at this moment is waited for. */
export async function endException(work: Work, unit: Unit, input: unknown): Promise<void> {
  demandLocking(work, unit);
  const form = parseForm(exceptForm.omit({ reason: true }), input);
  await holdMarks(work, unit.id);
  const lock = await schoolLock(work, unit, form.lock);
  const { rows } = await sql<{ name: string }>`
    update assessment.lock_exception x set ended_at = ${work.now}, ended_by_name = ${actorName(work.actor)}
    from classes.class c where c.id = x.class_id and x.lock_id = ${lock.id} and x.class_id = ${form.classId} and x.unit_id = ${unit.id} and x.ended_at is null
    returning c.name`.execute(work.handle);
  if (!rows[0]) throw notFound('Lớp này không còn để ngoài khóa.');
  await tell(work, unit, lock, 'assessment.end-exception', `Khóa lại lớp ${rows[0].name} theo khóa`, null);
}

function demandLocking(work: Work, unit: Unit): void {
  const may = mayLockMarks(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
}

/** @throws Refused when it is not in force, or closes one class only */
async function schoolLock(work: Work, unit: Unit, id: number): Promise<LockRow> {
  const lock = await lockToOpen(work, unit.id, id);
  if (!lock) throw notFound('Không tìm thấy khóa này.');
  if (lock.openedAt) throw new Refused('conflict', [{ code: 'opened', message: `${lock.openedBy} đã mở khóa này.` }]);
  if (lock.classId !== null) throw refuse('one_class', 'Khóa này chỉ của một lớp: mở khóa của lớp đó.');
  return lock;
}

async function tell(work: Work, unit: Unit, lock: LockRow, action: string, what: string, reason: string | null): Promise<void> {
  const words = scopeWords(lock, { className: null, subject: null });
  await record(work, {
    ...{ action, object: { kind: 'lock', id: lock.id }, unitId: unit.id },
    summary: `${what} ${words} (${lock.schoolYear}, ${lockKindNames[lock.kind]})${reason === null ? '' : `: ${reason}`}`,
  });
  await announceMoved(work, unit.id);
}
