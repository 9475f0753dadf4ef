// A video of a house that we know is told of: with a poster of our own and a link, nothing of theirs on our page.

import { randomUUID } from 'node:crypto';
import { actorName } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { throwIfAny } from '#kernel/refusal.ts';
import { videoOf } from '#kernel/video-address.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { reasonsToHold } from '#modules/consent/index.ts';
import { picturesById } from '#modules/media/index.ts';
import { demandOpen } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { type VideoForm, videoForm } from './gallery-form.ts';
import { freeSlug, heldPiece } from './held-piece.ts';
import { tellPiece } from './tell-public.ts';

export async function saveVideo(
  work: Work,
  unitId: number,
  id: string | null,
  input: VideoForm,
  publish: boolean,
): Promise<{ id: string; slug: string }> {
  const form = parseForm(videoForm, input);
  const { unit, before } = await heldPiece(work, 'gallery.video', unitId, id, form.version);
  const found = videoOf(form.url);
  const heldOn = form.heldOn || work.today;
  const poster = isUuid(form.poster) ? form.poster : null;
  const live = publish || before?.state === 'published';
  if (live) demandOpen(unit, work.today);
  throwIfAny([
    'why' in found && { code: 'url', message: found.why, field: 'url' },
    heldOn > work.today && { code: 'day', message: `Ngày ${formatDate(heldOn)} chưa tới.`, field: 'heldOn' },
    poster !== null &&
      !(await picturesById(work, [poster])).has(poster) && {
        ...{ code: 'poster', field: 'poster' },
        message: 'Ảnh bìa đang bị ẩn, bị giữ lại hoặc không có trong thư viện.',
      },
    ...(live && poster ? await reasonsToHold(work, unit, [poster], 'poster') : []),
  ]);
  if ('why' in found) throw new Error('refused above');
  const videoId = before?.id ?? randomUUID();
  const slug =
    before?.first_published_at != null ? before.slug : await freeSlug(work, 'gallery.video', unitId, videoId, form.title);
  const now = {
    ...{ title: form.title, summary: form.summary, held_on: heldOn, slug, provider: found.provider, url: found.url },
    ...{ search_fold: fold(`${form.title} ${form.summary}`), version: (before?.version ?? 0) + 1 },
    ...(form.poster.startsWith('scene:') ? {} : { poster_id: poster, poster_scene: null }),
    ...{ updated_by: actorName(work.actor), updated_at: work.now },
    ...(publish ? { state: 'published' as const } : {}),
    ...(live ? { first_published_at: before?.first_published_at ?? work.now } : {}),
  };
  if (before) await write(work).updateTable('gallery.video').set(now).where('id', '=', videoId).execute();
  else
    await write(work)
      .insertInto('gallery.video')
      .values({
        ...{ state: 'draft', first_published_at: null, poster_id: null, poster_scene: null },
        ...now,
        ...{ id: videoId, unit_id: unitId },
      })
      .execute();
  if (live) {
    await tellPiece(work, 'gallery.video', unitId, videoId);
    await purgePages(work, [`gallery:${unitId}`]);
  }
  await record(work, {
    action: publish ? 'gallery.publish-video' : 'gallery.save-video',
    object: { kind: 'video', id: videoId },
    unitId,
    summary: `${publish ? 'Đăng' : 'Lưu'} video “${form.title}”`,
    after: { version: now.version, url: found.url },
  });
  return { id: videoId, slug };
}
