// The wall as a list: sorted, filtered, chosen, reminded, taken away.
import '../web/wall.css';
import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { Link, useLoaderData, useNavigate, useSearchParams } from 'react-router';
import { addDays, formatDate, remaining, toLocal } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber, formatPercent } from '#kernel/numbers.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayRemind } from '../policy.ts';
import { cellsOf, completenessTenths, countedWords, inkStep, isForetold, isOfResults, measureNames } from '../rules/standing.ts';
import { WallFilters } from './parts/filters.tsx';
import { alsoIn } from './parts/overview.tsx';
import { capital, standingWord } from './parts/tile.ts';
import { Views } from './parts/views.tsx';
import { type StatusRow, statusList } from './status-list.ts';

export const handle = { wide: true };

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const list = await statusList(work, params.unit, new URL(request.url).searchParams);
    const { units, unit, ...rest } = list;
    const complete = units.reduce((n, u) => n + u.complete, 0);
    const required = units.reduce((n, u) => n + u.required, 0);
    return {
      ...rest,
      ...{ unit: { slug: unit.slug, name: unit.shortName, level: unit.level }, now: work.now, today: work.today },
      ...{ tenths: completenessTenths(complete, required), mayRemind: mayRemind(work.actor, unit.path) },
      foretold: isForetold(units, work.now > list.campaign.lateAfter),
    };
  }),
);

const short = (date: string) => formatDate(date).slice(0, 5);

