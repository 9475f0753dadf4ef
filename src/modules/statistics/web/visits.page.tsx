// How often is a site read: now, by day, by page; an office also with everything below it.
import './statistics.css';
import { Button } from '@mantine/core';
import { IconDownload, IconSitemap } from '@tabler/icons-react';
import { Link, useLoaderData, useSearchParams } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { teaches } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber, formatPercent } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, requestContext } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { type PageVisits, visitDaysAt, visitTotals } from '../queries/visits.ts';
import { pageList } from './page-list.ts';
import { DayBars } from './parts/day-bars.tsx';
import { PeriodChoice } from './parts/period-choice.tsx';
import { periodOf } from './period.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const search = new URL(request.url).searchParams;
    const unit = await unitOfAddress(work, params.unit);
    const period = periodOf(search, work.today);
    const office = !teaches(unit.type);
    const below = office && search.get('below') === 'yes';
    return {
      ...{ unit: { slug: unit.slug, name: unit.shortName }, office, below, period },
      ...{ totals: await visitTotals(work, unit.id), days: await visitDaysAt(work, unit, { below, ...period }) },
      ...(await pageList(work, unit.id, period, search)),
      site: context.get(requestContext).portalUrl(unit.level === 'department' ? '' : unit.slug),
    };
  }),
);

export default function VisitsPage() {
  const { unit, office, below, period, totals, days, query, rows, total, site } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const base = `/${unit.slug}`;
  const sum = days.reduce((n, day) => n + day.visits, 0);
  const people = days.reduce((n, day) => n + day.visitors, 0);
  const columns: ListColumn<PageVisits>[] = [
    { key: 'title', title: 'Trang', cell: (row) => row.title ?? <span className="muted">{row.path}</span> },
    {
      key: 'path',
      title: 'Địa chỉ',
      sort: 'path',
      cell: (row) => (
        <a className="pagepath" href={new URL(row.path, site).href} target="_blank" rel="noreferrer">
          {row.path}
        </a>
      ),
    },
    { key: 'visits', title: 'Lượt xem', sort: 'visits', numeric: true, cell: (row) => formatNumber(row.visits) },
    { key: 'share', title: 'Phần', numeric: true, cell: (row) => formatPercent(row.share) },
  ];
  const figure = (label: string, value: number, note: string, testid?: string) => (
    <div className="pad">
      <p className="small muted">{label}</p>
      <p className="v" data-testid={testid}>
        {formatNumber(value)}
      </p>
      <p className="small muted">{note}</p>
    </div>
  );
  const all = new URLSearchParams(search);
  if (below) all.delete('below');
  else all.set('below', 'yes');
  return (
    <>
      <title>{`Lượt xem – ${unit.name}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: base }, { label: 'Lượt xem' }]}
        title="Lượt xem"
        facts={
          <>
            Đếm người đọc các trang của {unit.name}, không đếm máy tìm kiếm, không lưu ai đã đọc.{' '}
            <a href={new URL('/luot-xem', site).href} target="_blank" rel="noreferrer">
              Trang thống kê công khai
            </a>
          </>
        }
      >
        <PeriodChoice days={period.days} />
        {office && (
          <Button component={Link} to={`${base}/statistics/units`} leftSection={<IconSitemap size={16} aria-hidden />}>
            Từng đơn vị
          </Button>
        )}
      </PageHeader>
      <div className="stack">
        <section className="card visitfigures" aria-label="Lượt xem">
          {figure('Hôm nay', totals.today, 'lượt xem', 'visits-today')}
          {figure('Tuần này', totals.week, 'từ thứ Hai')}
          {figure('Tháng này', totals.month, 'từ ngày 1')}
          {figure('Tổng cộng', totals.total, 'từ khi mở trang', 'visits-total')}
        </section>
        <section className="card" aria-labelledby="h-days">
          <h2 id="h-days">
            Từ {formatDate(period.from)} đến {formatDate(period.to)}
          </h2>
          <div className="pad">
            {sum === 0 ? (
              <p className="muted">Chưa có lượt xem nào trong những ngày này.</p>
            ) : (
              <>
                <DayBars days={days} />
                <p className="visitkey small muted">
                  <span>
                    <i aria-hidden="true" />
                    lượt xem, {formatNumber(sum)}
                  </span>
                  <span>
                    <i className="rest" aria-hidden="true" />
                    cuối tuần
                  </span>
                  <span>
                    <i className="people" aria-hidden="true" />
                    người xem mỗi ngày, cộng lại {formatNumber(people)}
                  </span>
                </p>
              </>
            )}
          </div>
          <p className="foot">
            {office ? (
              <Link to={`?${all}`} preventScrollReset>
                {below ? `Chỉ trang của ${unit.name}` : 'Cộng cả mọi đơn vị bên dưới'}
              </Link>
            ) : (
              <span className="small muted">Một người đọc nhiều trang trong ngày là một người xem, nhiều lượt xem.</span>
            )}
            <a className="row" href={`${base}/statistics/visits.xlsx?${search}`}>
              <IconDownload size={16} aria-hidden /> Tải từng ngày
            </a>
          </p>
        </section>
        <DataList
          noun="trang"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => row.path}
          columns={columns}
          search="Tên trang, không cần dấu"
          exportTo={`${base}/statistics/pages.xlsx`}
          empty="Chưa có trang nào được xem trong những ngày này."
        />
      </div>
    </>
  );
}
