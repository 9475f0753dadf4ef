// An event is written down, published, called off with a reason. What is published is seen as it was last saved.

import { randomUUID } from 'node:crypto';
import { actorName } from '#kernel/actor.ts';
import { parseForm } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { hasLegacyEncoding } from '#kernel/legacy-encoding.ts';
import { notFound, Refused, refuse, throwIfAny } from '#kernel/refusal.ts';
import { fold, freeName, nfc, slugify } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { demandOpen, unitById } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { demandSchedule } from '../policy.ts';
import { type EventForm, eventForm } from './event-form.ts';
import { tellEvent } from './tell-public.ts';

async function eventForUpdate(work: Work, unitId: number, id: string | null, version: number | undefined) {
  const unit = await unitById(work, unitId);
  if (!unit) throw notFound('Không tìm thấy đơn vị.');
  demandSchedule(work.actor, unit);
  if (id === null) return { unit, before: undefined };
  const before = isUuid(id)
    ? await write(work)
        .selectFrom('schedule.event')
        .selectAll()
        .where('id', '=', id)
        .where('unit_id', '=', unitId)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!before) throw notFound('Không tìm thấy sự kiện này.');
  if (version !== undefined && version !== before.version)
    throw new Refused('conflict', [
      { code: 'stale', message: `${before.updated_by} vừa lưu sự kiện này. Tải lại trang để xem bản mới rồi sửa tiếp.` },
    ]);
  return { unit, before };
}

export async function saveEvent(
  work: Work,
  unitId: number,
  id: string | null,
  input: EventForm,
  publish: boolean,
): Promise<{ id: string; slug: string }> {
  const form = parseForm(eventForm, input);
  const { unit, before } = await eventForUpdate(work, unitId, id, form.version);
  const startsOn = form.startsOn || '';
  const endsOn = form.endsOn || startsOn;
  throwIfAny([
    !startsOn && { code: 'day', message: 'Ghi ngày bắt đầu.', field: 'startsOn' },
    startsOn !== '' && endsOn < startsOn && { code: 'ends', message: 'Ngày kết thúc không trước ngày bắt đầu.', field: 'endsOn' },
    startsOn === endsOn &&
      form.ends !== '' &&
      form.ends <= form.starts && { code: 'ends', message: 'Giờ kết thúc phải sau giờ bắt đầu.', field: 'ends' },
    form.ends !== '' && form.starts === '' && { code: 'starts', message: 'Ghi giờ bắt đầu.', field: 'starts' },
    hasLegacyEncoding(`${form.title} ${form.summary} ${form.body}`) && {
      ...{ code: 'encoding', field: 'title' },
      message: 'Chữ dán vào còn ở bảng mã cũ (TCVN3 hoặc VNI). Chuyển sang Unicode rồi dán lại.',
    },
  ]);
  const live = publish || before?.state === 'published';
  if (live) demandOpen(unit, work.today);
  const eventId = before?.id ?? randomUUID();
  // An address that was given out stays.
  const slug =
    before?.first_published_at != null ? before.slug : await freeSlug(work, unitId, eventId, `${form.title} ${startsOn}`);
  const row = {
    ...{ title: form.title, summary: form.summary, body: form.body, place: form.place, organiser: form.organiser },
    ...{ starts_on: startsOn, starts: form.starts, ends_on: endsOn, ends: form.ends, slug },
    ...{ search_fold: fold(`${form.title} ${form.summary} ${form.body} ${form.place} ${form.organiser}`) },
    ...{ version: (before?.version ?? 0) + 1, updated_by: actorName(work.actor), updated_at: work.now },
    ...(publish ? { state: 'published' as const, cancelled_at: null, cancel_reason: null } : {}),
    ...(live ? { first_published_at: before?.first_published_at ?? work.now } : {}),
  };
  if (before) await write(work).updateTable('schedule.event').set(row).where('id', '=', before.id).execute();
  else
    await write(work)
      .insertInto('schedule.event')
      .values({
        ...{ state: 'draft', first_published_at: null, cancelled_at: null, cancel_reason: null },
        ...row,
        ...{ id: eventId, unit_id: unitId },
      })
      .execute();
  if (live || before?.state === 'cancelled') {
    await tellEvent(work, unitId, eventId);
    await purgePages(work, [`events:${unitId}`]);
  }
  await record(work, {
    action: publish ? 'schedule.publish-event' : 'schedule.save-event',
    object: { kind: 'event', id: eventId },
    unitId,
    summary: `${publish ? 'Công bố' : 'Lưu'} sự kiện “${form.title}”`,
    after: { startsOn, version: row.version },
  });
  return { id: eventId, slug };
}

/** Called off it stays on the calendar, crossed out with the reason: who has planned to come must learn it. */
export async function cancelEvent(
  work: Work,
  unitId: number,
  id: string,
  input: { reason: string; version?: number },
): Promise<void> {
  const { before } = await eventForUpdate(work, unitId, id, input.version);
  if (before?.state !== 'published') throw notFound('Sự kiện này chưa công bố.');
  const reason = nfc(input.reason).slice(0, 300);
  if (reason.length < 3) throw refuse('reason', 'Ghi lý do hoãn, hủy: người định đến cần biết.', 'reason');
  await write(work)
    .updateTable('schedule.event')
    .set({
      ...{ state: 'cancelled', cancelled_at: work.now, cancel_reason: reason, version: before.version + 1 },
      ...{ updated_by: actorName(work.actor), updated_at: work.now },
    })
    .where('id', '=', before.id)
    .execute();
  await tellEvent(work, unitId, before.id);
  await purgePages(work, [`events:${unitId}`]);
  await record(work, {
    action: 'schedule.cancel-event',
    object: { kind: 'event', id: before.id },
    unitId,
    summary: `Hoãn, hủy sự kiện “${before.title}”: ${reason}`,
    after: { reason },
  });
}

async function freeSlug(work: Work, unitId: number, id: string, words: string): Promise<string> {
  const base = slugify(words, 100) || 'su-kien';
  const taken = await write(work)
    .selectFrom('schedule.event')
    .select('slug')
    .where('unit_id', '=', unitId)
    .where('id', '<>', id)
    .where('slug', 'like', `${base}%`)
    .execute();
  return freeName(
    base,
    taken.map((row) => row.slug),
  );
}
