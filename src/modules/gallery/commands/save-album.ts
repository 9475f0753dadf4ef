// An album is put together and published, or sent to who approves; not with a child on it who lacks consent (P-6.4).
import { randomUUID } from 'node:crypto';
import { parseForm } from '#kernel/form.ts';
import { record } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { albumBody } from '../queries/waiting.ts';
import { type AlbumBody, filesIn, keyOf } from '../rules/body.ts';
import { type AlbumForm, albumForm } from './gallery-form.ts';
import { heldPiece, seenIn, wayTo } from './held-piece.ts';
import { checkAlbum, putAlbum } from './put-album.ts';
import { endWaiting, isSent, sendPiece } from './send-piece.ts';

/** `waits`: somebody else must approve it before citizens see it. */
export async function saveAlbum(
  work: Work,
  unitId: number,
  id: string | null,
  input: AlbumForm,
  publish: boolean,
): Promise<{ id: string; slug: string; waits: boolean }> {
  const form = parseForm(albumForm, input);
  const { unit, before, waiting } = await heldPiece(work, 'gallery.album', unitId, id, seenIn(form));
  const albumId = before?.id ?? randomUUID();
  const sent = waiting?.body as AlbumBody | undefined;
  const kept = before ? await albumBody(work, albumId) : null;
  const stands = before?.state === 'published' ? kept : null;
  const drawn = [...(kept?.pictures ?? []), ...(sent?.pictures ?? [])].filter(({ scene }) => scene !== null);
  const body: AlbumBody = {
    ...{ title: form.title, summary: form.summary, class_name: form.className, held_on: form.heldOn || work.today },
    pictures: form.pictures.map(({ picture, caption }) => ({
      ...(drawn.find((one) => keyOf(one) === picture) ?? { file_id: picture, scene: null, scene_alt: '' }),
      caption,
    })),
  };
  const way = await wayTo(work, unit, publish, before, waiting);
  const answered = sent && waiting?.children !== '' ? filesIn(sent) : [];
  const { untagged } = await checkAlbum(
    work,
    unit,
    body,
    way === 'draft'
      ? null
      : {
          ...{ children: form.children, known: [...(stands ? filesIn(stands) : []), ...answered] },
          agreed: way === 'page' ? form.agreed : null,
        },
  );
  const noted = {
    ...{ pictures: body.pictures.length },
    ...(form.agreed.length > 0 ? { personalNumbersAgreed: form.agreed.length } : {}),
    ...(untagged.length > 0 ? { untaggedPictures: untagged.length, childrenOnThem: form.children } : {}),
  };
  if (way === 'approval') {
    if (isSent(waiting, body)) return { id: albumId, slug: before?.slug ?? '', waits: true };
    // What nobody sees yet is kept as it was sent: should it not be approved, it is there to go on with.
    const put = stands === null ? await putAlbum(work, unit, albumId, before, body, 'draft') : { slug: before?.slug ?? '' };
    await sendPiece(work, 'gallery.album', unit, albumId, { before, waiting, body, stands, children: form.children, noted });
    return { id: albumId, slug: put.slug, waits: true };
  }
  const { slug, version } = await putAlbum(work, unit, albumId, before, body, way);
  if (waiting) await endWaiting(work, unitId, albumId);
  await record(work, {
    action: publish ? 'gallery.publish-album' : 'gallery.save-album',
    object: { kind: 'album', id: albumId },
    unitId,
    summary: `${publish ? 'Đăng' : 'Lưu'} album “${form.title}”, ${form.pictures.length} ảnh`,
    after: { version, ...noted },
  });
  return { id: albumId, slug, waits: false };
}
