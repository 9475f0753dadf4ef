// A role is taken back, or gets another last day. Nothing is deleted: the history of who held what stays.

import { z } from 'zod';
import { roleNames } from '#kernel/actor.ts';
import { addDays } from '#kernel/calendar.ts';
import { parseForm, typedDay } from '#kernel/form.ts';
import { notFound, refuse, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { mayGive } from '../policy.ts';
import { actorId, keepOneAdministrator } from '../target.ts';
import { datesAgainst } from './grant-role.ts';

const revokeForm = z.object({
  grantId: z.uuid('Không tìm thấy vai trò này.'),
  reason: z.string().transform(nfc).pipe(z.string().min(3, 'Ghi lý do thu hồi').max(200)),
});
const termForm = z.object({ grantId: z.uuid(), lastDay: typedDay.describe('Đến hết ngày') });

/** The grant, locked, with its unit; only if the actor may give such a role, and never one's own. */
async function grantFor(work: Work, grantId: string) {
  const grant = await write(work)
    .selectFrom('access.role_grant')
    .selectAll()
    .where('id', '=', grantId)
    .forUpdate()
    .executeTakeFirst();
  const unit = grant ? await unitById(work, grant.unit_id) : undefined;
  if (!grant || !unit || grant.revoked_at) throw notFound('Không tìm thấy vai trò này.');
  const decision = mayGive(work.actor, grant.role, unit);
  // A role that stands where it would not be given any more may still be taken back.
  if (decision !== true && decision.code !== 'place') throw refuse(decision.code, decision.message);
  if (grant.user_id === actorId(work))
    throw refuse('self', 'Vai trò của chính bạn do người khác thu hồi hay đổi thời hạn, để không ai tự khóa mình ra ngoài.');
  return { grant, unit };
}

export async function revokeRole(work: Work, input: z.input<typeof revokeForm>): Promise<void> {
  const form = parseForm(revokeForm, input);
  const { grant, unit } = await grantFor(work, form.grantId);
  if (grant.role === 'province_admin') await keepOneAdministrator(work, grant.user_id);
  await write(work)
    .updateTable('access.role_grant')
    .set({ revoked_at: work.now, revoked_by: actorId(work), revoke_reason: form.reason })
    .where('id', '=', grant.id)
    .execute();
  await record(work, {
    action: 'access.revoke-role',
    object: { kind: 'user', id: grant.user_id },
    unitId: grant.unit_id,
    summary: `Thu hồi vai trò ${roleNames[grant.role]} tại ${unit.shortName}: ${form.reason}`,
    before: { role: grant.role, valid_from: grant.valid_from, last_day: grant.valid_to && addDays(grant.valid_to, -1) },
  });
}

export async function changeTerm(work: Work, input: z.input<typeof termForm>): Promise<void> {
  const form = parseForm(termForm, input);
  const { grant, unit } = await grantFor(work, form.grantId);
  throwIfAny([datesAgainst(grant.valid_from, form.lastDay, work.today)]);
  const validTo = form.lastDay ? addDays(form.lastDay, 1) : null;
  if (validTo && grant.role === 'province_admin') await keepOneAdministrator(work, grant.user_id);
  await write(work).updateTable('access.role_grant').set({ valid_to: validTo }).where('id', '=', grant.id).execute();
  await record(work, {
    action: 'access.change-term',
    object: { kind: 'user', id: grant.user_id },
    unitId: grant.unit_id,
    summary: `Đổi thời hạn vai trò ${roleNames[grant.role]} tại ${unit.shortName}`,
    before: { last_day: grant.valid_to && addDays(grant.valid_to, -1) },
    after: { last_day: form.lastDay || null },
  });
}