export default function StatusTable() {
  const {
    unit,
    campaign,
    campaigns,
    offices,
    filter,
    query,
    rows,
    total,
    counts,
    tenths,
    now,
    today,
    foretold,
    mayRemind: may,
  } = useLoaderData<typeof loader>();
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const base = `/${unit.slug}`;
  const passed = now > campaign.lateAfter;
  const waiting = today < campaign.opensOn;
  const standing = query.filters.standing ?? '';
  const columns: ListColumn<StatusRow>[] = [
    { key: 'name', title: 'Đơn vị', sort: 'name', cell: (u) => u.name },
    { key: 'office', title: 'Phòng', cell: (u) => u.officeName || <span className="muted">trực thuộc Sở</span> },
    { key: 'level', title: 'Cấp', cell: (u) => levelNames[u.level] },
    {
      key: 'standing',
      title: 'Tình trạng',
      cell: (u) =>
        u.standing === 'done' ? (
          'Đủ'
        ) : (
          <span className={u.standing === 'overdue' ? 'tag bad' : u.standing === 'working' ? 'tag info' : 'tag'}>
            {capital(standingWord(u.standing, passed, waiting))}
          </span>
        ),
    },
    {
      key: 'percent',
      title: 'Đủ',
      sort: 'percent',
      numeric: true,
      cell: (u) => <b className="num">{formatPercent(u.tenths)}</b>,
    },
    ...campaign.measures
      .filter((code) => !filter.measure || code === filter.measure)
      .map(
        (code): ListColumn<StatusRow> => ({
          key: code,
          title: measureNames[code],
          numeric: true,
          cell: (u) => {
            const item = u.items.find((i) => i.code === code);
            if (!item) return <span className="muted">–</span>;
            const part = completenessTenths(item.complete, item.required);
            return (
              <span className="inked num" title={`${formatNumber(item.complete)}/${formatNumber(item.required)}`}>
                {formatPercent(part)} <i className={`k k${inkStep(part)}`} aria-hidden="true" />
              </span>
            );
          },
        }),
      ),
    ...(campaign.measures.some((code) => isOfResults(code) && (!filter.measure || code === filter.measure))
      ? [
          {
            key: 'cells',
            title: 'Ô đã ghi',
            numeric: true,
            cell: (u: StatusRow) => {
              const cells = cellsOf(u.items);
              return cells ? (
                <span className="num" title={`${formatNumber(cells.present)}/${formatNumber(cells.needed)}`}>
                  {formatPercent(completenessTenths(cells.present, cells.needed))}
                </span>
              ) : (
                <span className="muted">–</span>
              );
            },
          },
        ]
      : []),
    { key: 'missing', title: 'Hồ sơ thiếu', sort: 'missing', numeric: true, cell: (u) => formatNumber(u.required - u.complete) },
    {
      key: 'finish',
      title: 'Dự báo xong',
      sort: 'finish',
      cell: (u) =>
        u.standing === 'done' ? (
          ''
        ) : u.daysToFinish === null || u.daysToFinish > 400 ? (
          <span className="muted nw">{foretold ? 'chưa đủ dữ liệu' : 'không tính'}</span>
        ) : (
          <span className={u.mayBeLate ? 'num bad' : 'num'}>{formatDate(addDays(today, u.daysToFinish))}</span>
        ),
    },
    ...(campaign.frozenAt
      ? [
          {
            key: 'frozen',
            title: 'Lúc hết hạn',
            numeric: true,
            cell: (u: StatusRow) => formatPercent(u.frozenTenths),
          },
        ]
      : []),
    {
      key: 'reminded',
      title: 'Nhắc lần cuối',
      cell: (u) =>
        u.remindedAt ? (
          <>
            <span className="num">{short(toLocal(new Date(u.remindedAt)).date)}</span>{' '}
            {u.reminderSeen ? <span className="seen">đã mở</span> : <span className="muted">chưa mở</span>}
          </>
        ) : (
          <span className="muted">chưa nhắc</span>
        ),
    },
  ];
  const chip = (value: string, label: string, count?: string) => (
    <button
      type="button"
      className={standing === value ? 'pill on' : 'pill'}
      aria-pressed={standing === value}
      onClick={() => {
        const next = new URLSearchParams(alsoIn(search.toString(), standing === value ? {} : { standing: value }));
        setSearch(next, { preventScrollReset: true });
      }}
    >
      {label} <b className="num">{count ?? formatNumber(counts[value] ?? 0)}</b>
    </button>
  );
  return (
    <>
      <title>{`${campaign.name} – ${unit.name}`}</title>
      <PageHeader crumbs={[{ label: 'Hôm nay', to: base }, { label: 'Tường tiến độ' }]} title={campaign.name}>
        <WallFilters
          filter={filter}
          offices={offices}
          campaigns={campaigns}
          current={campaign.code}
          measures={campaign.measures}
          direct={unit.level === 'department'}
        />
        <Views at="table" base={base} search={alsoIn(search.toString(), {})} />
      </PageHeader>
      <div className="row chips">
        {chip('done', 'Đủ')}
        {chip('working', 'Đang làm')}
        {chip('not_started', waiting ? 'Chưa mở' : 'Chưa bắt đầu')}
        {chip('overdue', passed ? 'Quá hạn' : 'Quá hạn mốc')}
        {chip('may_be_late', 'Có thể trễ', foretold ? undefined : 'không tính')}
        <span className="small muted grow">
          <b className="num">{formatPercent(tenths)}</b> {countedWords(campaign.measures).name} đủ,{' '}
          <b className="num">{waiting ? `mở từ ${formatDate(campaign.opensOn)}` : remaining(now, campaign.deadline)}</b>
        </span>
      </div>
      <DataList
        noun="đơn vị"
        query={query}
        rows={rows}
        total={total}
        rowKey={(u) => String(u.unitId)}
        rowTo={(u) => `${base}/campaigns/wall?${alsoIn(search.toString(), { u: u.slug })}`}
        columns={columns}
        search="Tên hoặc mã đơn vị, không cần dấu"
        exportTo={`${base}/campaigns/status.xlsx`}
        {...(may
          ? {
              selection: (ids: string[]) => (
                <Button
                  size="compact-sm"
                  leftSection={<IconSend size={15} aria-hidden />}
                  onClick={() => navigate(`${base}/campaigns/remind?c=${campaign.code}&units=${ids.join(',')}`)}
                >
                  Nhắc {formatNumber(ids.length)} đơn vị
                </Button>
              ),
            }
          : {})}
        footer={
          may && (counts.open ?? 0) > 0 && standing !== 'done' ? (
            <Link to={`${base}/campaigns/remind?${alsoIn(search.toString(), { who: standing || 'open' })}`}>
              Nhắc cả nhóm đang lọc
            </Link>
          ) : undefined
        }
      />
    </>
  );
}
