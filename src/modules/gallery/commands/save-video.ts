// A video of a house that we know is told of: with a poster of our own and a link, nothing of theirs on our page.
import { randomUUID } from 'node:crypto';
import { parseForm } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { videoOf } from '#kernel/video-address.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { videoBody } from '../queries/waiting.ts';
import type { VideoBody } from '../rules/body.ts';
import { type VideoForm, videoForm } from './gallery-form.ts';
import { heldPiece, seenIn, wayTo } from './held-piece.ts';
import { checkVideo, putVideo } from './put-video.ts';
import { endWaiting, isSent, sendPiece } from './send-piece.ts';

/** `waits`: somebody else must approve it before citizens see it. */
export async function saveVideo(
  work: Work,
  unitId: number,
  id: string | null,
  input: VideoForm,
  publish: boolean,
): Promise<{ id: string; slug: string; waits: boolean }> {
  const form = parseForm(videoForm, input);
  const { unit, before, waiting } = await heldPiece(work, 'gallery.video', unitId, id, seenIn(form));
  const videoId = before?.id ?? randomUUID();
  const kept = before ? await videoBody(work, videoId) : null;
  const stands = before?.state === 'published' ? kept : null;
  const scene = [kept, waiting?.body as VideoBody | undefined].some(
    (body) => body?.poster_scene && `scene:${body.poster_scene}` === form.poster,
  );
  const found = videoOf(form.url);
  const words = {
    ...{ title: form.title, summary: form.summary, held_on: form.heldOn || work.today },
    poster_id: isUuid(form.poster) ? form.poster : null,
    poster_scene: scene ? form.poster.slice('scene:'.length) : null,
  };
  const way = await wayTo(work, unit, publish, before, waiting);
  await checkVideo(work, unit, words, way !== 'draft', 'why' in found ? [{ code: 'url', message: found.why, field: 'url' }] : []);
  if ('why' in found) throw new Error('refused above');
  const body: VideoBody = { ...words, provider: found.provider, url: found.url };
  if (way === 'approval') {
    if (isSent(waiting, body)) return { id: videoId, slug: before?.slug ?? '', waits: true };
    // What nobody sees yet is kept as it was sent: should it not be approved, it is there to go on with.
    const put = stands === null ? await putVideo(work, unit, videoId, before, body, 'draft') : { slug: before?.slug ?? '' };
    await sendPiece(work, 'gallery.video', unit, videoId, { before, waiting, body, stands, noted: { url: body.url } });
    return { id: videoId, slug: put.slug, waits: true };
  }
  const { slug, version } = await putVideo(work, unit, videoId, before, body, way);
  if (waiting) await endWaiting(work, unitId, videoId);
  await record(work, {
    action: publish ? 'gallery.publish-video' : 'gallery.save-video',
    object: { kind: 'video', id: videoId },
    unitId,
    summary: `${publish ? 'Đăng' : 'Lưu'} video “${form.title}”`,
    after: { version, url: found.url },
  });
  return { id: videoId, slug, waits: false };
}
