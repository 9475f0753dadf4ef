// What keeps a video from being seen, told at once; and the video as it is stored.
import { formatDate } from '#kernel/calendar.ts';
import { type Reason, throwIfAny } from '#kernel/refusal.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { reasonsToHold } from '#modules/consent/index.ts';
import { picturesById } from '#modules/media/index.ts';
import { demandOpen, type Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import type { VideoBody } from '../rules/body.ts';
import { type Before, slugFor, stampOf } from './held-piece.ts';
import { tellPiece } from './tell-public.ts';

/** `seen`: citizens are to see it, now or when it is approved. */
export async function checkVideo(
  work: Work,
  unit: Unit,
  { held_on, poster_id }: Pick<VideoBody, 'held_on' | 'poster_id'>,
  seen: boolean,
  alsoWrong: readonly Reason[] = [],
): Promise<void> {
  if (seen) demandOpen(unit, work.today);
  throwIfAny([
    ...alsoWrong,
    held_on > work.today && { code: 'day', message: `Ngày ${formatDate(held_on)} chưa tới.`, field: 'heldOn' },
    poster_id !== null &&
      !(await picturesById(work, [poster_id])).has(poster_id) && {
        ...{ code: 'poster', field: 'poster' },
        message: 'Ảnh bìa đang bị ẩn, bị giữ lại hoặc không có trong thư viện.',
      },
    ...(seen && poster_id ? await reasonsToHold(work, unit, [poster_id], 'poster') : []),
  ]);
}

export async function putVideo(
  work: Work,
  unit: Unit,
  id: string,
  before: Before,
  body: VideoBody,
  way: 'draft' | 'page',
): Promise<{ slug: string; version: number }> {
  const slug = await slugFor(work, 'gallery.video', unit.id, id, before, body.title);
  const now = { ...body, slug, search_fold: fold(`${body.title} ${body.summary}`), ...stampOf(work, before, way) };
  if (before) await write(work).updateTable('gallery.video').set(now).where('id', '=', id).execute();
  else
    await write(work)
      .insertInto('gallery.video')
      .values({ state: 'draft', first_published_at: null, ...now, id, unit_id: unit.id })
      .execute();
  if (way === 'page') await tellPiece(work, 'gallery.video', unit.id, id);
  return { slug, version: now.version };
}
