// What superiors tell their members.
import { z } from 'zod';
import { askForMembers } from '#modules/content/index.ts';
import { fields } from '#modules/sites/index.ts';
import { DayRow, Head, linkOf } from '../view/parts.tsx';
import { block } from './block.ts';

export const fromAbove = block({
  kind: 'from-above',
  title: 'Tin từ cấp trên',
  about: 'Thông báo mà Phòng và Sở gửi cho các đơn vị thành viên.',
  most: 1,
  levels: ['district', 'mn', 'th', 'thcs', 'thpt', 'gdtx'],
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Từ Phòng và Sở' }),
    count: fields.count({ label: 'Số tin', min: 1, max: 10, default: 4 }),
  }),
  asks: (settings, { work, site }) => ({
    cards: askForMembers(
      work,
      site.superiors.map((unit) => unit.id),
      settings.count,
    ),
  }),
  tags: (_settings, site) => site.superiors.map((unit) => `members:${unit.id}`),
  render({ around, settings, data: { cards }, room, headingId }) {
    const from = new Map(around.site.superiors.map((unit) => [unit.id, unit]));
    if (cards.length === 0) return null;
    return (
      <section aria-labelledby={headingId}>
        <Head id={headingId} title={settings.title || 'Từ cấp trên'} />
        <ul className={room === 'page' ? 'rows r2' : 'rows'}>
          {cards.map((card) => {
            const unit = from.get(card.unitId);
            return (
              unit && <DayRow key={card.id} card={card} href={around.url(unit.hostLabel, linkOf(card))} from={unit.shortName} />
            );
          })}
        </ul>
      </section>
    );
  },
});
