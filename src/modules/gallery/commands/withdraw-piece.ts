// Off the site at once, with the reason in the record; it can be published again. What waited goes back: approving it would bring the piece back.
import { actorName } from '#kernel/actor.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { heldPiece, kindOf, type Table } from './held-piece.ts';
import { tellPiece } from './tell-public.ts';

export async function withdrawPiece(
  work: Work,
  table: Table,
  unitId: number,
  id: string,
  input: { reason: string; version?: number | undefined },
): Promise<void> {
  const { before, waiting } = await heldPiece(work, table, unitId, id, { version: input.version });
  if (before?.state !== 'published') throw notFound('Chưa đăng, không có gì để gỡ.');
  const reason = nfc(input.reason).slice(0, 300);
  if (reason.length < 3) throw refuse('reason', 'Ghi lý do gỡ.', 'reason');
  await write(work)
    .updateTable(table)
    .set({ state: 'withdrawn', version: before.version + 1, updated_by: actorName(work.actor), updated_at: work.now })
    .where('id', '=', before.id)
    .execute();
  if (waiting?.state === 'waiting') {
    const back = { state: 'returned' as const, return_reason: `Đã gỡ khỏi trang: ${reason}` };
    await write(work).updateTable('gallery.waiting').set(back).where('id', '=', before.id).execute();
    await announceMoved(work, unitId);
  }
  await tellPiece(work, table, unitId, before.id);
  await record(work, {
    action: `gallery.withdraw-${kindOf(table)}`,
    object: { kind: kindOf(table), id: before.id },
    unitId,
    summary: `Gỡ “${before.title}”: ${reason}`,
    after: { reason },
  });
}
