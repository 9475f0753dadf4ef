// The newest albums; a picture that is held back for want of consent is not among them.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { askAlbums } from '#modules/gallery/index.ts';
import { fields } from '#modules/sites/index.ts';
import { AlbumTile, seenIn } from '../view/gallery.tsx';
import { Head } from '../view/parts.tsx';
import { block } from './block.ts';

export const albums = block({
  kind: 'albums',
  title: 'Album ảnh mới',
  about: 'Album ảnh mới nhất với ảnh bìa, ngày, số ảnh.',
  most: 1,
  sheet: ({ style }) => (style === 'mosaic' ? 'school' : 'home'),
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Ảnh mới' }),
    count: fields.count({ label: 'Số album', min: 1, max: 9, default: 3 }),
    style: fields.choice({
      label: 'Kiểu trình bày',
      of: { tiles: 'Đều nhau', mosaic: 'Album đầu lớn, các album nhỏ bên cạnh (khi đứng một mình một hàng)' },
      default: 'tiles',
    }),
  }),
  asks: (settings, { site }) => ({ list: askAlbums(site.unitId, settings.count) }),
  pictures: (_settings, { list }) => list.flatMap((album) => album.pictures.map((one) => one.fileId)),
  tags: (_settings, site) => [`gallery:${site.unitId}`],
  render({ around, settings, data: { list }, room, headingId }) {
    const shown = list.filter((album) => seenIn(around, album).length > 0);
    if (shown.length === 0) return null;
    const mosaic = settings.style === 'mosaic' && room === 'page' && shown.length >= 3;
    const arches = around.site.level === 'mn' ? ' arches' : '';
    return (
      <section aria-labelledby={headingId}>
        <Head id={headingId} title={settings.title || 'Ảnh mới'} more={{ href: '/thu-vien', label: 'Tất cả album' }}>
          <span>Ảnh có trẻ em chỉ đăng khi gia đình đồng ý</span>
        </Head>
        <div
          className={
            mosaic
              ? shown.length < 5
                ? 'mosaic of3'
                : 'mosaic'
              : `${room === 'page' ? 'g3' : room === 'third' ? 'one' : 'g2'}${arches}`
          }
        >
          {(mosaic ? shown.slice(0, shown.length < 5 ? 3 : 5) : shown).map((album) => (
            <AlbumTile key={album.id} around={around} album={album} />
          ))}
        </div>
      </section>
    );
  },
});
