// An account is put out of use, with all its sessions ended, or back into use. Its roles and its past stay.
import { refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { keepOneAdministrator, targetOf } from '../target.ts';

export async function disableAccount(work: Work, userId: string): Promise<void> {
  const target = await targetOf(work, userId);
  if (target.disabled) throw refuse('already', `Tài khoản của ${target.name} đã ngừng từ trước.`);
  if (target.roles.some(({ role }) => role === 'province_admin')) await keepOneAdministrator(work, userId);
  await write(work)
    .updateTable('access.user')
    .set({ disabledAt: work.now, updatedAt: new Date() })
    .where('id', '=', userId)
    .execute();
  await write(work).deleteFrom('access.session').where('userId', '=', userId).execute();
  await record(work, {
    action: 'access.disable-account',
    object: { kind: 'user', id: userId },
    unitId: target.unitId,
    summary: `Ngừng tài khoản ${target.name} (${target.username})`,
  });
}

export async function enableAccount(work: Work, userId: string): Promise<void> {
  const target = await targetOf(work, userId);
  if (!target.disabled) throw refuse('already', `Tài khoản của ${target.name} đang dùng được.`);
  await write(work)
    .updateTable('access.user')
    .set({ disabledAt: null, updatedAt: new Date() })
    .where('id', '=', userId)
    .execute();
  await record(work, {
    action: 'access.enable-account',
    object: { kind: 'user', id: userId },
    unitId: target.unitId,
    summary: `Mở lại tài khoản ${target.name} (${target.username})`,
  });
}
