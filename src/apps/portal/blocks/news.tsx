// The newest stories of the unit, or those of one category, in the way of the house.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { askFront, type PublishedCard } from '#modules/content/index.ts';
import { fields } from '#modules/sites/index.ts';
import type { Around } from '../view/around.ts';
import { Card, Head, Lead, PictureRow } from '../view/parts.tsx';
import { block, type Room, type Shown } from './block.ts';

export const newsStyles = {
  cards: 'Thẻ ảnh',
  arches: 'Thẻ ảnh hình vòm',
  'cards-rows': 'Ba thẻ ảnh, còn lại thành dòng chữ',
  first: 'Tin đầu lớn, còn lại thành dòng',
  lead: 'Tin đầu rất lớn, còn lại thành dòng',
  column: 'Thẻ ảnh xếp dọc',
  rows: 'Dòng có ảnh nhỏ',
};
export type NewsStyle = keyof typeof newsStyles;

const gridOf = (room: Room, n: number) => (room === 'third' ? 'one' : room === 'half' || n < 3 ? 'g2' : 'g3');

const Rows = ({ around, cards, after }: { around: Around; cards: PublishedCard[]; after?: boolean }) =>
  cards.length === 0 ? null : (
    <ul className={after ? 'rows after' : 'rows'}>
      {cards.map((card) => (
        <PictureRow key={card.id} around={around} card={card} />
      ))}
    </ul>
  );

type Props = { around: Around; cards: PublishedCard[]; style: NewsStyle; summaries: boolean; room: Room };

export function NewsCards({ around, cards, style, summaries, room }: Props) {
  const [first, ...others] = cards;
  if (!first) return null;
  if (style === 'rows') return <Rows around={around} cards={cards} />;
  if (style === 'column')
    return (
      <div className="one">
        {cards.map((card) => (
          <Card key={card.id} around={around} card={card} big={summaries} />
        ))}
      </div>
    );
  if (style === 'lead')
    return (
      <>
        <Lead around={around} card={first} />
        <Rows around={around} cards={others} after />
      </>
    );
  if (style === 'first')
    return room === 'page' || room === 'wide' ? (
      <div className="g2">
        <Card around={around} card={first} big />
        <Rows around={around} cards={others} />
      </div>
    ) : (
      <>
        <Card around={around} card={first} big />
        <Rows around={around} cards={others} after />
      </>
    );
  const asCards = style === 'cards-rows' ? cards.slice(0, 3) : cards;
  return (
    <>
      <div className={`${gridOf(room, cards.length)}${style === 'arches' ? ' arches' : ''}`}>
        {asCards.map((card) => (
          <Card key={card.id} around={around} card={card} gate={style === 'arches'} big={summaries} />
        ))}
      </div>
      <Rows
        around={around}
        cards={cards.slice(asCards.length).map((card) => ({ ...card, coverFile: null, coverScene: null }))}
        after
      />
    </>
  );
}

/** As many as wanted of those that do not stand further up. */
export function unseen(cards: PublishedCard[], count: number, shown: Shown): PublishedCard[] {
  const fresh = cards.filter((card) => !shown.has(card.id)).slice(0, count);
  for (const card of fresh) shown.add(card.id);
  return fresh;
}
/** Asked for besides the wanted: so many may stand further up. */
export const spareFor = (first: boolean): number => (first ? 0 : 8);

export const newsFields = {
  count: fields.count({ label: 'Số tin', min: 1, max: 12, default: 6 }),
  style: fields.choice({ label: 'Kiểu trình bày', of: newsStyles, default: 'cards' }),
  summaries: fields.yes({ label: 'Hiện lời dẫn', default: false }),
};

export const news = block({
  kind: 'news',
  title: 'Tin mới',
  about: 'Tin nổi bật rồi tin mới nhất của đơn vị, không lặp lại tin đã đứng ở trên.',
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Tin tức, sự kiện' }),
    note: fields.line({ label: 'Chữ nhỏ cạnh tiêu đề', max: 120 }),
    ...newsFields,
  }),
  asks: (settings, { work, site, first }) => ({
    cards: askFront(site.unitId, { kind: 'news', limit: settings.count + spareFor(first) }, work.today),
  }),
  settle: ({ cards }, settings, shown) => ({ cards: unseen(cards, settings.count, shown) }),
  pictures: (_settings, { cards }) => cards.map((card) => card.coverFile),
  tags: (_settings, site) => [`articles:${site.unitId}`],
  render({ around, settings, data, room, headingId }) {
    if (data.cards.length === 0) return null;
    return (
      <section aria-labelledby={headingId}>
        <Head id={headingId} title={settings.title || 'Tin mới'} more={{ href: '/tin-tuc', label: 'Tất cả tin' }}>
          {settings.note && <span>{settings.note}</span>}
        </Head>
        <NewsCards around={around} cards={data.cards} style={settings.style} summaries={settings.summaries} room={room} />
      </section>
    );
  },
});
