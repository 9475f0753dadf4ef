// A role is given at a unit: only what one holds, only within one's own subtree, from a day to a day.
import { z } from 'zod';
import { type Role, roleNames, roles } from '#kernel/actor.ts';
import { addDays } from '#kernel/calendar.ts';
import { parseForm, readForm, together, typedDay } from '#kernel/form.ts';
import { notFound, type Reason, throwIfAny } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import { mayGive } from '../policy.ts';
import { actorId } from '../target.ts';

export const grantForm = z.object({
  userId: z.string().min(1),
  role: z.enum(roles as [Role, ...Role[]], 'Chọn vai trò cho người này.'),
  unitId: z.coerce.number().int().positive(),
  /** The first and the last day on which the role holds; without a last day until it is taken back. */
  firstDay: typedDay.describe('Từ ngày'),
  lastDay: typedDay.describe('Đến hết ngày'),
});

/** What is wrong with the days of a role. */
export function datesAgainst(firstDay: string, lastDay: string | null | undefined, today: string): Reason | null {
  if (!lastDay) return null;
  if (lastDay < firstDay) return { code: 'dates', message: 'Ngày cuối phải từ ngày bắt đầu trở đi.', field: 'lastDay' };
  return lastDay < today
    ? { code: 'dates', message: 'Ngày cuối đã qua. Muốn dừng ngay thì thu hồi vai trò.', field: 'lastDay' }
    : null;
}

/** What can be said of a role and its days before it is known whose it becomes. */
export async function termsAgainst(
  work: Work,
  { userId: _whose, ...typed }: z.input<typeof grantForm>,
): Promise<{ reasons: Reason[]; unit: Unit }> {
  const unit = await unitById(work, Number(typed.unitId));
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  const { form, faults } = readForm(grantForm, { ...typed, userId: '-' }, { role: 'teacher', firstDay: '', lastDay: '' });
  const decision = !faults.some(({ field }) => field === 'role') && mayGive(work.actor, form.role, unit);
  const days = datesAgainst(form.firstDay || work.today, form.lastDay, work.today);
  return { unit, reasons: together(faults, [decision !== true && decision, days]) };
}

export async function grantRole(work: Work, input: z.input<typeof grantForm>): Promise<void> {
  const { reasons, unit } = await termsAgainst(work, input);
  throwIfAny(reasons);
  const form = parseForm(grantForm, input);
  const from = form.firstDay || work.today;
  const already = await read(work)
    .selectFrom('access.role_grant')
    .select('id')
    .where('user_id', '=', form.userId)
    .where('role', '=', form.role)
    .where('unit_id', '=', form.unitId)
    .where('revoked_at', 'is', null)
    .where((q) => q.or([q('valid_to', 'is', null), q('valid_to', '>', work.today)]))
    .executeTakeFirst();
  throwIfAny([
    already && {
      code: 'already',
      message: `Người này đã giữ vai trò ${roleNames[form.role]} tại ${unit.shortName}. Đổi thời hạn của vai trò đó nếu cần.`,
      field: 'role',
    },
  ]);
  const validTo = form.lastDay ? addDays(form.lastDay, 1) : null;
  await write(work)
    .insertInto('access.role_grant')
    .values({
      user_id: form.userId,
      role: form.role,
      unit_id: form.unitId,
      valid_from: from,
      valid_to: validTo,
      granted_by: actorId(work),
      granted_at: work.now,
      revoked_by: null,
      revoked_at: null,
      revoke_reason: null,
    })
    .execute();
  await record(work, {
    action: 'access.grant-role',
    object: { kind: 'user', id: form.userId },
    unitId: form.unitId,
    summary: `Trao vai trò ${roleNames[form.role]} tại ${unit.shortName}`,
    after: { role: form.role, valid_from: from, last_day: form.lastDay || null },
  });
}
