// The week of the unit: what is still ahead in it, day by day.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { formatDate, weekdayName } from '#kernel/calendar.ts';
import { daysOfWeek, mondayOf } from '#kernel/week.ts';
import { askShown } from '#modules/schedule/index.ts';
import { fields } from '#modules/sites/index.ts';
import { Head } from '../view/parts.tsx';
import { WeekEntry } from '../view/week.tsx';
import { block } from './block.ts';

export const week = block({
  kind: 'week',
  title: 'Lịch công tác tuần',
  about: 'Việc của tuần này từ hôm nay, theo ngày; việc nội bộ không hiện.',
  most: 1,
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Lịch tuần này' }),
  }),
  asks: (_settings, { work, site }) => {
    const days = daysOfWeek(mondayOf(work.today));
    return { list: askShown(site.unitId, work.today, days.at(-1) ?? work.today) };
  },
  tags: (_settings, site) => [`schedule:${site.unitId}`],
  render({ settings, data: { list }, room, today, headingId }) {
    const days = [...new Set(list.map((entry) => entry.day))];
    if (days.length === 0) return null;
    return (
      <section aria-labelledby={headingId}>
        <Head id={headingId} title={settings.title || 'Lịch tuần này'} more={{ href: '/lich-cong-tac', label: 'Cả tuần, in' }} />
        <ol className={room === 'page' ? 'week across' : 'week'}>
          {days.map((day) => (
            <li key={day} className={day === today ? 'now' : undefined}>
              <h3 className="dow">
                <b>{weekdayName(day)}</b>
                <time dateTime={day}>{formatDate(day).slice(0, 5)}</time>
              </h3>
              <ul className="e">
                {list
                  .filter((entry) => entry.day === day)
                  .map((entry) => (
                    <WeekEntry key={entry.id} entry={entry} />
                  ))}
              </ul>
            </li>
          ))}
        </ol>
      </section>
    );
  },
});
