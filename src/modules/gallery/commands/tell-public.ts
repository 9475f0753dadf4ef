// What albums are found by, and what the site learns of albums and videos: called by whoever changes what citizens read.
import { sql } from 'kysely';
import { type Item, putAll, putOrDrop, sentences } from '#modules/search/index.ts';
import { noteNewest } from '#modules/sites/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import type { Table } from './held-piece.ts';

const albumRef = (id: string) => `album/${id}`;

/**
 * Of every unit; callers narrow it. Not what stands below the pictures: it may be about a child whose picture is held back. An album of
 * which no picture may be seen stands on no shelf: the database follows that, see migration 0028.
 */
export const publicAlbumsText = `select a.id, a.unit_id as "unitId", a.slug, a.title, a.summary, a.class_name as "className", a.held_on as "heldOn",
  exists (select from gallery.album_picture p left join media.file f on f.id = p.file_id
    where p.album_id = a.id and (p.scene is not null or f.hidden_at is null and f.held_at is null)) as seen
  from gallery.album a where a.state = 'published'`;
type Album = {
  id: string;
  unitId: number;
  slug: string;
  title: string;
  summary: string;
  className: string;
  heldOn: string;
  seen: boolean;
};

export const itemOfAlbum = (album: Album): Item => ({
  ...{ ref: albumRef(album.id), unitId: album.unitId, type: 'album', path: `/thu-vien/${album.slug}`, title: album.title },
  body: sentences([album.summary, album.className]),
  ...{ at: new Date(`${album.heldOn}T00:00:00+07:00`), visibleFrom: new Date(0), visibleUntil: album.seen ? null : new Date(0) },
});

async function itemsOf(work: Work, unitId: number, id: string | null = null): Promise<Item[]> {
  const { rows } = await sql<Album>`${sql.raw(publicAlbumsText)} and a.unit_id = ${unitId}
    ${id === null ? sql`` : sql`and a.id = ${id}::uuid`} for share of a`.execute(work.handle);
  return rows.map(itemOfAlbum);
}

export const noteGallery = (work: Work, unitId: number): Promise<void> =>
  noteNewest(
    work,
    unitId,
    'thu-vien',
    sql`select max(at) from (
      select max(first_published_at) as at from gallery.album where unit_id = ${unitId} and state = 'published'
      union all select max(first_published_at) from gallery.video where unit_id = ${unitId} and state = 'published') both_kinds`,
  );

/** An album or a video came to the site, changed there, or left it. A video has no page to be found at. */
export async function tellPiece(work: Work, table: Table, unitId: number, id: string): Promise<void> {
  if (table === 'gallery.album') await putOrDrop(work, [albumRef(id)], await itemsOf(work, unitId, id));
  await noteGallery(work, unitId);
  await purgePages(work, [`gallery:${unitId}`]);
}

/** @returns how much of the index changed */
export const indexAlbums = async (work: Work, unitId: number): Promise<number> =>
  putAll(work, unitId, 'album/', await itemsOf(work, unitId));
