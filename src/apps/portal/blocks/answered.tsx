// What people asked, and that it was answered.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { daysBetween, toLocal } from '#kernel/calendar.ts';
import { askAnswered, type PublicQuestion, questionFields } from '#modules/engagement/index.ts';
import { fields } from '#modules/sites/index.ts';
import { Day, Head } from '../view/parts.tsx';
import { askPath } from '../view/questions.tsx';
import { block } from './block.ts';

const daysOf = ({ askedAt, answeredAt }: PublicQuestion) => daysBetween(toLocal(askedAt).date, toLocal(answeredAt).date);

export const answered = block({
  kind: 'answered',
  title: 'Hỏi đáp mới',
  about: 'Câu hỏi mới được trả lời công khai, và chỗ để hỏi.',
  most: 1,
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Hỏi đáp' }),
    count: fields.count({ label: 'Số câu hỏi', min: 1, max: 10, default: 4 }),
  }),
  asks: (settings, { site }) => ({ list: askAnswered(site.unitId, settings.count) }),
  tags: (_settings, site) => [`questions:${site.unitId}`],
  render({ around, settings, data: { list }, room, headingId }) {
    if (list.length === 0) return null;
    return (
      <section aria-labelledby={headingId}>
        <Head id={headingId} title={settings.title || 'Hỏi đáp'} more={{ href: '/hoi-dap', label: 'Tất cả câu hỏi' }} />
        <ul className={room === 'page' ? 'rows r2' : 'rows'}>
          {list.map((row) => (
            <li className="row" key={row.id}>
              <p className="kick">{questionFields.nameOf(row.field)}</p>
              <h3>
                <a className="t" href={`/hoi-dap/${row.code}`}>
                  {row.title}
                </a>
              </h3>
              <p className="meta">
                <span>
                  Trả lời <Day at={row.answeredAt} />
                  {daysOf(row) > 0 && `, sau ${daysOf(row)} ngày`}
                </span>
                {row.answeredBy && row.answeredBy !== around.site.name && <span>{row.answeredBy}</span>}
              </p>
            </li>
          ))}
        </ul>
        <p className="acts">
          <a className="btn alt" href={askPath}>
            Gửi câu hỏi
          </a>
        </p>
      </section>
    );
  },
});
