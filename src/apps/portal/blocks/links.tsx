// Other websites that readers of this one look for.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { fields } from '#modules/sites/index.ts';
import { Head } from '../view/parts.tsx';
import { block } from './block.ts';

export const links = block({
  kind: 'links',
  title: 'Liên kết website',
  about: 'Địa chỉ các trang hay dùng: Bộ, Sở, phần mềm, thư viện số.',
  most: 3,
  sheet: 'arranged',
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Liên kết' }),
    items: fields.rows({
      label: 'Liên kết',
      max: 24,
      of: z.object({ label: fields.line({ label: 'Tên', max: 80 }), href: fields.link({ label: 'Địa chỉ' }) }),
    }),
  }),
  render({ settings, room, headingId }) {
    const items = settings.items.filter((item) => item.label && item.href);
    if (items.length === 0) return null;
    return (
      <section aria-labelledby={headingId}>
        <Head id={headingId} title={settings.title || 'Liên kết'} />
        <ul className={room === 'page' ? 'linklist l3' : 'linklist'}>
          {items.map((item) => (
            <li key={item.label + item.href}>
              <a href={item.href} rel="noopener">
                {item.label}
              </a>
            </li>
          ))}
        </ul>
      </section>
    );
  },
});
