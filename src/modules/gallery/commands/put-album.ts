// What keeps an album from being seen, told at once (P-6.4); and the album as it is stored.
import { formatDate } from '#kernel/calendar.ts';
import { hasLegacyEncoding } from '#kernel/legacy-encoding.ts';
import { askAbout, privateNumbersIn } from '#kernel/private-numbers.ts';
import { throwIfAny } from '#kernel/refusal.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { askChildren, namedOn, reasonsToHold, unsaid } from '#modules/consent/index.ts';
import { isDescribed, picturesOfUnit } from '#modules/media/index.ts';
import { demandOpen, type Unit } from '#modules/organizations/index.ts';
import { ownPhones } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { write } from '../handles.ts';
import { type AlbumBody, filesIn } from '../rules/body.ts';
import { type Before, slugFor, stampOf } from './held-piece.ts';
import { tellPiece } from './tell-public.ts';

export type Asked = {
  /** What was answered about children; of `known` pictures nobody is asked: citizens have met them, or somebody has answered. */
  children: string;
  known: readonly string[];
  /** Numbers of persons that whoever puts it before readers has agreed to; null: that is asked of who approves. */
  agreed: readonly string[] | null;
};

/** @param asked null: nobody is to see it yet. @returns pictures of which nobody has said who is on them */
export async function checkAlbum(work: Work, unit: Unit, body: AlbumBody, asked: Asked | null): Promise<{ untagged: string[] }> {
  const files = filesIn(body);
  const known = await picturesOfUnit(work, unit.id, files);
  if (asked) demandOpen(unit, work.today);
  const missing = files.filter((file) => !known.has(file)).length;
  const silent = [...known.values()].filter((picture) => !isDescribed(picture)).length;
  const hidden = [...known.values()].filter((picture) => picture.hidden).length;
  const open = asked ? unsaid(files, await namedOn(work, unit.id, files), asked.known) : [];
  const words = `${body.title} ${body.summary}`;
  const captions = body.pictures.map((one) => one.caption);
  /** Also in the words for who does not see a picture; the unit's own are for everybody. */
  const numbersIn = async () => {
    const texts = [words, ...captions, ...[...known.values()].map((picture) => picture.alt)];
    return privateNumbersIn(texts).length === 0 ? [] : privateNumbersIn(texts, await ownPhones(work, unit.id));
  };
  throwIfAny([
    missing > 0 && { code: 'picture', message: `${missing} ảnh không có trong thư viện của đơn vị.`, field: 'pictures' },
    new Set(files).size < files.length && { code: 'twice', message: 'Có ảnh đứng hai lần trong album.', field: 'pictures' },
    body.held_on > work.today && { code: 'day', message: `Ngày ${formatDate(body.held_on)} chưa tới.`, field: 'heldOn' },
    hasLegacyEncoding(`${words} ${captions.join(' ')}`) && {
      ...{ code: 'encoding', field: 'title' },
      message: 'Chữ dán vào còn ở bảng mã cũ (TCVN3 hoặc VNI). Chuyển sang Unicode rồi dán lại.',
    },
    asked !== null && body.pictures.length === 0 && { code: 'empty', message: 'Album chưa có ảnh nào.', field: 'pictures' },
    asked !== null &&
      silent > 0 && {
        ...{ code: 'alt', field: 'pictures' },
        message: `${silent} ảnh thiếu lời mô tả cho người không nhìn thấy. Viết trong thư viện ảnh, hoặc chọn “ảnh trang trí”.`,
      },
    asked !== null &&
      hidden > 0 && {
        code: 'hidden',
        message: `${hidden} ảnh đã bị ẩn. Bỏ ra hoặc hiện lại trong thư viện ảnh.`,
        field: 'pictures',
      },
    ...(asked?.children === '' ? askChildren(open) : []),
    ...(asked ? await reasonsToHold(work, unit, files, 'pictures') : []),
    ...(asked?.agreed && work.actor.kind === 'person' ? askAbout(await numbersIn(), asked.agreed, 'pictures') : []),
  ]);
  return { untagged: open };
}

export async function putAlbum(
  work: Work,
  unit: Unit,
  id: string,
  before: Before,
  { pictures, ...words }: AlbumBody,
  way: 'draft' | 'page',
): Promise<{ slug: string; version: number }> {
  const slug = await slugFor(work, 'gallery.album', unit.id, id, before, words.title);
  const now = {
    ...{ ...words, slug, ...stampOf(work, before, way) },
    search_fold: fold(`${words.title} ${words.summary} ${words.class_name} ${pictures.map((one) => one.caption).join(' ')}`),
  };
  if (!before)
    await write(work)
      .insertInto('gallery.album')
      .values({ state: 'draft', first_published_at: null, ...now, id, unit_id: unit.id })
      .execute();
  // The pictures first: the database compares the whole album when it comes before citizens.
  await write(work).deleteFrom('gallery.album_picture').where('album_id', '=', id).execute();
  if (pictures.length > 0)
    await write(work)
      .insertInto('gallery.album_picture')
      .values(pictures.map((picture, position) => ({ album_id: id, position, unit_id: unit.id, ...picture })))
      .execute();
  if (before) await write(work).updateTable('gallery.album').set(now).where('id', '=', id).execute();
  if (way === 'page') await tellPiece(work, 'gallery.album', unit.id, id);
  return { slug, version: now.version };
}
