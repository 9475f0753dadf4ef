// A wide picture that may lead somewhere: a campaign, an election, an anniversary.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { fields } from '#modules/sites/index.ts';
import { Photo } from '../view/parts.tsx';
import { block } from './block.ts';

export const banner = block({
  kind: 'banner',
  title: 'Ảnh ngang (banner)',
  about: 'Một ảnh của thư viện chạy ngang trang, bấm vào thì mở một địa chỉ.',
  most: 4,
  sheet: 'arranged',
  settings: z.object({
    picture: fields.picture({ label: 'Ảnh', hint: 'Ảnh trong thư viện, đã có lời mô tả.' }),
    href: fields.link({ label: 'Bấm vào thì mở', hint: 'Bỏ trống thì ảnh không dẫn đi đâu.' }),
    caption: fields.line({ label: 'Chú thích', max: 160 }),
  }),
  pictures: ({ picture }) => [picture],
  render({ around, settings, room }) {
    const picture = around.pictures.get(settings.picture);
    if (!picture) return null;
    const sizes = room === 'page' ? '(min-width: 80rem) 77rem, 100vw' : '(min-width: 64rem) 38rem, 100vw';
    const photo = <Photo picture={picture} sizes={sizes} width={1600} />;
    return (
      <figure className="banner">
        {settings.href ? (
          <a href={settings.href} rel="noopener">
            {photo}
          </a>
        ) : (
          photo
        )}
        {settings.caption && <figcaption className="cap">{settings.caption}</figcaption>}
      </figure>
    );
  },
});
