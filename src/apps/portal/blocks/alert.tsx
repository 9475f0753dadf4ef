// One dated duty for many readers, in one line under the menu: it ends by itself with its day.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { formatDate } from '#kernel/calendar.ts';
import { fields } from '#modules/sites/index.ts';
import { Icon } from '../view/parts.tsx';
import { block } from './block.ts';

export const alert = block({
  kind: 'alert',
  title: 'Việc đến hạn',
  about: 'Một dòng nhắc dưới danh mục: việc nhiều người phải làm, hạn của nó. Qua ngày hạn thì tự mất.',
  full: true,
  leads: true,
  most: 1,
  settings: z.object({
    text: fields.line({
      label: 'Lời nhắc',
      hint: 'Ai làm gì. Ngày hạn đã đứng trước, không cần nhắc lại. Bỏ trống thì dòng này không hiện.',
      max: 160,
    }),
    until: fields.day({ label: 'Hạn', hint: 'Hết ngày này thì dòng nhắc tự mất. Chưa ghi hạn thì chưa hiện.' }),
    label: fields.line({ label: 'Chữ của liên kết', hint: 'Ví dụ: Xem công văn 1762.', max: 60 }),
    href: fields.link({ label: 'Liên kết mở địa chỉ' }),
  }),
  render({ settings: { text, until, label, href }, today, headingId }) {
    if (!text || !until || until < today) return null;
    return (
      <section className="alert" id={headingId} aria-label="Việc đến hạn">
        <div className="wrap">
          <Icon name="clock" />
          <p>
            Hạn <time dateTime={until}>{formatDate(until)}</time>: {text}
            {label && href && (
              <>
                {' '}
                <a href={href} rel="noopener">
                  {label}
                </a>
              </>
            )}
          </p>
        </div>
      </section>
    );
  },
});
