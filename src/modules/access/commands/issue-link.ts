// A link that sets a password once: handed over by whoever asked for it, shown once, void after seven days or when a newer one is made.
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { newOneTimeToken } from '../one-time-token.ts';
import { actorId, targetOf } from '../target.ts';

const linkDays = 7;

/** Without a check of rights: for whoever has just made the account. */
export async function newLink(work: Work, userId: string, purpose: 'first_login' | 'reset'): Promise<string> {
  const { token, hash } = newOneTimeToken();
  await write(work)
    .updateTable('access.one_time_link')
    .set({ used_at: new Date() })
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .execute();
  await write(work)
    .insertInto('access.one_time_link')
    .values({
      token_hash: hash,
      user_id: userId,
      purpose,
      created_by: actorId(work),
      // A link lives by the wall clock: whoever stole it does not wait for the business clock.
      expires_at: new Date(Date.now() + linkDays * 86_400_000),
      used_at: null,
    })
    .execute();
  return token;
}

/** @returns the token to be put behind /welcome/ and handed over */
export async function issueLink(work: Work, userId: string): Promise<string> {
  const target = await targetOf(work, userId);
  const token = await newLink(work, userId, 'reset');
  await record(work, {
    action: 'access.issue-link',
    object: { kind: 'user', id: userId },
    unitId: target.unitId,
    summary: `Cấp liên kết đặt mật khẩu cho ${target.name} (${target.username})`,
  });
  return token;
}
