// Somebody is invited: an account without a password, a role, and a link to hand over that works once within seven days.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Role, roles } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import { newOneTimeToken } from '../identity.ts';
import { grantRole } from './grant-role.ts';

export const inviteForm = z.object({
  name: z.string().transform(nfc).pipe(z.string().min(2, 'Ghi họ và tên').max(80)),
  username: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9._-]{3,60}$/, 'Tên đăng nhập gồm 3 đến 60 chữ thường không dấu, số, dấu chấm hoặc gạch'),
  email: z.email('E-mail viết như lan@truong.edu.vn').optional().or(z.literal('')),
  role: z.enum(roles as [Role, ...Role[]], 'Chọn vai trò'),
  unitId: z.coerce.number().int().positive(),
});

const linkDays = 7;

/** @returns the token to be put behind /welcome/ and handed over */
export async function inviteUser(work: Work, input: z.input<typeof inviteForm>): Promise<{ userId: string; token: string }> {
  const form = parseForm(inviteForm, input);
  // A user name is taken in the whole province, also by people this actor may not see.
  const taken = await work.elevated('user names are unique in the province', () =>
    read(work)
      .selectFrom('access.user')
      .select('id')
      .where((q) => q.or([q('username', '=', form.username), ...(form.email ? [q('email', '=', form.email)] : [])]))
      .executeTakeFirst(),
  );
  if (taken) throw refuse('username', 'Tên đăng nhập hoặc e-mail này đã có người dùng.', 'username');
  const userId = randomUUID();
  await write(work)
    .insertInto('access.user')
    .values({
      id: userId,
      name: form.name,
      // The engine wants an address for everybody: this one is never mailed.
      email: form.email || `${form.username}@khong-co-thu.invalid`,
      username: form.username,
      displayUsername: form.username,
      mustChangePassword: false,
    })
    .execute();
  await grantRole(work, { userId, role: form.role, unitId: form.unitId });
  const token = await issueLink(work, userId, 'first_login');
  await record(work, {
    action: 'access.invite-user',
    object: { kind: 'user', id: userId },
    unitId: form.unitId,
    summary: `Mời ${form.name} (${form.username})`,
  });
  return { userId, token };
}

export async function issueLink(work: Work, userId: string, purpose: 'first_login' | 'reset'): Promise<string> {
  const { token, hash } = newOneTimeToken();
  await write(work)
    .insertInto('access.one_time_link')
    .values({
      token_hash: hash,
      user_id: userId,
      purpose,
      created_by: work.actor.kind === 'person' ? work.actor.userId : null,
      expires_at: new Date(Date.now() + linkDays * 86_400_000),
      used_at: null,
    })
    .execute();
  return token;
}
