// The poll that is open today, and how its votes stand.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { formatDate } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { askCurrentPoll } from '#modules/engagement/index.ts';
import { fields } from '#modules/sites/index.ts';
import { dayTag } from '../cache.ts';
import { PollResult } from '../view/opinions.tsx';
import { Head } from '../view/parts.tsx';
import { block } from './block.ts';

export const poll = block({
  kind: 'poll',
  title: 'Thăm dò',
  about: 'Cuộc thăm dò đang mở và kết quả tới lúc này; bỏ phiếu ở trang của nó.',
  most: 1,
  sheet: 'polled',
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Thăm dò ý kiến' }),
    result: fields.yes({ label: 'Hiện kết quả', default: true }),
  }),
  asks: (_settings, { work, site }) => ({ polls: askCurrentPoll(work, site.unitId) }),
  tags: (_settings, site) => [`polls:${site.unitId}`, dayTag],
  render({ settings, data: { polls }, headingId }) {
    const [open] = polls;
    if (!open) return null;
    const path = `/tham-do/${open.slug}`;
    return (
      <section aria-labelledby={headingId}>
        <Head id={headingId} title={settings.title || 'Thăm dò ý kiến'} more={{ href: '/tham-do', label: 'Các cuộc thăm dò' }} />
        <h3>
          <a className="t" href={path}>
            {open.question}
          </a>
        </h3>
        <p className="meta">
          <span>Đến hết {formatDate(open.closesOn)}</span>
          <span>{formatNumber(open.total)} phiếu</span>
        </p>
        {settings.result && open.total > 0 && <PollResult poll={open} />}
        <p className="acts">
          <a className="btn alt" href={path}>
            Bỏ phiếu
          </a>
        </p>
      </section>
    );
  },
});
