// A unit answers what was sent to it: its people open it, confirm what was done, pin it at their site or keep it off there.
import { actorName } from '#kernel/actor.ts';
import { isUuid } from '#kernel/ids.ts';
import { notFound, refuse } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { type Unit, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { isAddressee, mayAnswer } from '../policy.ts';
import { type ReceivedRow, receivedById } from '../queries/received.ts';
import { longestNote } from '../rules/standing.ts';
import { pushedTag } from './tell.ts';

async function held(work: Work, unitId: number, pushId: string): Promise<{ unit: Unit; row: ReceivedRow }> {
  const unit = await unitById(work, unitId);
  const mine = isUuid(pushId)
    ? await write(work)
        .selectFrom('sharing.receipt')
        .select('push_id')
        .where('push_id', '=', pushId)
        .where('unit_id', '=', unitId)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  const row = mine && (await receivedById(work, unitId, pushId));
  if (!unit || !row) throw notFound('Không tìm thấy thông báo này.');
  return { unit, row };
}

/** Opened: the first of the unit's own people is remembered; a newer version is opened anew. Others look without leaving a trace. */
export async function openReceived(work: Work, unitId: number, pushId: string): Promise<ReceivedRow> {
  const { unit, row } = await held(work, unitId, pushId);
  if (row.ending || !isAddressee(work.actor, unit) || (row.seenVersion ?? 0) >= row.version) return row;
  const first = row.seenAt === null;
  await write(work)
    .updateTable('sharing.receipt')
    .set({ seen_version: row.version, ...(first ? { seen_at: work.now, seen_by: actorName(work.actor) } : {}) })
    .where('push_id', '=', pushId)
    .where('unit_id', '=', unitId)
    .execute();
  await announceMoved(work, unitId);
  return {
    ...row,
    seenVersion: row.version,
    state: row.state === 'delivered' ? 'seen' : row.state,
    ...(first ? { seenAt: work.now, seenBy: actorName(work.actor) } : {}),
  };
}

/** Somebody of the unit says that why it was taken back has been read; a page that was merely open when it happened says nothing. */
export async function readRecall(work: Work, unitId: number, pushId: string): Promise<void> {
  const { unit, row } = await held(work, unitId, pushId);
  if (!isAddressee(work.actor, unit)) throw refuse('not_addressee', `Người của ${unit.shortName} đánh dấu đã đọc.`);
  if (row.ending?.how !== 'recalled' || row.recallSeenAt) return;
  await write(work)
    .updateTable('sharing.receipt')
    .set({ recall_seen_at: work.now })
    .where('push_id', '=', pushId)
    .where('unit_id', '=', unitId)
    .execute();
  await announceMoved(work, unitId);
}

function noteOf(typed: string): string {
  const note = nfc(typed);
  if (note.length > longestNote)
    throw refuse(
      'note',
      `Ghi chú dài ${note.length} ký tự, nhiều nhất ${longestNote}: bớt ${note.length - longestNote} ký tự.`,
      'note',
    );
  return note;
}

/** `version` is what the person has read: a newer one is not confirmed with it. */
export async function markDone(
  work: Work,
  unitId: number,
  pushId: string,
  input: { note: string; version: number },
): Promise<void> {
  const { unit, row } = await held(work, unitId, pushId);
  const may = mayAnswer(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  if (row.ending) throw refuse('ended', 'Cấp trên đã thu hồi hoặc gỡ bài này: không cần xác nhận nữa.');
  if (input.version !== row.version) throw refuse('changed', 'Bài vừa được sửa. Đọc bản mới rồi xác nhận.', 'note');
  if (row.doneVersion === row.version) throw refuse('done', `${row.doneBy} đã xác nhận triển khai.`);
  const note = noteOf(input.note);
  const by = actorName(work.actor);
  await write(work)
    .updateTable('sharing.receipt')
    .set({
      ...{ done_at: work.now, done_by: by, done_note: note, done_version: row.version, seen_version: row.version },
      ...(row.seenAt ? {} : { seen_at: work.now, seen_by: by }),
    })
    .where('push_id', '=', pushId)
    .where('unit_id', '=', unitId)
    .execute();
  await announceMoved(work, unitId);
  await record(work, {
    action: 'sharing.done',
    object: { kind: 'push', id: pushId },
    unitId,
    summary: `Xác nhận đã triển khai “${row.title}” của ${row.sender}`,
    after: { note },
  });
}

/** What was said with the confirmation is put right; who confirmed, and when, stays. */
export async function correctNote(work: Work, unitId: number, pushId: string, typed: string): Promise<void> {
  const { unit, row } = await held(work, unitId, pushId);
  const may = mayAnswer(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  if (row.ending) throw refuse('ended', 'Cấp trên đã thu hồi hoặc gỡ bài này: ghi chú giữ nguyên.');
  if (!row.doneAt) throw refuse('not_done', 'Đơn vị chưa xác nhận triển khai.');
  const note = noteOf(typed);
  if (note === row.doneNote) return;
  await write(work)
    .updateTable('sharing.receipt')
    .set({ done_note: note })
    .where('push_id', '=', pushId)
    .where('unit_id', '=', unitId)
    .execute();
  await announceMoved(work, unitId);
  await record(work, {
    action: 'sharing.correct-note',
    object: { kind: 'push', id: pushId },
    unitId,
    summary: `Sửa ghi chú về “${row.title}” của ${row.sender}`,
    before: { note: row.doneNote },
    after: { note },
  });
}

export const places = ['pin', 'plain', 'hide'] as const;
export type Place = (typeof places)[number];
const placeWords: Record<Place, string> = { pin: 'Ghim', plain: 'Hiện', hide: 'Ẩn' };

/** Where it stands at the unit's own site: first, in its turn, or not at all. */
export async function placeReceived(work: Work, unitId: number, pushId: string, place: Place): Promise<void> {
  const { unit, row } = await held(work, unitId, pushId);
  const may = mayAnswer(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  if (!places.includes(place)) throw refuse('place', 'Chọn ghim, hiện hoặc ẩn.');
  await write(work)
    .updateTable('sharing.receipt')
    .set({ pinned_at: place === 'pin' ? work.now : null, hidden_at: place === 'hide' ? work.now : null })
    .where('push_id', '=', pushId)
    .where('unit_id', '=', unitId)
    .execute();
  await purgePages(work, [pushedTag(unitId)]);
  await record(work, {
    action: 'sharing.place',
    object: { kind: 'push', id: pushId },
    unitId,
    summary: `${placeWords[place]} “${row.title}” của ${row.sender} ở trang ${unit.shortName}`,
  });
}
