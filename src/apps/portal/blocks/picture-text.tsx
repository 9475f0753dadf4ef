// A picture and a few words beside it.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { fields } from '#modules/sites/index.ts';
import { Head, Photo } from '../view/parts.tsx';
import { block } from './block.ts';

export const pictureText = block({
  kind: 'picture-text',
  title: 'Ảnh và chữ',
  about: 'Một ảnh, một đoạn giới thiệu bên cạnh, một nút dẫn tới trang khác.',
  most: 6,
  sheet: 'arranged',
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80 }),
    text: fields.text({ label: 'Đoạn văn', hint: 'Cách đoạn bằng dòng trống.', max: 1200 }),
    picture: fields.picture({ label: 'Ảnh' }),
    side: fields.choice({ label: 'Ảnh ở bên', of: { left: 'Trái', right: 'Phải' }, default: 'left' }),
    label: fields.line({ label: 'Chữ trên nút', max: 40 }),
    href: fields.link({ label: 'Nút mở địa chỉ' }),
  }),
  pictures: ({ picture }) => [picture],
  render({ around, settings, room, headingId }) {
    const picture = around.pictures.get(settings.picture);
    if (!picture && !settings.text) return null;
    return (
      <section
        className={room === 'third' || !picture ? 'pictext' : `pictext beside-${settings.side}`}
        {...(settings.title ? { 'aria-labelledby': headingId } : {})}
      >
        {picture && <Photo picture={picture} className="ph" sizes="(min-width: 64rem) 38rem, 100vw" />}
        <div>
          {settings.title && <Head id={headingId} title={settings.title} />}
          <div className="prose">
            {settings.text
              .split(/\n{2,}/)
              .filter(Boolean)
              .map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
          </div>
          {settings.label && settings.href && (
            <p className="acts">
              <a className="btn alt" href={settings.href} rel="noopener">
                {settings.label}
              </a>
            </p>
          )}
        </div>
      </section>
    );
  },
});
