// What the school must disclose this school year: each item with its day and where it stands.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { schoolYearOf } from '#kernel/school-year.ts';
import { askYear, ruleSetOf } from '#modules/disclosure/index.ts';
import { fields } from '#modules/sites/index.ts';
import { Day, State } from '../view/disclosure-table.tsx';
import { Head } from '../view/parts.tsx';
import { block } from './block.ts';

export const disclosure = block({
  kind: 'disclosure',
  title: 'Công khai',
  about: 'Các mục phải công khai của năm học này: ngày công khai hoặc hạn, tình trạng. Có khi đã công khai ít nhất một mục.',
  most: 1,
  levels: ['mn', 'th', 'thcs', 'thpt', 'gdtx'],
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Công khai' }),
    count: fields.count({ label: 'Số mục', min: 3, max: 20, default: 6 }),
  }),
  asks: (_settings, { work, site }) => ({ items: askYear(work, site.unitId, schoolYearOf(work.today)) }),
  tags: (_settings, site) => [`disclosure:${site.unitId}`],
  render({ settings, data: { items }, today, headingId }) {
    const published = ({ row, periods }: (typeof items)[number]) =>
      row?.firstOn ?? periods.find((one) => one.firstOn)?.firstOn ?? null;
    // A school that has not begun has a page that says so; its first page is no place for a list of what is missing.
    if (!items.some(published)) return null;
    const year = schoolYearOf(today);
    return (
      <section aria-labelledby={headingId}>
        <Head id={headingId} title={settings.title || 'Công khai'} more={{ href: '/cong-khai', label: 'Tất cả' }}>
          <span>Năm học {year}</span>
          <span>{ruleSetOf(year)?.name}</span>
        </Head>
        <table className="tb flow">
          <thead>
            <tr>
              <th scope="col">Nội dung</th>
              <th scope="col">Cập nhật</th>
              <th scope="col">Tình trạng</th>
            </tr>
          </thead>
          <tbody>
            {items.slice(0, settings.count).map((one) => {
              const on = published(one);
              return (
                <tr key={one.item.slug}>
                  <th scope="row">{on ? <a href={`/cong-khai/${year}/${one.item.slug}`}>{one.title}</a> : one.title}</th>
                  <td className="nw" data-l="Cập nhật">
                    {on ? (
                      <Day day={on} />
                    ) : one.standing ? (
                      <>
                        Hạn <Day day={one.standing.lastDay} />
                      </>
                    ) : (
                      '–'
                    )}
                  </td>
                  <td data-l="Tình trạng">
                    <State standing={one.standing} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    );
  },
});
