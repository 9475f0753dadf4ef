// Who did what at this unit and below: found by words, verb and day; taken away as a workbook.
import { useLoaderData, useSearchParams } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import type { AuditRow } from '#modules/audit/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { auditActions, auditList, auditQuery } from './audit-list.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const query = auditQuery(new URL(request.url).searchParams);
    return { query, ...(await auditList(work, params.unit, query)) };
  }),
);

const shown = (value: unknown) =>
  value === null || value === undefined || value === ''
    ? 'trống'
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

const columns: ListColumn<AuditRow>[] = [
  { key: 'summary', title: 'Việc', cell: (row) => row.summary },
  { key: 'actor', title: 'Ai', cell: (row) => row.actor },
  {
    key: 'at',
    title: 'Lúc',
    cell: (row) => (
      <span className="num" title={`Giờ máy chủ ${formatInstant(new Date(row.at))}`}>
        {formatInstant(new Date(row.businessAt))}
      </span>
    ),
  },
  {
    key: 'changes',
    title: 'Thay đổi',
    cell: (row) =>
      Object.entries(row.after ?? {})
        .slice(0, 6)
        .map(([key, value]) => (
          <p key={key} className="small">
            {key}: {row.before && key in row.before && <s className="muted">{shown(row.before[key])}</s>} {shown(value)}
          </p>
        )),
  },
];

export default function Audit() {
  const { unit, query, rows, more } = useLoaderData<typeof loader>();
  const [search, setSearch] = useSearchParams();
  const day = (name: 'from' | 'to', label: string) => (
    <label className="row small">
      {label}{' '}
      <input
        type="date"
        name={name}
        defaultValue={query[name]}
        onChange={(event) => {
          const next = new URLSearchParams(search);
          next.delete('page');
          if (event.currentTarget.value) next.set(name, event.currentTarget.value);
          else next.delete(name);
          setSearch(next, { replace: true });
        }}
      />
    </label>
  );
  return (
    <>
      <title>{`Nhật ký – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Nhật ký' }]}
        title="Nhật ký"
        facts="Ai đã làm gì ở đơn vị này và các đơn vị trực thuộc. Không ai sửa hay xóa được."
      />
      <DataList
        noun="việc"
        query={query}
        rows={rows}
        more={more}
        rowKey={(row) => String(row.id)}
        columns={columns}
        search="Tên người hoặc việc"
        filters={[{ name: 'action', label: 'Mọi việc', options: auditActions }]}
        tools={
          <>
            {day('from', 'từ')}
            {day('to', 'đến')}
          </>
        }
        exportTo={`/${unit.slug}/audit/entries.xlsx`}
      />
    </>
  );
}
