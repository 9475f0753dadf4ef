// Units that have not done what was sent to them are asked again: once a day, and never those who have done it.
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import { instantOf } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { refuse } from '#kernel/refusal.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { endingOf } from '../rules/standing.ts';
import { heldPush } from './held-push.ts';
import { tellReceivers } from './tell.ts';

/** `unitIds` empty: all that have not done it. */
export async function remindReceivers(
  work: Work,
  unitId: number,
  pushId: string,
  unitIds: readonly number[] = [],
): Promise<{ reminded: number }> {
  const { push } = await heldPush(work, unitId, pushId);
  const ending = endingOf(
    {
      ...{ recalledAt: push.recalled_at, recallReason: push.recall_reason, withdrawnAt: push.withdrawn_at },
      ...{ withdrawReason: push.withdraw_reason, expiresAt: push.expires_at },
    },
    work.now,
  );
  if (ending) throw refuse('ended', 'Bài đã thu hồi, đã gỡ hoặc hết hạn: không còn gì để nhắc.');
  const { rows } = await sql<{ unit_id: number }>`
    update sharing.receipt set reminded_at = ${work.now}, reminded_by = ${actorName(work.actor)}
    where push_id = ${push.id}::uuid and ${push.must_confirm ? sql`done_at is null` : sql`seen_at is null`}
      and (cardinality(${[...unitIds]}::int[]) = 0 or unit_id = any(${[...unitIds]}::int[]))
      and (reminded_at is null or reminded_at < ${instantOf(work.today)})
    returning unit_id`.execute(work.handle);
  if (rows.length === 0)
    throw refuse('nobody', 'Không còn đơn vị nào để nhắc: các đơn vị đã chọn đều đã làm xong, hoặc hôm nay đã được nhắc.');
  await tellReceivers(
    work,
    rows.map((row) => row.unit_id),
  );
  await record(work, {
    action: 'sharing.remind',
    object: { kind: 'push', id: push.id },
    unitId,
    summary: `Nhắc ${formatNumber(rows.length)} đơn vị chưa ${push.must_confirm ? 'triển khai' : 'xem'} bài đã gửi`,
  });
  return { reminded: rows.length };
}
