// How often a site is read: five numbers, thirty days as bars, the same days as a table, and how it is counted.
/** @jsxImportSource hono/jsx */
import { addDays, formatDate, formatInstant, weekday, weekdayName } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import type { VisitDay, VisitTotals } from '#modules/statistics/index.ts';
import type { Around } from './around.ts';
import { render } from './page.tsx';
import { Crumbs, Head } from './parts.tsx';

export type StatisticsView = { totals: VisitTotals; days: VisitDay[]; online: number; now: Date; today: string };

export function renderStatistics(around: Around, { totals, days, online, now, today }: StatisticsView): string {
  const { site } = around;
  const figures = [
    { label: 'Đang trực tuyến', value: online, note: 'trong năm phút qua' },
    { label: 'Hôm nay', value: totals.today, note: `${weekdayName(today)}, ${formatDate(today)}` },
    { label: 'Tuần này', value: totals.week, note: `từ ${formatDate(addDays(today, 1 - weekday(today))).slice(0, 5)}` },
    { label: 'Tháng này', value: totals.month, note: `tháng ${Number(today.slice(5, 7))}/${today.slice(0, 4)}` },
    { label: 'Tổng cộng', value: totals.total, note: 'từ khi mở trang' },
  ];
  const sum = days.reduce((n, day) => n + day.visits, 0);
  return render(
    around,
    { sheet: 'statistics', title: 'Thống kê truy cập', description: `Số lượt xem các trang của ${site.name}`, path: '/luot-xem' },
    <>
      <Crumbs />
      <div className="wrap sec top visits">
        <h1>Thống kê truy cập</h1>
        <p className="meta">
          Số lượt xem các trang của {site.name}, lúc {formatInstant(now)}
        </p>
        <Figures shown={figures} />
        <section aria-labelledby="h-ngay">
          <Head id="h-ngay" title="30 ngày qua">
            <span>{formatNumber(sum)} lượt xem</span>
          </Head>
          {sum === 0 ? (
            <p className="note">Chưa có lượt xem nào trong 30 ngày qua.</p>
          ) : (
            <>
              <Bars days={days} />
              <details className="vtable">
                <summary>Xem bảng số liệu</summary>
                <table>
                  <caption className="vh">Lượt xem từng ngày</caption>
                  <thead>
                    <tr>
                      <th scope="col">Ngày</th>
                      <th scope="col">Lượt xem</th>
                    </tr>
                  </thead>
                  <tbody>
                    {[...days].reverse().map((day) => (
                      <tr key={day.day}>
                        <th scope="row">
                          {weekdayName(day.day)}, {formatDate(day.day)}
                        </th>
                        <td>{formatNumber(day.visits)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </details>
            </>
          )}
        </section>
        <section aria-labelledby="h-cach">
          <Head id="h-cach" title="Cách đếm" />
          <p className="prose">
            Mỗi lần một người mở một trang là một lượt xem; máy tìm kiếm và các chương trình tự động không được tính. Trang này
            không dùng cookie để đếm và không lưu địa chỉ của người đọc. Số liệu được cập nhật mỗi phút.
          </p>
        </section>
      </div>
    </>,
  );
}

/** Numbers side by side, each with its name and perhaps what it is of. */
export const Figures = ({ shown }: { shown: readonly { label: string; value: number; note?: string }[] }) => (
  <dl className="vfigs">
    {shown.map(({ label, value, note }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>
          <b>{formatNumber(value)}</b>
          {note && <small>{note}</small>}
        </dd>
      </div>
    ))}
  </dl>
);

/** The next round number, for the line above the bars. */
const roundUp = (n: number): number => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, n))));
  return [1, 2, 3, 4, 5, 6, 8, 10].map((m) => m * unit).find((m) => m >= n) ?? n;
};

function Bars({ days }: { days: VisitDay[] }) {
  const [w, h, left, foot] = [720, 240, 52, 28];
  const top = roundUp(Math.max(...days.map((day) => day.visits)));
  const step = (w - left) / days.length;
  const y = (n: number) => 14 + (1 - n / top) * (h - foot - 14);
  const best = days.reduce((a, b) => (b.visits > a.visits ? b : a));
  const words = `Lượt xem từng ngày từ ${formatDate(days[0]?.day ?? '')} đến ${formatDate(days.at(-1)?.day ?? '')}, nhiều nhất ${formatNumber(best.visits)} lượt ngày ${formatDate(best.day)}`;
  return (
    <svg className="vbars" viewBox={`0 0 ${w} ${h}`} role="img" aria-label={words}>
      {[top, top / 2, 0].map((n) => (
        <g key={n}>
          <line x1={left} x2={w} y1={y(n)} y2={y(n)} />
          <text x={left - 8} y={y(n) + 4} textAnchor="end">
            {formatNumber(n)}
          </text>
        </g>
      ))}
      {days.map((day, i) => (
        <g key={day.day}>
          <rect
            className={weekday(day.day) > 5 ? 'rest' : undefined}
            x={left + i * step + step * 0.16}
            width={step * 0.68}
            y={y(day.visits)}
            height={Math.max(0, h - foot - y(day.visits))}
            rx="1.5"
          >
            <title>{`${weekdayName(day.day)} ${formatDate(day.day)}: ${formatNumber(day.visits)} lượt`}</title>
          </rect>
          {weekday(day.day) === 1 && (
            <text
              x={i === days.length - 1 ? w : left + i * step + step / 2}
              y={h - 8}
              textAnchor={i === days.length - 1 ? 'end' : 'middle'}
            >
              {formatDate(day.day).slice(0, 5)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
