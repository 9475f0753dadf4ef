// Drafts on which everybody may still say something.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { daysBetween, formatDate } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { askOpenConsultations } from '#modules/engagement/index.ts';
import { fields } from '#modules/sites/index.ts';
import { Head } from '../view/parts.tsx';
import { block } from './block.ts';

export const consultations = block({
  kind: 'consultations',
  title: 'Lấy ý kiến góp ý',
  about: 'Dự thảo đang lấy ý kiến: còn bao nhiêu ngày, đã có bao nhiêu góp ý. Hết hạn thì tự mất.',
  most: 1,
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Lấy ý kiến góp ý' }),
    count: fields.count({ label: 'Số dự thảo', min: 1, max: 6, default: 2 }),
  }),
  asks: (settings, { work, site }) => ({ list: askOpenConsultations(work, site.unitId, settings.count) }),
  tags: (_settings, site) => [`consultations:${site.unitId}`],
  render({ settings, data: { list }, room, today, headingId }) {
    if (list.length === 0) return null;
    return (
      <section aria-labelledby={headingId}>
        <Head id={headingId} title={settings.title || 'Lấy ý kiến góp ý'} more={{ href: '/gop-y', label: 'Tất cả' }} />
        <ul className={room === 'page' ? 'rows r2' : 'rows'}>
          {list.map((draft) => {
            const left = daysBetween(today, draft.closesOn);
            return (
              <li className="row" key={draft.id}>
                <h3>
                  <a className="t" href={`/gop-y/${draft.slug}`}>
                    {draft.title}
                  </a>
                </h3>
                <p className="meta">
                  <span>
                    {left === 0 ? 'Hết hạn hôm nay' : `Còn ${left} ngày`}, đến {formatDate(draft.closesOn)}
                  </span>
                  <span>{formatNumber(draft.shown)} góp ý</span>
                </p>
              </li>
            );
          })}
        </ul>
      </section>
    );
  },
});
