// A box to look for something on this site.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { fields } from '#modules/sites/index.ts';
import { Icon } from '../view/parts.tsx';
import { block } from './block.ts';

export const search = block({
  kind: 'search',
  title: 'Ô tìm kiếm',
  about: 'Tìm trong trang này, gõ không dấu cũng được.',
  most: 1,
  sheet: 'arranged',
  settings: z.object({
    title: fields.line({ label: 'Lời dẫn trên ô', max: 80, default: 'Bạn tìm gì ở trang này?' }),
  }),
  render: ({ settings, headingId }) => (
    <form className="finder" action="/tim-kiem" role="search" aria-labelledby={headingId}>
      <label htmlFor={`${headingId}-q`} id={headingId}>
        {settings.title || 'Tìm trong trang này'}
      </label>
      <div className="search">
        <input id={`${headingId}-q`} name="q" type="search" required maxLength={100} autoComplete="off" />
        <button type="submit">
          <Icon name="search" />
          Tìm
        </button>
      </div>
    </form>
  ),
});
