// Who asked for closed cells, what was decided, what changed.
import './locks.css';
import { Link, useLoaderData } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { subjectName } from '#modules/teaching/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayReadAllSheets } from '../policy.ts';
import { periodNames } from '../rules/lock.ts';
import { requestStateNames } from '../rules/unlock-state.ts';
import { marksUnit } from './marks-unit.ts';
import { stateTone } from './parts/state-tone.ts';
import { requestList, requestsInSight } from './request-list.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await marksUnit(work, params.unit);
    const { rows, ...list } = await requestList(work, unit, new URL(request.url).searchParams);
    return {
      ...{
        unit: { slug: unit.slug, shortName: unit.shortName },
        waiting: await requestsInSight(work, unit),
        ...list,
        all: mayReadAllSheets(work.actor, unit),
      },
      rows: rows.map((row) => ({
        ...{ id: row.id, className: row.className, subject: subjectName(row.subject), semester: row.semester, state: row.state },
        ...{ cells: row.cells.length, changed: row.changed, reason: row.reason, by: row.askedByName, at: row.askedAt },
        ...{ decidedBy: row.decidedByName, until: row.openUntil, standings: row.effects.standings?.length ?? 0 },
      })),
    };
  }),
);
type Row = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number];

const columns: ListColumn<Row>[] = [
  { key: 'class', title: 'Bảng điểm', sort: 'class', cell: (row) => `${row.subject} ${row.className}` },
  { key: 'semester', title: 'Kỳ', cell: (row) => <span className="nw">{periodNames[row.semester]}</span> },
  { key: 'cells', title: 'Số ô', sort: 'cells', numeric: true, cell: (row) => formatNumber(row.cells) },
  {
    key: 'reason',
    title: 'Lý do',
    cell: (row) => (
      <span className="twolines" title={row.reason}>
        {row.reason}
      </span>
    ),
  },
  {
    key: 'state',
    title: 'Trạng thái',
    cell: (row) => (
      <span>
        <span className={stateTone[row.state]}>{requestStateNames[row.state]}</span>{' '}
        {row.state === 'granted' && row.until && <span className="small num">đến {formatInstant(new Date(row.until))}</span>}
      </span>
    ),
  },
  {
    key: 'changed',
    title: 'Ô đã ghi',
    sort: 'changed',
    numeric: true,
    cell: (row) => formatNumber(row.changed),
  },
  {
    key: 'effects',
    title: 'Xếp loại đổi',
    cell: (row) => (row.standings > 0 ? <span className="tag warn">{formatNumber(row.standings)}</span> : <span />),
  },
  { key: 'teacher', title: 'Người gửi', sort: 'teacher', cell: (row) => row.by },
  {
    key: 'asked',
    title: 'Gửi lúc',
    sort: 'asked',
    cell: (row) => <span className="num nw">{formatInstant(new Date(row.at))}</span>,
  },
  { key: 'decided', title: 'Người quyết định', cell: (row) => row.decidedBy, hidden: true },
];

export default function Requests() {
  const { unit, query, rows, total, waiting, all } = useLoaderData<typeof loader>();
  return (
    <>
      <title>{`Đề nghị mở khóa điểm – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Khóa điểm', to: `/${unit.slug}/assessment/locks` }, { label: 'Đề nghị mở khóa' }]}
        title="Đề nghị mở khóa điểm"
        facts={
          waiting === 0 ? (
            'Không có đề nghị nào chờ quyết định. Giáo viên gửi đề nghị từ bảng điểm, ở ô đã khóa.'
          ) : query.filters.state === 'asked' ? (
            `${formatNumber(waiting)} đề nghị${all ? '' : ' của thầy cô'} chờ hiệu trưởng quyết định.`
          ) : (
            <>
              {formatNumber(waiting)} đề nghị{!all && ' của thầy cô'} chờ hiệu trưởng quyết định.{' '}
              <Link to="?state=asked">Xem các đề nghị ấy</Link>
            </>
          )
        }
      />
      <div className="stack">
        <DataList
          noun="đề nghị"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => String(row.id)}
          rowTo={(row) => String(row.id)}
          columns={columns}
          search="Lớp, giáo viên, lý do, không cần dấu"
          filters={[
            {
              ...{ name: 'state', label: 'Mọi trạng thái' },
              options: Object.entries(requestStateNames).map(([value, label]) => ({
                value,
                label: `${label[0]?.toUpperCase()}${label.slice(1)}`,
              })),
            },
            {
              ...{ name: 'semester', label: 'Mọi kỳ' },
              options: Object.entries(periodNames).map(([value, label]) => ({ value, label })),
            },
            ...(all ? [{ name: 'mine', label: 'Của mọi người', options: [{ value: '1', label: 'Tôi gửi' }] }] : []),
          ]}
          exportTo={`/${unit.slug}/assessment/requests.xlsx`}
          empty={all ? 'Chưa có đề nghị mở khóa nào.' : 'Thầy cô chưa gửi đề nghị mở khóa nào.'}
        />
      </div>
    </>
  );
}
