// The telephone is lost: the second factor is taken away and every session ends, so that whoever has the telephone is out.
import { refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { targetOf } from '../target.ts';

export async function removeSecondFactor(work: Work, userId: string): Promise<void> {
  const target = await targetOf(work, userId);
  const gone = await write(work).deleteFrom('access.twoFactor').where('userId', '=', userId).executeTakeFirst();
  if (Number(gone.numDeletedRows) === 0) throw refuse('none', `${target.name} không bật xác thực hai bước.`);
  await write(work)
    .updateTable('access.user')
    .set({ twoFactorEnabled: false, updatedAt: new Date() })
    .where('id', '=', userId)
    .execute();
  await write(work).deleteFrom('access.session').where('userId', '=', userId).execute();
  await record(work, {
    action: 'access.remove-second-factor',
    object: { kind: 'user', id: userId },
    unitId: target.unitId,
    summary: `Gỡ xác thực hai bước của ${target.name} (${target.username}), đăng xuất khỏi mọi thiết bị`,
  });
}
