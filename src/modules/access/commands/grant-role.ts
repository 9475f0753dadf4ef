// A role is given at a unit, or taken back: only what one holds, only within one's own subtree.
import { z } from 'zod';
import { mayGrant, type Role, roleNames, roles } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';

export const grantForm = z.object({
  userId: z.string().min(1),
  role: z.enum(roles as [Role, ...Role[]], 'Chọn vai trò'),
  unitId: z.coerce.number().int().positive(),
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().nullish(),
});

const notAllowed = (role: Role, unit: string) =>
  refuse('not_allowed', `Bạn không giữ quyền nào để trao vai trò ${roleNames[role]} tại ${unit}. Quản trị cấp trên làm được.`);

export async function grantRole(work: Work, input: z.input<typeof grantForm>): Promise<void> {
  const form = parseForm(grantForm, input);
  const unit = await unitById(work, form.unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  if (!mayGrant(work.actor, form.role, unit.path)) throw notAllowed(form.role, unit.shortName);
  const from = form.validFrom ?? work.today;
  if (form.validTo && form.validTo <= from) throw refuse('dates', 'Ngày hết hạn phải sau ngày bắt đầu.', 'validTo');
  const already = await read(work)
    .selectFrom('access.role_grant')
    .select('id')
    .where('user_id', '=', form.userId)
    .where('role', '=', form.role)
    .where('unit_id', '=', form.unitId)
    .where('revoked_at', 'is', null)
    .where((q) => q.or([q('valid_to', 'is', null), q('valid_to', '>', work.today)]))
    .executeTakeFirst();
  if (already) throw refuse('already', 'Người này đã giữ vai trò đó tại đơn vị.', 'role');
  await write(work)
    .insertInto('access.role_grant')
    .values({
      user_id: form.userId,
      role: form.role,
      unit_id: form.unitId,
      valid_from: from,
      valid_to: form.validTo ?? null,
      granted_by: work.actor.kind === 'person' ? work.actor.userId : null,
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
    after: { role: form.role, valid_from: from, valid_to: form.validTo ?? null },
  });
}

export async function revokeRole(work: Work, input: { grantId: string; reason: string }): Promise<void> {
  const grant = await write(work)
    .selectFrom('access.role_grant')
    .selectAll()
    .where('id', '=', input.grantId)
    .forUpdate()
    .executeTakeFirst();
  const unit = grant ? await unitById(work, grant.unit_id) : undefined;
  if (!grant || !unit || grant.revoked_at) throw notFound('Không tìm thấy vai trò này.');
  if (!mayGrant(work.actor, grant.role, unit.path)) throw notAllowed(grant.role, unit.shortName);
  await write(work)
    .updateTable('access.role_grant')
    .set({
      revoked_at: new Date(),
      revoked_by: work.actor.kind === 'person' ? work.actor.userId : null,
      revoke_reason: input.reason,
    })
    .where('id', '=', grant.id)
    .execute();
  await record(work, {
    action: 'access.revoke-role',
    object: { kind: 'user', id: grant.user_id },
    unitId: grant.unit_id,
    summary: `Thu hồi vai trò ${roleNames[grant.role]} tại ${unit.shortName}`,
    before: { role: grant.role, valid_from: grant.valid_from, valid_to: grant.valid_to },
  });
}
