// A lock after wrong passwords or wrong codes is opened before its time.
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { targetOf } from '../target.ts';

export async function unlockAccount(work: Work, userId: string): Promise<void> {
  const target = await targetOf(work, userId);
  await write(work).deleteFrom('access.lockout').where('user_id', '=', userId).execute();
  await write(work)
    .updateTable('access.twoFactor')
    .set({ failedVerificationCount: 0, lockedUntil: null })
    .where('userId', '=', userId)
    .execute();
  await record(work, {
    action: 'access.unlock-account',
    object: { kind: 'user', id: userId },
    unitId: target.unitId,
    summary: `Mở khóa đăng nhập cho ${target.name} (${target.username})`,
  });
}
