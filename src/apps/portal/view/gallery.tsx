// Albums and videos: arches of pictures at the youngest schools, plain ones elsewhere; each picture has a page with its neighbours.
/** @jsxImportSource hono/jsx */
import { formatDate } from '#kernel/calendar.ts';
import { type AlbumCard, type AlbumPicture, providerNames, type Video } from '#modules/gallery/index.ts';
import { srcOf } from '#modules/media/index.ts';
import type { Around } from './around.ts';
import { render } from './page.tsx';
import { Crumbs, Drawing, Head, Icon, Pager, Photo } from './parts.tsx';

export const albumPath = (slug: string, picture?: number) => `/thu-vien/${slug}${picture ? `/${picture}` : ''}`;

/** Those that may be seen: a drawing always, a picture while it is neither hidden nor held back. */
export const seenIn = (around: Around, album: Pick<AlbumCard, 'pictures'>): AlbumPicture[] =>
  album.pictures.filter((one) =>
    one.fileId ? around.pictures.has(one.fileId) : one.scene !== null && around.sceneUrl(one.scene),
  );

type Shape = { className?: string; sizes?: string; eager?: boolean; width?: number };
function Shown({ around, one, ...shape }: Shape & { around: Around; one: AlbumPicture }) {
  const picture = one.fileId ? around.pictures.get(one.fileId) : undefined;
  if (picture) return <Photo picture={picture} {...shape} />;
  return one.scene ? <Drawing around={around} scene={one.scene} alt={one.sceneAlt} {...shape} /> : null;
}

const albumsFeed = ({ site }: Around) => ({ title: `Ảnh của ${site.shortName}`, href: '/thu-vien/rss.xml' });

export type GalleryView = { albums: AlbumCard[]; videos: Video[]; page: number; more: boolean };

export function renderGallery(around: Around, { albums, videos, page, more }: GalleryView): string {
  const { site } = around;
  const title = site.sections.find((s) => s.slug === 'thu-vien')?.title ?? 'Thư viện ảnh, video';
  const shown = albums.filter((album) => seenIn(around, album).length > 0);
  return render(
    around,
    {
      sheet: 'gallery',
      ...{ title, description: `Ảnh và video hoạt động của ${site.name}` },
      ...{ path: page > 1 ? `/thu-vien?trang=${page}` : '/thu-vien', feed: albumsFeed(around) },
    },
    <>
      <Crumbs />
      <div className="wrap sec top">
        <h1>{title}</h1>
        <p className="meta">
          <span>Ảnh có trẻ em chỉ đăng khi cha mẹ, và em từ 7 tuổi, đồng ý</span>
          <a href="/thu-vien/rss.xml">RSS album</a>
        </p>
        {shown.length === 0 && videos.length === 0 && <p className="note after">Chưa có album nào.</p>}
        {shown.length > 0 && <h2 className="vh">Album</h2>}
        <div className={`g3 after${site.level === 'mn' ? ' arches' : ''}`}>
          {shown.map((album) => (
            <AlbumTile key={album.id} around={around} album={album} />
          ))}
        </div>
        <Pager page={page} more={more} at={(n) => (n > 1 ? `/thu-vien?trang=${n}` : '/thu-vien')} />
      </div>
      {videos.length > 0 && (
        <section className="band" aria-labelledby="h-video">
          <div className="wrap sec">
            <Head id="h-video" title="Video" />
            <div className="g3">
              {videos.map((video) => (
                <VideoTile key={video.id} around={around} video={video} />
              ))}
            </div>
          </div>
        </section>
      )}
    </>,
  );
}

export function AlbumTile({ around, album }: { around: Around; album: AlbumCard }) {
  const seen = seenIn(around, album);
  const [cover] = seen;
  if (!cover) return null;
  const gate = around.site.level === 'mn';
  return (
    <article className="card album">
      <Shown
        around={around}
        one={cover}
        className={gate ? 'ph gate' : 'ph'}
        sizes="(min-width: 64rem) 26rem, (min-width: 40rem) 50vw, 100vw"
        width={480}
      />
      <h3>
        <a className="t" href={albumPath(album.slug)}>
          {album.title}
        </a>
      </h3>
      <p className="meta">
        {album.className && <span>{album.className}</span>}
        <time dateTime={album.heldOn}>{formatDate(album.heldOn)}</time>
        <span>{seen.length} ảnh</span>
      </p>
    </article>
  );
}

