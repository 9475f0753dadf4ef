// What superiors have sent to this unit, and what they tell all their members.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { askForMembers } from '#modules/content/index.ts';
import { askCopies } from '#modules/sharing/index.ts';
import { fields } from '#modules/sites/index.ts';
import { copiesTags, copyRows } from '../copies-pages.ts';
import { copiesSlug, DayRow, Head, linkOf } from '../view/parts.tsx';
import { block } from './block.ts';

export const fromAbove = block({
  kind: 'from-above',
  title: 'Tin từ cấp trên',
  about: 'Thông báo mà Phòng và Sở gửi cho đơn vị; bài đơn vị ghim đứng đầu.',
  most: 1,
  levels: ['district', 'mn', 'th', 'thcs', 'thpt', 'gdtx'],
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Từ Phòng và Sở' }),
    count: fields.count({ label: 'Số tin', min: 1, max: 10, default: 4 }),
  }),
  asks: (settings, { site }) => ({
    copies: askCopies(site.unitId, settings.count),
    cards: askForMembers(
      site.superiors.map((unit) => unit.id),
      settings.count,
    ),
  }),
  tags: (_settings, site, { copies }) => [...site.superiors.map((unit) => `members:${unit.id}`), ...copiesTags(site, copies)],
  render({ around, settings, data: { copies, cards }, room, headingId }) {
    const superiors = new Map(around.site.superiors.map((unit) => [unit.id, unit]));
    const sent = copyRows(copies);
    // What was sent to the unit stands once, also when it is meant for all members.
    const meant = cards.flatMap((card) => {
      const unit = copies.some((copy) => copy.id === card.id) ? undefined : superiors.get(card.unitId);
      const href = unit && around.url(unit.hostLabel, linkOf(card));
      return unit && href ? [{ ...card, href, from: { hostLabel: unit.hostLabel, name: unit.shortName } }] : [];
    });
    const pinned = new Set(copies.filter((copy) => copy.pinned).map((copy) => copy.id));
    const rows = [...sent, ...meant]
      .sort((a, b) => Number(pinned.has(b.id)) - Number(pinned.has(a.id)) || b.publishedAt.getTime() - a.publishedAt.getTime())
      .slice(0, settings.count);
    if (rows.length === 0) return null;
    const more = sent.length > 0 ? { more: { href: `/${copiesSlug}`, label: 'Tất cả' } } : {};
    return (
      <section aria-labelledby={headingId}>
        <Head id={headingId} title={settings.title || 'Từ cấp trên'} {...more} />
        <ul className={room === 'page' ? 'rows r2' : 'rows'}>
          {rows.map((card) => (
            <DayRow key={card.id} card={card} href={card.href} from={card.from.name} first={pinned.has(card.id)} />
          ))}
        </ul>
      </section>
    );
  },
});
