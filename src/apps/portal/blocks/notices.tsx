// What the unit asks or tells, with its day in front.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { askFront } from '#modules/content/index.ts';
import { fields } from '#modules/sites/index.ts';
import { DayRow, Head, linkOf } from '../view/parts.tsx';
import { block } from './block.ts';

export const notices = block({
  kind: 'notices',
  title: 'Thông báo',
  about: 'Thông báo mới nhất của đơn vị, ngày đứng trước.',
  most: 2,
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Thông báo' }),
    count: fields.count({ label: 'Số thông báo', min: 1, max: 12, default: 5 }),
    summaries: fields.yes({ label: 'Hiện lời dẫn', default: false }),
  }),
  asks: (settings, { work, site }) => ({
    cards: askFront(site.unitId, { kind: 'notice', limit: settings.count }, work.today),
  }),
  tags: (_settings, site) => [`articles:${site.unitId}`],
  render({ settings, data: { cards }, headingId }) {
    if (cards.length === 0) return null;
    return (
      <section aria-labelledby={headingId}>
        <Head id={headingId} title={settings.title || 'Thông báo'} more={{ href: '/thong-bao', label: 'Tất cả thông báo' }} />
        <ul className="rows">
          {cards.map((card, i) => (
            <DayRow
              key={card.id}
              {...{ card, href: linkOf(card), summary: settings.summaries }}
              first={cards.slice(i + 1).some((other) => other.publishedAt > card.publishedAt)}
            />
          ))}
        </ul>
      </section>
    );
  },
});
