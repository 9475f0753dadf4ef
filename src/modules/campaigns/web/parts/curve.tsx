// How many units were complete, day by day, against the deadline? A picture with its numbers in words.
import { daysBetween, formatDate } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';

export type CurveProps = {
  points: { day: string; done: number }[];
  today: string;
  done: number;
  /** null: nothing is foretold any more. */
  forecast: number | null;
  total: number;
  opensOn: string;
  beforeDay: string;
  milestoneOn: string | null;
};

export function Curve({ points, today, done, forecast, total, opensOn, beforeDay, milestoneOn }: CurveProps) {
  const [w, h] = [300, 66];
  const span = Math.max(1, daysBetween(opensOn, beforeDay));
  const x = (day: string) => 4 + (Math.min(span, Math.max(0, daysBetween(opensOn, day))) / span) * (w - 52);
  const y = (n: number) => 12 + (1 - n / Math.max(1, total)) * (h - 16);
  const shown = [...points.filter((p) => p.day < today), { day: today, done }];
  const line = shown.map((p) => `${x(p.day).toFixed(1)},${y(p.done).toFixed(1)}`).join(' ');
  const open = today >= opensOn;
  const now = x(today);
  const words = !open
    ? `Đợt mở từ ${formatDate(opensOn)}, trước ngày ấy chưa tính`
    : `${formatNumber(done)} trên ${formatNumber(total)} đơn vị đủ hôm nay${forecast === null ? '' : `, dự báo ${formatNumber(forecast)} đến ${formatDate(beforeDay)}`}`;
  return (
    <svg
      viewBox={`0 0 ${w} 92`}
      width="100%"
      role="img"
      aria-label={words}
      style={{ display: 'block', maxHeight: 110, fontFamily: 'var(--ct-font-num)' }}
      fill="var(--ct-text-2)"
      fontSize="10"
    >
      <text x="4" y="9">{`${formatNumber(total)} đơn vị`}</text>
      <line x1="4" x2={w - 48} y1="12" y2="12" stroke="var(--ct-line)" />
      <line x1="4" x2={w - 48} y1={h - 4} y2={h - 4} stroke="var(--ct-line-2)" />
      {milestoneOn && (
        <line x1={x(milestoneOn)} x2={x(milestoneOn)} y1="24" y2={h - 4} stroke="var(--ct-text-3)" strokeDasharray="2 3" />
      )}
      {milestoneOn && (
        <text
          x={x(milestoneOn) + (x(milestoneOn) < 64 ? 3 : -3)}
          y="30"
          textAnchor={x(milestoneOn) < 64 ? 'start' : 'end'}
        >{`mốc ${formatDate(milestoneOn).slice(0, 5)}`}</text>
      )}
      {open && <polygon points={`${x(opensOn)},${h - 4} ${line} ${now},${h - 4}`} fill="var(--ct-c1)" opacity="0.6" />}
      {open && <polyline points={line} fill="none" stroke="var(--ct-c5)" strokeWidth="1.75" />}
      {forecast !== null && (
        <line
          x1={now}
          y1={y(done)}
          x2={x(beforeDay)}
          y2={y(forecast)}
          stroke="var(--ct-c5)"
          strokeWidth="1.5"
          strokeDasharray="3 3"
        />
      )}
      {open && (
        <>
          <circle cx={now} cy={y(done)} r="3" fill="var(--ct-c5)" />
          <text
            x={now < 32 ? now + 5 : now - 4}
            y={y(done) - 5}
            textAnchor={now < 32 ? 'start' : 'end'}
            fontWeight="600"
            fill="var(--ct-text)"
          >
            {formatNumber(done)}
          </text>
        </>
      )}
      <line x1={x(beforeDay)} x2={x(beforeDay)} y1="8" y2={h} stroke="var(--ct-hatch)" strokeWidth="2" />
      {forecast !== null && (
        <>
          <text x={x(beforeDay) + 4} y={Math.max(20, y(forecast) + 4)} fontWeight="600" fill="var(--ct-text)">
            {formatNumber(forecast)}
          </text>
          <text x={x(beforeDay) + 4} y={Math.max(32, y(forecast) + 16)}>
            dự báo
          </text>
        </>
      )}
      <text x="4" y="86">
        {formatDate(opensOn).slice(0, 5)}
      </text>
      {/* Beside the first and the last day, never over them. */}
      {open && (
        <text x={Math.min(Math.max(now, 80), x(beforeDay) - 6)} y="86" textAnchor="end">
          hôm nay
        </text>
      )}
      <text x={x(beforeDay) + 30} y="86" textAnchor="end" fontWeight="600">
        {formatDate(beforeDay).slice(0, 5)}
      </text>
    </svg>
  );
}
