// The days to remember that come next.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { daysBetween, formatDate } from '#kernel/calendar.ts';
import { anniversariesFrom } from '#kernel/memorial-days.ts';
import { fields } from '#modules/sites/index.ts';
import { Head } from '../view/parts.tsx';
import { block } from './block.ts';

const until = (days: number) => (days === 0 ? 'Hôm nay' : days === 1 ? 'Ngày mai' : `Còn ${days} ngày`);

export const memorialDays = block({
  kind: 'memorial-days',
  title: 'Ngày kỷ niệm',
  about: 'Các ngày lễ, ngày kỷ niệm sắp tới của đất nước và của ngành.',
  most: 1,
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Ngày kỷ niệm' }),
    count: fields.count({ label: 'Số ngày nhiều nhất', min: 1, max: 8, default: 3 }),
    ahead: fields.count({ label: 'Trong bao nhiêu ngày tới', min: 1, max: 120, default: 45 }),
  }),
  render({ settings, today, headingId }) {
    const days = anniversariesFrom(today, settings.ahead).slice(0, settings.count);
    if (days.length === 0) return null;
    return (
      <section aria-labelledby={headingId}>
        <Head id={headingId} title={settings.title || 'Ngày kỷ niệm'} />
        <ul className="rows">
          {days.map(({ date, name, years }) => (
            <li className="row day" key={date + name}>
              <span className="cal" aria-hidden="true">
                <b>{date.slice(8)}</b>
                <span>th {date.slice(5, 7)}</span>
              </span>
              <div>
                <h3>{name}</h3>
                <p className="meta">
                  <time dateTime={date}>{formatDate(date)}</time>
                  {years !== null && <span>{years} năm</span>}
                  <span>{until(daysBetween(today, date))}</span>
                </p>
              </div>
            </li>
          ))}
        </ul>
      </section>
    );
  },
});
