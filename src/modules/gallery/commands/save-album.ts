// An album is put together and published; not with a child on it who lacks consent (P-6.4).

import { randomUUID } from 'node:crypto';
import { actorName } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { isUuid } from '#kernel/ids.ts';
import { hasLegacyEncoding } from '#kernel/legacy-encoding.ts';
import { askAbout, privateNumbersIn } from '#kernel/private-numbers.ts';
import { notFound, refuse, throwIfAny } from '#kernel/refusal.ts';
import { fold, nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import { askChildren, namedOn, reasonsToHold, unsaid } from '#modules/consent/index.ts';
import { isDescribed, picturesOfUnit } from '#modules/media/index.ts';
import { demandOpen } from '#modules/organizations/index.ts';
import { ownPhones } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { write } from '../handles.ts';
import { type AlbumForm, albumForm } from './gallery-form.ts';
import { freeSlug, heldPiece } from './held-piece.ts';
import { tellPiece } from './tell-public.ts';

export async function saveAlbum(
  work: Work,
  unitId: number,
  id: string | null,
  input: AlbumForm,
  publish: boolean,
): Promise<{ id: string; slug: string }> {
  const form = parseForm(albumForm, input);
  const { unit, before } = await heldPiece(work, 'gallery.album', unitId, id, form.version);
  const albumId = before?.id ?? randomUUID();
  const drawn = before
    ? await write(work)
        .selectFrom('gallery.album_picture')
        .select(['scene', 'scene_alt'])
        .where('album_id', '=', albumId)
        .where('scene', 'is not', null)
        .execute()
    : [];
  const files = form.pictures.map(({ picture }) => picture).filter((picture) => isUuid(picture));
  const known = await picturesOfUnit(work, unitId, files);
  const scenes = form.pictures.filter(({ picture }) => !isUuid(picture));
  const missing =
    files.filter((file) => !known.has(file)).length +
    scenes.filter(({ picture }) => !drawn.some((row) => `scene:${row.scene}` === picture)).length;
  const heldOn = form.heldOn || work.today;
  const live = publish || before?.state === 'published';
  if (live) demandOpen(unit, work.today);
  const silent = [...known.values()].filter((picture) => !isDescribed(picture)).length;
  const hidden = [...known.values()].filter((picture) => picture.hidden).length;
  const open = publish ? await untagged(work, unitId, files, before?.state === 'published' ? albumId : null) : [];
  /** Also in the words for who does not see a picture; the unit's own are for everybody. */
  const numbersIn = async () => {
    const alts = [...known.values()].map((picture) => picture.alt);
    const texts = [`${form.title} ${form.summary}`, ...form.pictures.map((one) => one.caption), ...alts];
    return privateNumbersIn(texts).length === 0 ? [] : privateNumbersIn(texts, await ownPhones(work, unitId));
  };
  throwIfAny([
    missing > 0 && { code: 'picture', message: `${missing} ảnh không có trong thư viện của đơn vị.`, field: 'pictures' },
    new Set(files).size < files.length && { code: 'twice', message: 'Có ảnh đứng hai lần trong album.', field: 'pictures' },
    heldOn > work.today && { code: 'day', message: `Ngày ${formatDate(heldOn)} chưa tới.`, field: 'heldOn' },
    hasLegacyEncoding(`${form.title} ${form.summary} ${form.pictures.map((one) => one.caption).join(' ')}`) && {
      ...{ code: 'encoding', field: 'title' },
      message: 'Chữ dán vào còn ở bảng mã cũ (TCVN3 hoặc VNI). Chuyển sang Unicode rồi dán lại.',
    },
    live && form.pictures.length === 0 && { code: 'empty', message: 'Album chưa có ảnh nào.', field: 'pictures' },
    live &&
      silent > 0 && {
        ...{ code: 'alt', field: 'pictures' },
        message: `${silent} ảnh thiếu lời mô tả cho người không nhìn thấy. Viết trong thư viện ảnh, hoặc chọn “ảnh trang trí”.`,
      },
    live &&
      hidden > 0 && {
        code: 'hidden',
        message: `${hidden} ảnh đã bị ẩn. Bỏ ra hoặc hiện lại trong thư viện ảnh.`,
        field: 'pictures',
      },
    ...(form.children === '' ? askChildren(open) : []),
    ...(live ? await reasonsToHold(work, unit, files, 'pictures') : []),
    ...(live && work.actor.kind === 'person' ? askAbout(await numbersIn(), form.agreed, 'pictures') : []),
  ]);
  // An address that was given out stays.
  const slug =
    before?.first_published_at != null ? before.slug : await freeSlug(work, 'gallery.album', unitId, albumId, form.title);
  const now = {
    ...{ title: form.title, summary: form.summary, class_name: form.className, held_on: heldOn, slug },
    search_fold: fold(`${form.title} ${form.summary} ${form.className} ${form.pictures.map((one) => one.caption).join(' ')}`),
    ...{ version: (before?.version ?? 0) + 1, updated_by: actorName(work.actor), updated_at: work.now },
    ...(publish ? { state: 'published' as const } : {}),
    ...(live ? { first_published_at: before?.first_published_at ?? work.now } : {}),
  };
  if (before) await write(work).updateTable('gallery.album').set(now).where('id', '=', albumId).execute();
  else
    await write(work)
      .insertInto('gallery.album')
      .values({ state: 'draft', first_published_at: null, ...now, id: albumId, unit_id: unitId })
      .execute();
  await write(work).deleteFrom('gallery.album_picture').where('album_id', '=', albumId).execute();
  if (form.pictures.length > 0)
    await write(work)
      .insertInto('gallery.album_picture')
      .values(
        form.pictures.map(({ picture, caption }, position) => {
          const scene = drawn.find((row) => `scene:${row.scene}` === picture);
          return {
            ...{ album_id: albumId, position, unit_id: unitId, caption, file_id: scene ? null : picture },
            ...{ scene: scene?.scene ?? null, scene_alt: scene?.scene_alt ?? '' },
          };
        }),
      )
      .execute();
  if (live) {
    await tellPiece(work, 'gallery.album', unitId, albumId);
    await purgePages(work, [`gallery:${unitId}`]);
  }
  await record(work, {
    action: publish ? 'gallery.publish-album' : 'gallery.save-album',
    object: { kind: 'album', id: albumId },
    unitId,
    summary: `${publish ? 'Đăng' : 'Lưu'} album “${form.title}”, ${form.pictures.length} ảnh`,
    after: {
      ...{ version: now.version, pictures: form.pictures.length },
      ...(form.agreed.length > 0 ? { personalNumbersAgreed: form.agreed.length } : {}),
      ...(open.length > 0 ? { untaggedPictures: open.length, childrenOnThem: form.children } : {}),
    },
  });
  return { id: albumId, slug };
}

/** Pictures that citizens have not met in this album, and of which nobody has said who is on them. */
async function untagged(work: Work, unitId: number, files: readonly string[], shownIn: string | null): Promise<string[]> {
  const met = shownIn
    ? await write(work).selectFrom('gallery.album_picture').select('file_id').where('album_id', '=', shownIn).execute()
    : [];
  const shown = met.flatMap((row) => row.file_id ?? []);
  return unsaid(files, await namedOn(work, unitId, files), shown);
}

/** Off the site, with the reason in the record; it can be published again. */
export async function withdrawPiece(
  work: Work,
  table: 'gallery.album' | 'gallery.video',
  unitId: number,
  id: string,
  input: { reason: string; version?: number | undefined },
): Promise<void> {
  const { before } = await heldPiece(work, table, unitId, id, input.version);
  if (before?.state !== 'published') throw notFound('Chưa đăng, không có gì để gỡ.');
  const reason = nfc(input.reason).slice(0, 300);
  if (reason.length < 3) throw refuse('reason', 'Ghi lý do gỡ.', 'reason');
  await write(work)
    .updateTable(table)
    .set({ state: 'withdrawn', version: before.version + 1, updated_by: actorName(work.actor), updated_at: work.now })
    .where('id', '=', before.id)
    .execute();
  await tellPiece(work, table, unitId, before.id);
  await purgePages(work, [`gallery:${unitId}`]);
  await record(work, {
    action: table === 'gallery.album' ? 'gallery.withdraw-album' : 'gallery.withdraw-video',
    object: { kind: table === 'gallery.album' ? 'album' : 'video', id: before.id },
    unitId,
    summary: `Gỡ “${before.title}”: ${reason}`,
    after: { reason },
  });
}
