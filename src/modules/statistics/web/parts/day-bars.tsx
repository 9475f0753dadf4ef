// Visits day by day as bars, the people behind them as a line; a picture with its numbers in words.
import { formatDate, weekday, weekdayName } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import type { UnitVisitDay } from '../../queries/visits.ts';

const roundUp = (n: number): number => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, n))));
  return [1, 2, 3, 4, 5, 6, 8, 10].map((m) => m * unit).find((m) => m >= n) ?? n;
};

export function DayBars({ days }: { days: UnitVisitDay[] }) {
  const [w, h, left] = [980, 230, 74];
  const best = days.reduce((a, b) => (b.visits > a.visits ? b : a));
  // Half of the top is written too: an even number.
  const top = Math.max(2, roundUp(best.visits));
  const step = (w - left) / days.length;
  const x = (i: number) => left + i * step;
  const y = (n: number) => 12 + (1 - n / top) * (h - 42);
  const mondays = days.flatMap((day, i) => (weekday(day.day) === 1 ? [{ day: day.day, i }] : []));
  // About ten words under the bars, whatever the number of days.
  const every = Math.max(1, Math.ceil(mondays.length / 11));
  const marks = days.length <= 14 ? days.map((day, i) => ({ day: day.day, i })) : mondays.filter((_, n) => n % every === 0);
  return (
    <svg
      viewBox={`0 0 ${w} ${h}`}
      className="daybars"
      role="img"
      aria-label={`Lượt xem từng ngày từ ${formatDate(days[0]?.day ?? '')} đến ${formatDate(days.at(-1)?.day ?? '')}, nhiều nhất ${formatNumber(best.visits)} lượt ngày ${formatDate(best.day)}`}
    >
      {[top, top / 2, 0].map((n) => (
        <g key={n}>
          <line x1={left} x2={w} y1={y(n)} y2={y(n)} stroke="var(--ct-line)" />
          <text x={left - 8} y={y(n) + 4} textAnchor="end">
            {formatNumber(n)}
          </text>
        </g>
      ))}
      {days.map((day, i) => (
        <rect
          key={day.day}
          x={x(i) + step * 0.14}
          width={Math.max(0.8, step * 0.72)}
          y={y(day.visits)}
          height={Math.max(0, y(0) - y(day.visits))}
          fill={weekday(day.day) > 5 ? 'var(--ct-c2)' : 'var(--ct-c4)'}
        >
          <title>{`${weekdayName(day.day)} ${formatDate(day.day)}: ${formatNumber(day.visits)} lượt, ${formatNumber(day.visitors)} người`}</title>
        </rect>
      ))}
      <polyline
        points={days.map((day, i) => `${(x(i) + step / 2).toFixed(1)},${y(day.visitors).toFixed(1)}`).join(' ')}
        fill="none"
        stroke="var(--ct-hatch)"
        strokeWidth="1.75"
      />
      {marks.map(({ day, i }) => (
        <text key={day} x={x(i) + 30 > w ? w : x(i) + step / 2} y={h - 8} textAnchor={x(i) + 30 > w ? 'end' : 'middle'}>
          {formatDate(day).slice(0, 5)}
        </text>
      ))}
    </svg>
  );
}
