// The timetable of one class, chosen from those of the school: a form of the page where it stands.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { formatDate } from '#kernel/calendar.ts';
import { fields } from '#modules/sites/index.ts';
import { askTimetable } from '#modules/teaching/index.ts';
import { Head } from '../view/parts.tsx';
import { block } from './block.ts';

export const timetable = block({
  kind: 'timetable',
  title: 'Thời khóa biểu',
  about: 'Chọn lớp rồi mở thời khóa biểu của lớp đó; ghi ngày áp dụng. Có khi trường đã công bố thời khóa biểu.',
  most: 1,
  sheet: 'school',
  levels: ['th', 'thcs', 'thpt', 'gdtx'],
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Thời khóa biểu' }),
  }),
  asks: (_settings, { work, site }) => ({ found: askTimetable(work, site.unitId) }),
  tags: (_settings, site) => [`timetable:${site.unitId}`],
  render({ settings, data: { found }, today, headingId }) {
    const [timetable] = found;
    if (!timetable || timetable.classes.length === 0) return null;
    const { validFrom, classes } = timetable;
    return (
      <section aria-labelledby={headingId} className="box pad">
        <Head id={headingId} title={settings.title || 'Thời khóa biểu'}>
          <span>
            {validFrom > today ? 'Sẽ áp dụng' : 'Áp dụng'} từ <time dateTime={validFrom}>{formatDate(validFrom)}</time>
          </span>
        </Head>
        <form className="choose" action="/thoi-khoa-bieu">
          <label htmlFor={`lop-${headingId}`}>Chọn lớp</label>
          <select id={`lop-${headingId}`} name="lop">
            {classes.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                Lớp {name}
              </option>
            ))}
          </select>
          <button type="submit" className="btn">
            Xem thời khóa biểu
          </button>
        </form>
      </section>
    );
  },
});
