// The units of a subtree by how often their sites are read, each with everything below it.
import './statistics.css';
import { useLoaderData } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { UnitVisits } from '../queries/visits.ts';
import { PeriodChoice } from './parts/period-choice.tsx';
import { unitVisitList } from './unit-list.ts';

export const handle = { wide: true };

export const loader = load(async ({ context, params, request }) =>
  reading(context, (work) => unitVisitList(work, params.unit, new URL(request.url).searchParams)),
);

const change = (row: UnitVisits) => {
  const by = row.visits - row.before;
  return by === 0 ? <span className="muted">như trước</span> : `${by > 0 ? '+' : '−'}${formatNumber(Math.abs(by))}`;
};
const columns: ListColumn<UnitVisits>[] = [
  { key: 'name', title: 'Đơn vị', sort: 'name', cell: (r) => r.name },
  { key: 'office', title: 'Phòng', cell: (r) => (r.level === 'department' ? '' : r.officeName) },
  { key: 'level', title: 'Cấp', cell: (r) => levelNames[r.level] },
  { key: 'below', title: 'Kể cả bên dưới', sort: 'below', numeric: true, cell: (r) => formatNumber(r.below) },
  { key: 'visits', title: 'Lượt xem', sort: 'visits', numeric: true, cell: (r) => formatNumber(r.visits) },
  { key: 'change', title: 'So với kỳ trước', sort: 'change', numeric: true, cell: change },
  { key: 'visitors', title: 'Người xem, cộng từng ngày', sort: 'visitors', numeric: true, cell: (r) => formatNumber(r.visitors) },
];

export default function UnitsPage() {
  const { unit, period, query, rows, total, offices } = useLoaderData<typeof loader>();
  const base = `/${unit.slug}`;
  return (
    <>
      <title>{`Lượt xem từng đơn vị – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: base },
          { label: 'Lượt xem', to: `${base}/statistics/visits` },
          { label: 'Từng đơn vị' },
        ]}
        title="Lượt xem từng đơn vị"
        facts={`Từ ${formatDate(period.from)} đến ${formatDate(period.to)}, so với ${formatNumber(period.days)} ngày trước đó.`}
      >
        <PeriodChoice days={period.days} />
      </PageHeader>
      <DataList
        noun="đơn vị"
        query={query}
        rows={rows}
        total={total}
        rowKey={(r) => String(r.unitId)}
        rowTo={(r) => `/${r.slug}/statistics/visits?days=${period.days}`}
        columns={columns}
        search="Tên đơn vị, không cần dấu"
        filters={[
          { name: 'phong', label: 'Phòng', options: offices.map((o) => ({ value: String(o.id), label: o.name })) },
          { name: 'level', label: 'Cấp học', options: Object.entries(levelNames).map(([value, label]) => ({ value, label })) },
          { name: 'silent', label: 'Có người đọc', options: [{ value: 'yes', label: 'Không có lượt xem nào' }] },
        ]}
        exportTo={`${base}/statistics/units.xlsx`}
      />
    </>
  );
}
