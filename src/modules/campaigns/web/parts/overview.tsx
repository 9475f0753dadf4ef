// How far is the whole audience, and will it be there in time? One number said once: the forecast is all but those that may be late.
import { Button } from '@mantine/core';
import { IconSend, IconTrendingDown } from '@tabler/icons-react';
import { Link } from 'react-router';
import { formatDate, formatInstant, remaining } from '#kernel/calendar.ts';
import { formatNumber, formatPercent } from '#kernel/numbers.ts';
import type { Campaign } from '../../queries/campaigns.ts';
import type { FrozenPicture } from '../../queries/status.ts';
import { cellsOf, completenessTenths, countedWords, isForetold } from '../../rules/standing.ts';
import { Curve } from './curve.tsx';
import type { WallUnit } from './rows.ts';
import { capital, cellsWords } from './tile.ts';

export const sum = (list: readonly WallUnit[], key: 'complete' | 'required') => list.reduce((n, u) => n + u[key], 0);
export const doneOf = (list: readonly WallUnit[]) => list.filter((u) => u.standing === 'done').length;

type Props = {
  units: WallUnit[];
  offices: { id: number; name: string }[];
  campaign: Pick<Campaign, 'deadline' | 'lateAfter' | 'opensOn' | 'beforeDay' | 'milestoneOn' | 'graceDays' | 'measures'>;
  now: Date;
  today: string;
  curve: { day: string; done: number }[] | null;
  frozen: FrozenPicture | null;
  search: string;
  base: string;
};

/** 'nhiều nhất Ý Yên 16, Vụ Bản 8': where most of them are. */
function most(list: WallUnit[], offices: { id: number; name: string }[]): string {
  const counts = offices
    .map(({ id, name }) => ({ name, n: list.filter((u) => u.parentId === id || u.unitId === id).length }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n)
    .slice(0, 2);
  return counts.length > 0 && offices.length > 1
    ? `, nhiều nhất ${counts.map(({ name, n }) => `${name} ${formatNumber(n)}`).join(', ')}`
    : '';
}

export function Overview({ units, offices, campaign, now, today, curve, frozen, search, base }: Props) {
  const tenths = completenessTenths(sum(units, 'complete'), sum(units, 'required'));
  const cells = cellsOf(units.flatMap(({ items }) => items));
  const late = units.filter((u) => u.mayBeLate);
  const passed = now > campaign.lateAfter;
  const waiting = today < campaign.opensOn;
  const count = (standing: string) => units.filter((u) => u.standing === standing).length;
  const at = (path: string, extra: Record<string, string>) => `${base}/campaigns/${path}?${alsoIn(search, extra)}`;
  return (
    <section className="card kpi" aria-label="Toàn cảnh">
      <div>
        <p className="big">
          <span data-testid="percent">{formatPercent(tenths)}</span>
        </p>
        <p className="small muted">{countedWords(campaign.measures).done}</p>
        {cells && (
          <p className="small num" data-testid="cells">
            {capital(cellsWords(cells))}
          </p>
        )}
        <p className="small">
          <b className="num" title={`Hạn cuối ${formatInstant(campaign.deadline)}`}>
            {waiting ? `chưa mở, mở từ ${formatDate(campaign.opensOn)}` : remaining(now, campaign.deadline)}
          </b>
        </p>
        {now > campaign.deadline && !passed && <p className="small muted">gia hạn đến {formatInstant(campaign.lateAfter)}</p>}
        {frozen && (
          <p className="small" data-testid="frozen">
            Lúc hết hạn {formatDate(frozen.day)}: <b className="num">{formatPercent(frozen.tenths)}</b>,{' '}
            {formatNumber(frozen.done)}/{formatNumber(frozen.units)} đơn vị đủ
          </p>
        )}
      </div>
      <div className="mid">
        <div className="four">
          {(
            [
              ['Đủ', 'k k6', 'done'],
              ['Đang làm', 'k k4', 'working'],
              [waiting ? 'Chưa mở' : 'Chưa bắt đầu', 'k k0', 'not_started'],
              [passed ? 'Quá hạn' : 'Quá hạn mốc', 'k late', 'overdue'],
            ] as const
          ).map(([label, tile, standing]) => (
            <Link key={standing} to={at('table', { standing })} preventScrollReset>
              <span className="l">
                <i className={tile} aria-hidden="true" />
                {label}
              </span>
              <span className={standing === 'overdue' && count(standing) > 0 ? 'v bad' : 'v'} data-testid={`count-${standing}`}>
                {formatNumber(count(standing))}
              </span>
            </Link>
          ))}
        </div>
        {late.length > 0 ? (
          <div className="note warn small foretold">
            <IconTrendingDown size={18} aria-hidden />
            <span>
              <Link to={at('table', { standing: 'may_be_late' })}>{formatNumber(late.length)} đơn vị có thể trễ</Link>
              {most(late, offices)}
            </span>
            <Button
              component={Link}
              to={at('remind', { who: 'may_be_late' })}
              variant="default"
              size="compact-sm"
              leftSection={<IconSend size={15} aria-hidden />}
            >
              Nhắc
            </Button>
          </div>
        ) : waiting ? null : !isForetold(units, passed) ? (
          <p className="small muted">Dự báo: không tính, vì chưa có số liệu của bảy ngày trước.</p>
        ) : (
          passed &&
          count('overdue') > 0 && (
            <div className="note bad small foretold">
              <span>{formatNumber(count('overdue'))} đơn vị đã quá hạn</span>
              <Button component={Link} to={at('remind', { who: 'overdue' })} variant="default" size="compact-sm">
                Nhắc
              </Button>
            </div>
          )
        )}
      </div>
      {curve && (
        <div>
          <Curve
            points={curve}
            today={today}
            done={doneOf(units)}
            forecast={passed || waiting || !isForetold(units, passed) ? null : units.length - late.length}
            total={units.length}
            opensOn={campaign.opensOn}
            beforeDay={campaign.beforeDay}
            milestoneOn={campaign.milestoneOn}
          />
        </div>
      )}
    </section>
  );
}

export function alsoIn(search: string, extra: Record<string, string>): string {
  const next = new URLSearchParams(search);
  for (const name of ['page', 'u', 'standing', 'who']) next.delete(name);
  for (const [name, value] of Object.entries(extra)) next.set(name, value);
  return next.toString();
}
