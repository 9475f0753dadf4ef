// Must administrators of the Sở and the Phòng have a second factor? A setting of the province.
import { type Actor, holds, type Person } from '#kernel/actor.ts';
import { refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { putSetting, setting } from '#platform/db/settings.ts';
import type { Work } from '#platform/db/work.ts';

export async function secondFactorRequired(work: Work): Promise<boolean> {
  return (await setting<boolean>(work, 'require_second_factor')) ?? true;
}

/** Whom the requirement concerns. */
export const needsSecondFactor = (person: Person): boolean =>
  person.grants.some((grant) => grant.role === 'province_admin' || grant.role === 'district_admin');

export async function requireSecondFactor(work: Work, required: boolean): Promise<void> {
  if (!mayDecide(work.actor)) throw refuse('not_allowed', 'Chỉ quản trị tỉnh đổi được yêu cầu này.');
  await putSetting(work, 'require_second_factor', required);
  await record(work, {
    action: 'access.require-second-factor',
    object: { kind: 'setting', id: 'require_second_factor' },
    unitId: 1,
    summary: required ? 'Bắt buộc xác thực hai bước với quản trị Sở, Phòng' : 'Thôi bắt buộc xác thực hai bước',
  });
}
export const mayDecide = (actor: Actor): boolean => holds(actor, ['province_admin'], 'u1');
