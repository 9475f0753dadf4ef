// Somebody other than the writer answers for an album or a video: it takes the place of what citizens see, or goes back with a reason.
import { actorName } from '#kernel/actor.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { type Act, record } from '#modules/audit/index.ts';
import { separateApprovalAt } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { write } from '../handles.ts';
import { handOf } from '../policy.ts';
import { albumBody } from '../queries/waiting.ts';
import { type AlbumBody, filesIn, type VideoBody } from '../rules/body.ts';
import { type Answer, mayAnswer } from '../rules/review.ts';
import { heldPiece, kindOf, type Table } from './held-piece.ts';
import { checkAlbum, putAlbum } from './put-album.ts';
import { checkVideo, putVideo } from './put-video.ts';
import { endWaiting } from './send-piece.ts';

/** What was read: what stands and what waits. Another one is not answered with it. */
type Read = { version: number; waiting: number };

async function answered(work: Work, table: Table, unitId: number, id: string, seen: Read, answer: Answer) {
  const { unit, before, waiting } = await heldPiece(work, table, unitId, id, seen);
  const separate = work.actor.kind === 'person' && (await separateApprovalAt(work, unitId));
  const hand = handOf(work.actor, unit, waiting?.written_by ?? []);
  const may = mayAnswer(answer, waiting?.state ?? null, hand, separate);
  if (may !== true) throw refuse(may.code, may.message);
  if (!before || !waiting) throw notFound();
  const noun = kindOf(table);
  const note = (did: string, summary: string, more: Pick<Act, 'before' | 'after'>) =>
    record(work, { action: `gallery.${did}-${noun}`, object: { kind: noun, id }, unitId, summary, ...more });
  return { unit, before, waiting, note, named: `${noun} “${waiting.body.title}”` };
}

type Answers = Read & { children?: string; agreed?: readonly string[] };

/** Looked at again: since it was sent a family may have taken its consent back; and what its writer was not asked is asked now. */
export async function approvePiece(
  work: Work,
  table: Table,
  unitId: number,
  id: string,
  { children = '', agreed = [], ...seen }: Answers,
): Promise<void> {
  const { unit, before, waiting, note, named } = await answered(work, table, unitId, id, seen, 'approve');
  const noted = agreed.length > 0 ? { personalNumbersAgreed: agreed.length } : {};
  if (table === 'gallery.album') {
    const body = waiting.body as AlbumBody;
    const met = before.state === 'published' ? filesIn(await albumBody(work, id)) : [];
    const known = waiting.children === '' ? met : [...met, ...filesIn(body)];
    const { untagged } = await checkAlbum(work, unit, body, { children, known, agreed });
    const { version } = await putAlbum(work, unit, id, before, body, 'page');
    const asked = untagged.length > 0 ? { untaggedPictures: untagged.length, childrenOnThem: children } : {};
    await note('approve', `Duyệt và đăng ${named} do ${waiting.sent_by} gửi`, {
      after: { version, pictures: body.pictures.length, ...noted, ...asked },
    });
  } else {
    const body = waiting.body as VideoBody;
    await checkVideo(work, unit, body, true);
    const { version } = await putVideo(work, unit, id, before, body, 'page');
    await note('approve', `Duyệt và đăng ${named} do ${waiting.sent_by} gửi`, { after: { version, url: body.url, ...noted } });
  }
  // The database compares what comes before citizens with what waits: it goes last.
  await endWaiting(work, unitId, id);
}

export async function returnPiece(
  work: Work,
  table: Table,
  unitId: number,
  id: string,
  { reason: typed, ...seen }: Read & { reason: string },
): Promise<void> {
  const { note, named } = await answered(work, table, unitId, id, seen, 'return');
  const reason = nfc(typed).trim().slice(0, 500);
  if (reason.length < 3) throw refuse('reason', 'Ghi lý do trả lại: người gửi đọc câu này để sửa.', 'returnReason');
  await write(work)
    .updateTable('gallery.waiting')
    .set({ state: 'returned', return_reason: reason })
    .where('id', '=', id)
    .execute();
  await announceMoved(work, unitId);
  await note('return', `Trả lại ${named}: ${reason}`, { after: { reason } });
}

/** The writers give up what waits; what citizens see stays. */
export async function dropPiece(work: Work, table: Table, unitId: number, id: string, seen: Read): Promise<void> {
  const { before, waiting, note, named } = await answered(work, table, unitId, id, seen, 'drop');
  await endWaiting(work, unitId, id);
  // What is sent next counts from one again: nobody may take it for what he or she has read.
  await write(work)
    .updateTable(table)
    .set({ version: before.version + 1, updated_by: actorName(work.actor), updated_at: work.now })
    .where('id', '=', id)
    .execute();
  await note('drop', `Bỏ bản chờ duyệt của ${named}`, { before: { ...waiting.body, sent_by: waiting.sent_by } });
}