function VideoTile({ around, video }: { around: Around; video: Video }) {
  const picture = video.posterFile ? around.pictures.get(video.posterFile) : undefined;
  const where = providerNames[video.provider];
  return (
    <article className="card video">
      <span className="poster">
        {picture ? (
          <Photo picture={picture} className="ph" sizes="(min-width: 64rem) 26rem, 100vw" width={480} />
        ) : (
          video.posterScene && <Drawing around={around} scene={video.posterScene} alt="" className="ph" />
        )}
        <span className="play" aria-hidden="true">
          <Icon name="play" />
        </span>
      </span>
      <h3>
        <a className="t" href={video.url} rel="noopener noreferrer external">
          {video.title}
        </a>
      </h3>
      {video.summary && <p>{video.summary}</p>}
      <p className="meta">
        <time dateTime={video.heldOn}>{formatDate(video.heldOn)}</time>
        <span>mở ở {where}</span>
      </p>
    </article>
  );
}

export function renderAlbum(around: Around, album: AlbumCard): string {
  const { site } = around;
  const title = site.sections.find((s) => s.slug === 'thu-vien')?.title ?? 'Thư viện ảnh, video';
  const seen = seenIn(around, album);
  const first = seen[0]?.fileId ? around.pictures.get(seen[0].fileId) : undefined;
  return render(
    around,
    {
      sheet: 'gallery',
      ...{
        title: album.title,
        description: album.summary || `Album ${album.title} của ${site.name}`,
        path: albumPath(album.slug),
      },
      image: first && around.url(site.hostLabel, srcOf(first, 960)),
      ...(album.publishedAt ? { publishedAt: album.publishedAt } : {}),
    },
    <>
      <Crumbs items={[{ href: '/thu-vien', label: title }]} />
      <article className="wrap sec doc">
        <header>
          <p className="kick">{[album.className, formatDate(album.heldOn)].filter(Boolean).join(', ')}</p>
          <h1>{album.title}</h1>
          {album.summary && <p className="sum">{album.summary}</p>}
        </header>
        {seen.length === 0 && <p className="note">Ảnh của album này hiện không xem được.</p>}
        <ul className="shots">
          {seen.map((one, i) => (
            <li key={one.fileId ?? one.scene}>
              <a href={albumPath(album.slug, i + 1)}>
                <Shown
                  around={around}
                  one={one}
                  className="ph"
                  sizes="(min-width: 64rem) 26rem, (min-width: 40rem) 33vw, 50vw"
                  width={480}
                  eager={i < 3}
                />
                <span className="vh">Mở ảnh {i + 1}</span>
              </a>
              {one.caption && <p className="cap">{one.caption}</p>}
            </li>
          ))}
        </ul>
      </article>
    </>,
  );
}

/** @param at from 1 */
export function renderAlbumPicture(around: Around, album: AlbumCard, at: number): string {
  const { site } = around;
  const title = site.sections.find((s) => s.slug === 'thu-vien')?.title ?? 'Thư viện ảnh, video';
  const seen = seenIn(around, album);
  const one = seen[at - 1];
  if (!one) throw new Error('asked for a picture that is not seen');
  return render(
    around,
    {
      sheet: 'gallery',
      ...{ title: `${album.title}, ảnh ${at}`, description: one.caption || album.title, path: albumPath(album.slug, at) },
      noindex: true,
    },
    <>
      <Crumbs
        items={[
          { href: '/thu-vien', label: title },
          { href: albumPath(album.slug), label: album.title },
        ]}
      />
      <div className="wrap sec top lightbox">
        <h1 className="vh">
          {album.title}, ảnh {at} trên {seen.length}
        </h1>
        <figure>
          <Shown around={around} one={one} sizes="(min-width: 80rem) 77rem, 100vw" width={1600} eager />
          <figcaption>
            <b>{one.caption || album.title}</b>
            <span className="meta">
              <span>
                Ảnh {at} trên {seen.length}
              </span>
              <time dateTime={album.heldOn}>{formatDate(album.heldOn)}</time>
            </span>
          </figcaption>
        </figure>
        <nav className="acts" aria-label="Ảnh khác">
          {at > 1 && (
            <a className="icon-btn" href={albumPath(album.slug, at - 1)} rel="prev">
              Ảnh trước
            </a>
          )}
          {at < seen.length && (
            <a className="icon-btn" href={albumPath(album.slug, at + 1)} rel="next">
              Ảnh sau
            </a>
          )}
          <a className="icon-btn" href={albumPath(album.slug)}>
            Cả album
          </a>
        </nav>
      </div>
    </>,
  );
}
