// The next events of the unit.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { askNext } from '#modules/schedule/index.ts';
import { fields } from '#modules/sites/index.ts';
import { EventRow } from '../view/events.tsx';
import { Head } from '../view/parts.tsx';
import { block } from './block.ts';

export const events = block({
  kind: 'events',
  title: 'Sự kiện sắp tới',
  about: 'Sự kiện đang và sắp diễn ra, gần trước.',
  most: 1,
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Sự kiện sắp tới' }),
    count: fields.count({ label: 'Số sự kiện', min: 1, max: 12, default: 4 }),
  }),
  asks: (settings, { work, site }) => ({ list: askNext(site.unitId, work.today, settings.count) }),
  tags: (_settings, site) => [`events:${site.unitId}`],
  render({ settings, data: { list }, room, today, headingId }) {
    if (list.length === 0) return null;
    return (
      <section aria-labelledby={headingId}>
        <Head id={headingId} title={settings.title || 'Sự kiện sắp tới'} more={{ href: '/su-kien', label: 'Tất cả sự kiện' }} />
        <ul className={room === 'page' ? 'rows r2' : 'rows'}>
          {list.map((event) => (
            <EventRow key={event.id} event={event} today={today} />
          ))}
        </ul>
      </section>
    );
  },
});
