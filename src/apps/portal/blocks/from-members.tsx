// What the units below have to tell, by the rule of the site: stories with a picture, one a unit, or those that were taken over.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { askBelow, askLinked, askTakenOver, type FromMember } from '#modules/sharing/index.ts';
import { fields, type Site } from '#modules/sites/index.ts';
import { LinkedRow, linkedPath } from '../view/linked.tsx';
import { Card, Head } from '../view/parts.tsx';
import { block } from './block.ts';
import { spareFor, unseen } from './news.tsx';
import { varied } from './varied.ts';

function byRule(site: Site, count: number, first: boolean) {
  const { rule, levels } = site.membersNews;
  if (rule === 'accepted') return askTakenOver(site.unitId, count + spareFor(first));
  return askBelow(site, rule === 'off' ? 0 : count * 4, rule === 'levels' ? levels : []);
}

/** News of units whose site is elsewhere, as links; where people choose what is taken over, nothing comes by itself. */
function linkedByRule({ membersNews: { rule, levels }, path }: Site) {
  const own = rule === 'all' || rule === 'levels';
  return askLinked(path, own ? 4 : 0, rule === 'levels' ? levels : []);
}

export const fromMembers = block({
  kind: 'from-members',
  title: 'Tin từ cấp dưới',
  about: 'Tin của các đơn vị thành viên, mỗi đơn vị một tin, theo cách chọn ở màn hình Đề nghị đăng.',
  most: 1,
  levels: ['department', 'district'],
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Tin từ các đơn vị' }),
    count: fields.count({ label: 'Số tin', min: 2, max: 8, default: 4 }),
  }),
  asks: (settings, { site, first }) => ({
    cards: byRule(site, settings.count, first),
    linked: linkedByRule(site),
  }),
  // One school that writes a lot must not fill the block; what was taken over may stand further up, among the own news.
  settle: ({ cards, linked }, settings, shown) => {
    const key = (card: FromMember) => `${card.unitId}|${card.name}`;
    const one = cards.filter((card, i) => cards.findIndex((other) => key(other) === key(card)) === i);
    const fresh = new Set(unseen(varied(one), settings.count, shown).map((card) => card.id));
    return { cards: one.filter((card) => fresh.has(card.id)), linked };
  },
  pictures: (_settings, { cards }) => cards.map((card) => card.coverFile),
  // What was taken over is an article of the site's own, and its origin leaves the block.
  tags: (_settings, { unitId }) => [`below:${unitId}`, `articles:${unitId}`],
  render({ around, settings, data: { cards, linked }, room, headingId }) {
    if (cards.length === 0 && linked.length === 0) return null;
    return (
      <section aria-labelledby={headingId}>
        <Head id={headingId} title={settings.title || 'Tin từ các đơn vị'} more={{ href: '/danh-ba', label: 'Tất cả đơn vị' }} />
        {cards.length > 0 && (
          <div className={room === 'page' ? 'g4' : room === 'third' ? 'one' : room === 'wide' ? 'g3' : 'g2'}>
            {cards.map((card) => (
              <Card key={card.id} around={around} card={card} from={card} />
            ))}
          </div>
        )}
        {linked.length > 0 && (
          <div className="linked">
            <p className="lh">
              <a href={linkedPath}>Ở trang riêng của các đơn vị</a>
            </p>
            <ul className={room === 'page' || room === 'wide' ? 'rows r2' : 'rows'}>
              {linked.map((item) => (
                <LinkedRow key={item.link} item={item} />
              ))}
            </ul>
          </div>
        )}
      </section>
    );
  },
});
