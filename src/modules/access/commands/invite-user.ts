// Somebody is invited: an account without a password, a role, and a link to hand over that works once within seven days.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Role, roles } from '#kernel/actor.ts';
import { readForm, together, typedDay } from '#kernel/form.ts';
import { throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import { grantRole, termsAgainst } from './grant-role.ts';
import { newLink } from './issue-link.ts';

export const inviteForm = z.object({
  name: z.string().transform(nfc).pipe(z.string().min(2, 'Ghi họ và tên').max(80)),
  /** Empty: made from the e-mail address. */
  username: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^([a-z0-9._-]{3,60})?$/, 'Tên đăng nhập gồm 3 đến 60 chữ thường không dấu, số, dấu chấm hoặc gạch')
    .default(''),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.email('E-mail viết như lan@truong.edu.vn').or(z.literal('')))
    .default(''),
  role: z.enum(roles as [Role, ...Role[]], 'Chọn vai trò cho người này.'),
  unitId: z.coerce.number().int().positive(),
  firstDay: typedDay.describe('Từ ngày'),
  lastDay: typedDay.describe('Đến hết ngày'),
});

/** A user name is taken in the whole province, also by people this actor may not see. */
const bearer = (work: Work, username: string, email: string) =>
  work.elevated('user names are unique in the province', () =>
    read(work)
      .selectFrom('access.user')
      .select('username')
      .where((q) => q.or([q('username', '=', username), ...(email ? [q('email', '=', email)] : [])]))
      .executeTakeFirst(),
  );

/** lan.pham@truong.edu.vn → lan.pham, or lan.pham2 when that is taken. */
async function freeName(work: Work, email: string): Promise<string> {
  const stem = email
    .split('@')[0]
    ?.replace(/[^a-z0-9._-]/g, '')
    .slice(0, 50);
  if (!stem) return '';
  const base = stem.length < 3 ? `${stem}.nd` : stem;
  for (let n = 1; n < 50; n++) {
    const name = n === 1 ? base : `${base}${n}`;
    if (!(await bearer(work, name, ''))) return name;
  }
  return '';
}

/** @returns the token to be put behind /welcome/ and handed over */
export async function inviteUser(work: Work, input: z.input<typeof inviteForm>): Promise<{ userId: string; token: string }> {
  const { role, unitId, firstDay, lastDay } = input;
  const terms = (await termsAgainst(work, { userId: '-', role, unitId, firstDay, lastDay })).reasons;
  const { form, faults } = readForm(inviteForm, input, {
    ...{ name: 'không đọc được', username: '', email: '', firstDay: '', lastDay: '', role: 'teacher' },
  });
  const username = form.username || (await freeName(work, form.email));
  const taken = await bearer(work, username, form.email);
  throwIfAny(
    together(faults, [
      !username && { code: 'username', message: 'Ghi tên đăng nhập hoặc e-mail.', field: 'username' },
      taken?.username === username && { code: 'username', message: 'Tên đăng nhập này đã có người dùng.', field: 'username' },
      taken && taken.username !== username && { code: 'email', message: 'E-mail này đã có người dùng.', field: 'email' },
      ...terms,
    ]),
  );
  const userId = randomUUID();
  await write(work)
    .insertInto('access.user')
    .values({
      id: userId,
      name: form.name,
      // The engine wants an address for everybody: this one is never mailed.
      email: form.email || `${username}@khong-co-thu.invalid`,
      username,
      displayUsername: username,
    })
    .execute();
  await grantRole(work, { userId, role: form.role, unitId: form.unitId, firstDay: form.firstDay, lastDay: form.lastDay });
  const token = await newLink(work, userId, 'first_login');
  await record(work, {
    action: 'access.invite-user',
    object: { kind: 'user', id: userId },
    unitId: form.unitId,
    summary: `Mời ${form.name} (${username})`,
  });
  return { userId, token };
}
