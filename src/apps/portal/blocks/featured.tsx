// One story stands first: the pinned one, else the one with the highest priority, else the newest.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { askCard, askFront } from '#modules/content/index.ts';
import { fields } from '#modules/sites/index.ts';
import { Lead } from '../view/parts.tsx';
import { block } from './block.ts';

export const featured = block({
  kind: 'featured',
  title: 'Tin nổi bật',
  about: 'Một tin lớn có ảnh ở đầu trang: tin được ghim, nếu không thì tin nổi bật, tin mới nhất.',
  most: 2,
  settings: z.object({
    article: fields.article({ label: 'Ghim một bài', hint: 'Bỏ trống thì lấy tin nổi bật, không có thì tin mới nhất.' }),
  }),
  asks: ({ article }, { work, site }) => ({
    pinned: askCard(site.unitId, article),
    newest: askFront(site.unitId, { kind: 'news', limit: 3 }, work.today),
  }),
  settle({ pinned, newest }, _settings, shown) {
    const [first] = [...pinned, ...newest].filter((card) => !shown.has(card.id));
    if (first) shown.add(first.id);
    return { pinned: first ? [first] : [], newest: [] };
  },
  pictures: (_settings, { pinned }) => pinned.map((card) => card.coverFile),
  tags: (_settings, site) => [`articles:${site.unitId}`],
  render: ({ around, data: { pinned } }) => (pinned[0] ? <Lead around={around} card={pinned[0]} /> : null),
});
