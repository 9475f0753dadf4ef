// Albums and videos: for the office, and as citizens see them. Which pictures may be seen is the media module's to say.
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import { isUuid } from '#kernel/ids.ts';
import type { Provider } from '#kernel/video-address.ts';
import { likePatterns } from '#kernel/vietnamese-text.ts';
import { type Question, question } from '#platform/db/question.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import type { Review } from '../rules/review.ts';
import type { GalleryState } from '../tables.ts';

export type AlbumPicture = { fileId: string | null; scene: string | null; sceneAlt: string; caption: string };
export type AlbumCard = {
  id: string;
  slug: string;
  title: string;
  summary: string;
  className: string;
  heldOn: LocalDate;
  publishedAt: Date | null;
  pictures: AlbumPicture[];
};
export type Video = {
  id: string;
  slug: string;
  title: string;
  summary: string;
  heldOn: LocalDate;
  provider: Provider;
  url: string;
  posterFile: string | null;
  posterScene: string | null;
};

const albumColumns = [
  ...(['id', 'slug', 'title', 'summary', 'class_name as className', 'held_on as heldOn'] as const),
  'first_published_at as publishedAt',
] as const;

async function withPictures<A extends { id: string }>(work: Work, albums: A[]): Promise<(A & { pictures: AlbumPicture[] })[]> {
  if (albums.length === 0) return [];
  const rows = await read(work)
    .selectFrom('gallery.album_picture')
    .select(['album_id', 'file_id as fileId', 'scene', 'scene_alt as sceneAlt', 'caption'])
    .where(
      'album_id',
      'in',
      albums.map((album) => album.id),
    )
    .orderBy('album_id')
    .orderBy('position')
    .execute();
  return albums.map((album) => ({
    ...album,
    pictures: rows.filter((row) => row.album_id === album.id).map(({ album_id: _of, ...picture }) => picture),
  }));
}

/** The newest first. */
export async function publishedAlbums(work: Work, unitId: number, limit: number, offset = 0): Promise<AlbumCard[]> {
  const albums = await read(work)
    .selectFrom('gallery.album')
    .select(albumColumns)
    .where('unit_id', '=', unitId)
    .where('state', '=', 'published')
    .orderBy('held_on', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return withPictures(work, albums);
}

export async function publishedAlbum(work: Work, unitId: number, slug: string): Promise<AlbumCard | undefined> {
  const album = await read(work)
    .selectFrom('gallery.album')
    .select(albumColumns)
    .where('unit_id', '=', unitId)
    .where('state', '=', 'published')
    .where('slug', '=', slug)
    .executeTakeFirst();
  return album && (await withPictures(work, [album]))[0];
}

const videoColumns = [
  ...(['id', 'slug', 'title', 'summary', 'provider', 'url', 'held_on as heldOn'] as const),
  ...(['poster_id as posterFile', 'poster_scene as posterScene'] as const),
] as const;
export const publishedVideos = (work: Work, unitId: number, limit: number): Promise<Video[]> =>
  read(work)
    .selectFrom('gallery.video')
    .select(videoColumns)
    .where('unit_id', '=', unitId)
    .where('state', '=', 'published')
    .orderBy('held_on', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();

export type AlbumRecord = AlbumCard & { state: GalleryState; version: number; updatedBy: string; updatedAt: Date };
const officeColumns = ['state', 'version', 'updated_by as updatedBy', 'updated_at as updatedAt'] as const;
export async function albumById(work: Work, unitId: number, id: string): Promise<AlbumRecord | undefined> {
  if (!isUuid(id)) return undefined;
  const album = await read(work)
    .selectFrom('gallery.album')
    .select([...albumColumns, ...officeColumns])
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst();
  return album && (await withPictures(work, [album]))[0];
}
export type VideoRecord = Video & { state: GalleryState; version: number; updatedBy: string; updatedAt: Date };
export const videoById = async (work: Work, unitId: number, id: string): Promise<VideoRecord | undefined> =>
  isUuid(id)
    ? read(work)
        .selectFrom('gallery.video')
        .select([...videoColumns, ...officeColumns])
        .where('unit_id', '=', unitId)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;

export type GalleryRow = {
  id: string;
  kind: 'album' | 'video';
  title: string;
  heldOn: LocalDate;
  state: GalleryState;
  /** What of it is on its way. */
  review: Review;
  pictures: number;
  held: number;
  updatedBy: string;
  updatedAt: Date;
};
export const galleryOrders = ['day', 'title', 'updated'] as const;
export type GalleryFilter = { text?: string; state?: string; kind?: string; sort: string; limit: number; offset: number };

/** Albums and videos in one list. `held`: pictures that are not seen because a child lacks consent. */
export async function listGallery(
  work: Work,
  unitId: number,
  filter: GalleryFilter,
): Promise<{ rows: GalleryRow[]; total: number }> {
  const both = sql`(
    select id, 'album' as kind, title, held_on, state, search_fold, updated_by, updated_at from gallery.album where unit_id = ${unitId}
    union all select id, 'video', title, held_on, state, search_fold, updated_by, updated_at from gallery.video where unit_id = ${unitId}) g
    left join (select id, state as review from gallery.waiting) w using (id)`;
  const conditions = [
    sql`true`,
    ...likePatterns(filter.text).map((like) => sql`search_fold like ${like}`),
    ...(filter.state ? [sql`${filter.state} in (state, review)`] : []),
    ...(filter.kind ? [sql`kind = ${filter.kind}`] : []),
  ];
  const where = sql.join(conditions, sql` and `);
  const order = {
    day: sql`held_on`,
    title: sql`title`,
    '-title': sql`title desc`,
    updated: sql`updated_at`,
    '-updated': sql`updated_at desc`,
  }[filter.sort];
  const counted = await sql<{ n: number }>`select count(*)::int as n from ${both} where ${where}`.execute(work.handle);
  const { rows } = await sql<GalleryRow>`
    select g.id, kind, title, held_on::text as "heldOn", state, review, updated_by as "updatedBy", updated_at as "updatedAt",
      (select count(*)::int from gallery.album_picture p where p.album_id = g.id) as pictures,
      (select count(*)::int from gallery.album_picture p join media.file f on f.id = p.file_id where p.album_id = g.id and f.held_at is not null) as held
    from ${both} where ${where} order by ${order ?? sql`held_on desc`}, g.id limit ${filter.limit} offset ${filter.offset}`.execute(
    work.handle,
  );
  return { rows, total: counted.rows[0]?.n ?? 0 };
}

const newestAlbums = question<{ unit: number; limit: number }>`
  select id, slug, title, summary, class_name as "className", held_on as "heldOn", first_published_at as "publishedAt",
    (select coalesce(json_agg(json_build_object('fileId', p.file_id, 'scene', p.scene, 'sceneAlt', p.scene_alt, 'caption', p.caption)
      order by p.position), '[]') from gallery.album_picture p where p.album_id = a.id) as pictures
  from gallery.album a where unit_id = ${'unit'} and state = 'published' order by held_on desc, id limit ${'limit'}`;
/** For a first page, asked together with others: the newest albums with their pictures in order. */
export const askAlbums = (unitId: number, limit: number): Question<AlbumCard[]> => ({
  asked: newestAlbums({ unit: unitId, limit }),
  read: (rows: AlbumCard[]) => rows,
});
