// Albums and videos for citizens: the shelf, an album, one picture on a page of its own; without any script.
import { publishedAlbum, publishedAlbums, publishedVideos } from '#modules/gallery/index.ts';
import type { Work } from '#platform/db/work.ts';
import { pageOf } from './cache.ts';
import { renderAlbumsRss } from './feeds.ts';
import type { LivingPages } from './living.ts';
import { type Made, withPictures } from './made.ts';
import type { Around } from './view/around.ts';
import { albumPath, renderAlbum, renderAlbumPicture, renderGallery, seenIn } from './view/gallery.tsx';

const shelf = 12;
const html = (text: string) => pageOf(text, 'text/html; charset=utf-8');

async function page(work: Work, bare: Around, path: string, search: URLSearchParams): Promise<Made | null> {
  const { site } = bare;
  const base = [`gallery:${site.unitId}`];
  if (path === '/thu-vien') {
    const number = Math.min(500, Math.max(1, Math.trunc(Number(search.get('trang'))) || 1));
    const albums = await publishedAlbums(work, site.unitId, shelf + 1, (number - 1) * shelf);
    // A page beyond the last is no page: guessed numbers must not fill the cache.
    if (number > 1 && albums.length === 0) return null;
    const videos = number === 1 ? await publishedVideos(work, site.unitId, 12) : [];
    const { around, tags } = await withPictures(work, bare, [
      ...albums.flatMap((album) => album.pictures.map((one) => one.fileId)),
      ...videos.map((video) => video.posterFile),
    ]);
    return {
      page: html(renderGallery(around, { albums: albums.slice(0, shelf), videos, page: number, more: albums.length > shelf })),
      tags: [...base, ...tags],
    };
  }
  if (path === '/thu-vien/rss.xml') {
    const albums = await publishedAlbums(work, site.unitId, 30);
    const { around, tags } = await withPictures(
      work,
      bare,
      albums.flatMap((album) => album.pictures.map((one) => one.fileId)),
    );
    const seen = albums.filter((album) => seenIn(around, album).length > 0);
    return { page: pageOf(renderAlbumsRss(around, seen), 'application/rss+xml; charset=utf-8'), tags: [...base, ...tags] };
  }
  const [, slug = '', number] = /^\/thu-vien\/([^/]+)(?:\/(\d{1,3}))?$/.exec(path) ?? [];
  const album = slug ? await publishedAlbum(work, site.unitId, slug) : undefined;
  if (!album) return null;
  const { around, tags } = await withPictures(
    work,
    bare,
    album.pictures.map((one) => one.fileId),
  );
  const made = (text: string): Made => ({ page: html(text), tags: [...base, ...tags] });
  if (number === undefined) return made(renderAlbum(around, album));
  const seen = seenIn(around, album);
  const at = Number(number);
  // Held back or taken out, a picture has no page; its neighbours move up, so the album is the place to go on.
  if (at < 1 || at > seen.length)
    return { page: { ...pageOf('', 'text/plain', 302), location: albumPath(album.slug) }, tags: [...base, ...tags] };
  return made(renderAlbumPicture(around, album, at));
}

export const galleryPages: LivingPages = { slugs: ['thu-vien'], names: [], page };
