// Somebody is signed out of every device.
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { targetOf } from '../target.ts';

export async function endSessions(work: Work, userId: string): Promise<number> {
  const target = await targetOf(work, userId);
  const ended = await write(work).deleteFrom('access.session').where('userId', '=', userId).executeTakeFirst();
  const count = Number(ended.numDeletedRows);
  await record(work, {
    action: 'access.end-sessions',
    object: { kind: 'user', id: userId },
    unitId: target.unitId,
    summary: `Đăng xuất ${target.name} (${target.username}) khỏi ${count} thiết bị`,
  });
  return count;
}
