// What was sent is taken back, with the reason: every copy is gone in the same moment, those who received it read why (P-1.23).
import { actorName } from '#kernel/actor.ts';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { articleById, mayWithdraw, withdrawArticle } from '#modules/content/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { receiversOfPush } from '../queries/receipts.ts';
import { heldPush } from './held-push.ts';
import { tellReceivers } from './tell.ts';

/**
 * Gone everywhere: the article leaves the sender's own site as well, and with it what else was sent of it, unless `keepOrigin`. One default for
 * the screen and the command line. Who may not withdraw articles recalls what was sent; the origin is left to those who may, as a task.
 * @returns originGone: nobody reads it at the sender's site any more; originLeft: it waits for somebody who may withdraw it
 */
export async function recallPush(
  work: Work,
  unitId: number,
  pushId: string,
  input: { reason: string; keepOrigin?: boolean },
): Promise<{ recalled: number; originGone: boolean; originLeft: boolean }> {
  const { unit, push } = await heldPush(work, unitId, pushId);
  const reason = nfc(input.reason).slice(0, 500);
  if (push.recalled_at)
    throw refuse('recalled', `${push.recalled_by} đã thu hồi lần gửi này lúc ${formatInstant(push.recalled_at)}.`);
  if (reason.length < 3) throw refuse('reason', 'Ghi lý do thu hồi: các đơn vị đã nhận sẽ đọc câu này.', 'reason');
  const article = await articleById(work, unitId, push.article_id);
  const published = article?.state === 'published';
  const left = published && mayWithdraw(work.actor, unit) !== true;
  const stays = published && (left || input.keepOrigin === true);
  await write(work)
    .updateTable('sharing.push')
    .set({ recalled_at: work.now, recalled_by: actorName(work.actor), recall_reason: reason, origin_left: left })
    .where('id', '=', push.id)
    .execute();
  const receivers = await receiversOfPush(work, push.id);
  await tellReceivers(work, receivers);
  if (left) await announceMoved(work, unitId);
  if (article && published && !stays) await withdrawArticle(work, unitId, article.id, reason);
  await record(work, {
    action: 'sharing.recall',
    object: { kind: 'push', id: push.id },
    unitId,
    summary: `Thu hồi bài “${article?.title ?? ''}” đã gửi ${formatNumber(receivers.length)} đơn vị${left ? ', bài gốc chờ người gỡ' : stays ? ', giữ bài gốc' : ''}: ${reason}`,
  });
  return { recalled: receivers.length, originGone: !stays, originLeft: left };
}

/** What was recalled was only sent to the wrong units: its origin stays, said by somebody who could have withdrawn it. */
export async function keepOrigin(work: Work, unitId: number, pushId: string): Promise<void> {
  const { unit, push } = await heldPush(work, unitId, pushId);
  const may = mayWithdraw(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  if (!push.origin_left) throw refuse('answered', 'Bài gốc này không còn chờ quyết định.');
  await write(work).updateTable('sharing.push').set({ origin_left: false }).where('id', '=', push.id).execute();
  await record(work, {
    action: 'sharing.keep-origin',
    object: { kind: 'push', id: push.id },
    unitId,
    summary: 'Giữ bài gốc của lần gửi đã thu hồi',
  });
}
