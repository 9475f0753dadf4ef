// What the units below have to tell: stories with a picture, one a unit.
import { sql } from 'kysely';
import { z } from 'zod';
import { cardsRead, newestBelow, type PublishedCard } from '#modules/content/index.ts';
import { fields } from '#modules/sites/index.ts';
import { Card, type From, Head } from '../view/parts.tsx';
import { block } from './block.ts';

type FromUnit = PublishedCard & From;

export const fromMembers = block({
  kind: 'from-members',
  title: 'Tin từ cấp dưới',
  about: 'Tin có ảnh của các đơn vị thành viên, mỗi đơn vị một tin.',
  most: 1,
  levels: ['department', 'district'],
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Tin từ các đơn vị' }),
    count: fields.count({ label: 'Số tin', min: 2, max: 8, default: 4 }),
  }),
  asks: (settings, { work, site }) => ({
    cards: {
      asked: sql`select c.*, u.short_name as name, s.host_label as "hostLabel" from (${newestBelow(work, site.path, settings.count * 4)}) c
        join organizations.unit u on u.id = c."unitId" join sites.site s on s.unit_id = u.id order by c."publishedAt" desc, c.id`,
      read: (rows: FromUnit[]) => cardsRead(rows),
    },
  }),
  // One school that writes a lot must not fill the block.
  settle: ({ cards }, settings) => ({
    cards: cards.filter((card, i) => cards.findIndex((other) => other.unitId === card.unitId) === i).slice(0, settings.count),
  }),
  pictures: (_settings, { cards }) => cards.map((card) => card.coverFile),
  tags: (_settings, site) => [`below:${site.unitId}`],
  render({ around, settings, data: { cards }, room, headingId }) {
    if (cards.length === 0) return null;
    return (
      <section aria-labelledby={headingId}>
        <Head id={headingId} title={settings.title || 'Tin từ các đơn vị'} more={{ href: '/danh-ba', label: 'Tất cả đơn vị' }} />
        <div className={room === 'page' ? 'g4' : room === 'third' ? 'one' : 'g2'}>
          {cards.map((card) => (
            <Card key={card.id} around={around} card={card} from={card} />
          ))}
        </div>
      </section>
    );
  },
});
