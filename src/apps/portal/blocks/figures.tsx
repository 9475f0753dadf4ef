// The branch in numbers, counted from the directory of units.
/** @jsxImportSource hono/jsx */
import { z } from 'zod';
import { formatNumber } from '#kernel/numbers.ts';
import { fields } from '#modules/sites/index.ts';
import { question } from '#platform/db/question.ts';
import { Head } from '../view/parts.tsx';
import { block } from './block.ts';

type Count = { level: string; n: number };
const counted = question<{ path: string }>`
  select level, count(*)::int as n from organizations.unit
  where path <@ ${'path'}::ltree and counted_in_survey and hidden_at is null and closed_on is null group by level`;

const kinds: { label: string; levels: string[] }[] = [
  { label: 'mầm non', levels: ['mn'] },
  { label: 'tiểu học', levels: ['th'] },
  { label: 'THCS', levels: ['thcs'] },
  { label: 'THPT', levels: ['thpt'] },
  { label: 'GDTX, Phòng, Sở', levels: ['gdtx', 'district', 'department'] },
];

export const figures = block({
  kind: 'figures',
  title: 'Ngành qua con số',
  about: 'Số đơn vị theo cấp học với thanh tỉ lệ, đếm từ danh bạ đơn vị của ngành.',
  full: true,
  most: 1,
  levels: ['department', 'district'],
  settings: z.object({
    title: fields.line({ label: 'Tiêu đề', max: 80, default: 'Giáo dục qua con số' }),
  }),
  asks: (_settings, { site }) => ({
    counts: {
      asked: counted({ path: site.path }),
      read: (rows: Count[]) => rows,
    },
  }),
  tags: (_settings, site) => [`units:${site.unitId}`],
  render({ settings, data: { counts }, headingId }) {
    const of = (level: string) => counts.find((row) => row.level === level)?.n ?? 0;
    const shown = [
      { label: 'đơn vị của ngành', value: counts.reduce((n, row) => n + row.n, 0) },
      { label: 'trường mầm non', value: of('mn') },
      { label: 'trường tiểu học', value: of('th') },
      { label: 'trường THCS và THPT', value: of('thcs') + of('thpt') },
    ].filter((figure) => figure.value > 0);
    if (shown.length === 0) return null;
    const parts = kinds
      .map(({ label, levels }) => ({ label, n: levels.reduce((n, level) => n + of(level), 0) }))
      .filter(({ n }) => n > 0);
    const starts = parts.map((_, i) => parts.slice(0, i).reduce((n, part) => n + part.n, 0));
    const all = parts.reduce((n, part) => n + part.n, 0);
    return (
      <section className="deep" aria-labelledby={headingId}>
        <div className="wrap sec">
          <Head id={headingId} title={settings.title || 'Giáo dục qua con số'}>
            <span>Đếm từ danh bạ đơn vị của ngành</span>
          </Head>
          <dl className="figs">
            {shown.map((figure) => (
              <div key={figure.label}>
                <dt>{figure.label}</dt>
                <dd>{formatNumber(figure.value)}</dd>
              </div>
            ))}
          </dl>
          <svg className="share" viewBox={`0 0 ${all} 1`} preserveAspectRatio="none" aria-hidden="true">
            {parts.map((part, i) => (
              <rect key={part.label} x={starts[i]} width={part.n} height="1" />
            ))}
          </svg>
          <ul className="key">
            {parts.map((part) => (
              <li key={part.label}>
                {formatNumber(part.n)} {part.label}
              </li>
            ))}
          </ul>
        </div>
      </section>
    );
  },
});
