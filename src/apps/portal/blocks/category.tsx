// The newest of one category of the site.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { askFront } from '#modules/content/index.ts';
import { fields } from '#modules/sites/index.ts';
import { Head } from '../view/parts.tsx';
import { block } from './block.ts';
import { NewsCards, newsFields, spareFor, unseen } from './news.tsx';

export const category = block({
  kind: 'category',
  title: 'Tin theo chuyên mục',
  about: 'Tin mới nhất của một chuyên mục do đơn vị chọn.',
  most: 6,
  settings: z.object({
    section: fields.section({ label: 'Chuyên mục' }),
    title: fields.line({ label: 'Tiêu đề', hint: 'Bỏ trống thì lấy tên chuyên mục.', max: 80 }),
    ...newsFields,
  }),
  asks: (settings, { work, site, first }) => ({
    cards: askFront(site.unitId, { section: settings.section || '-', limit: settings.count + spareFor(first) }, work.today),
  }),
  settle: ({ cards }, settings, shown) => ({ cards: unseen(cards, settings.count, shown) }),
  pictures: (_settings, { cards }) => cards.map((card) => card.coverFile),
  tags: (_settings, site) => [`articles:${site.unitId}`],
  render({ around, settings, data: { cards }, room, headingId }) {
    const section = around.site.sections.find((s) => s.slug === settings.section);
    if (!section || cards.length === 0) return null;
    return (
      <section aria-labelledby={headingId}>
        <Head id={headingId} title={settings.title || section.title} more={{ href: `/${section.slug}`, label: 'Tất cả' }} />
        <NewsCards around={around} cards={cards} style={settings.style} summaries={settings.summaries} room={room} />
      </section>
    );
  },
});
