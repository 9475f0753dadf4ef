// The share of units with a portal and of those in regular use, from survey to survey and month to month. A picture with its numbers.
import { daysBetween, formatDate } from '#kernel/calendar.ts';
import { formatNumber, formatPercent } from '#kernel/numbers.ts';
import type { curveOf } from '../register-words.ts';

export function Trend({ points: at }: { points: ReturnType<typeof curveOf> }) {
  const [first, last] = [at[0], at.at(-1)];
  if (!first || !last || first.day === last.day) return null;
  const [w, h] = [860, 190];
  const span = Math.max(1, daysBetween(first.day, last.day));
  const x = (day: string) => 44 + (daysBetween(first.day, day) / span) * (w - 130);
  const y = (tenths: number) => 14 + (1 - tenths / 1000) * (h - 50);
  const line = (key: 'portal' | 'use') => at.map((p) => `${x(p.day).toFixed(1)},${y(p[key]).toFixed(1)}`).join(' ');
  const end = at.at(-1);
  const words = `Từ ${formatDate(first.day)} đến ${formatDate(last.day)}: có cổng từ ${formatPercent(at[0]?.portal ?? 0)} đến ${formatPercent(end?.portal ?? 0)} số đơn vị, dùng thường xuyên từ ${formatPercent(at[0]?.use ?? 0)} đến ${formatPercent(end?.use ?? 0)} số có cổng`;
  // Days that stand too close share one label.
  const labelled = at.filter(
    (p, i) => i === 0 || i === at.length - 1 || (x(p.day) - x(at[i - 1]?.day ?? '') > 64 && x(last.day) - x(p.day) > 64),
  );
  return (
    <section className="card" aria-labelledby="h-trend">
      <h2 id="h-trend">Diễn biến</h2>
      <div className="trend">
        <svg viewBox={`0 0 ${w} ${h}`} role="img" aria-label={words}>
          {[0, 500, 1000].map((tenths) => (
            <g key={tenths}>
              <line x1="44" x2={w - 86} y1={y(tenths)} y2={y(tenths)} stroke="var(--ct-line)" />
              <text x="38" y={y(tenths) + 4} textAnchor="end">{`${tenths / 10} %`}</text>
            </g>
          ))}
          <polyline points={line('portal')} fill="none" stroke="var(--ct-c5)" strokeWidth="2.5" />
          <polyline points={line('use')} fill="none" stroke="var(--ct-hatch)" strokeWidth="2.5" strokeDasharray="6 4" />
          {at.map((p) => (
            <g key={`${p.day}${p.source}`}>
              <circle cx={x(p.day)} cy={y(p.portal)} r="4" fill="var(--ct-c5)">
                <title>{`${formatDate(p.day)}${p.source === 'survey' ? ', khảo sát' : ''}: ${formatNumber(p.withPortal)}/${formatNumber(p.units)} có cổng`}</title>
              </circle>
              <circle cx={x(p.day)} cy={y(p.use)} r="4" fill="var(--ct-hatch)">
                <title>{`${formatDate(p.day)}${p.source === 'survey' ? ', khảo sát' : ''}: ${formatNumber(p.regular)}/${formatNumber(p.withPortal)} dùng thường xuyên`}</title>
              </circle>
            </g>
          ))}
          {labelled.map((p) => (
            <text key={p.day} x={x(p.day)} y={h - 12} textAnchor="middle">
              {formatDate(p.day).slice(0, 5)}
            </text>
          ))}
          {end && (
            <>
              <text x={x(end.day) + 10} y={y(end.portal) + 4} fontWeight="600">
                {formatPercent(end.portal)}
              </text>
              <text x={x(end.day) + 10} y={y(end.use) + 4} fontWeight="600">
                {formatPercent(end.use)}
              </text>
            </>
          )}
        </svg>
        <p className="key small muted">
          <span>
            <i aria-hidden="true" />
            có cổng, phần của số đơn vị
          </span>
          <span>
            <i className="use" aria-hidden="true" />
            dùng thường xuyên, phần của số có cổng
          </span>
          <span>điểm là một cuộc khảo sát hoặc số cuối của một tháng; điểm cuối là lúc này</span>
        </p>
      </div>
    </section>
  );
}
