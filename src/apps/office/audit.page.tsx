// Who did what at this unit and below: found by person, kind of act, object, words without tones and days; taken away as a workbook.
import { Link, useLoaderData, useSearchParams } from 'react-router';
import { formatDate, formatInstant, parseDate } from '#kernel/calendar.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { type AuditLine, auditList, auditQuery } from './audit-list.ts';
import { auditGroups, type Change } from './audit-words.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const query = auditQuery(new URL(request.url).searchParams);
    const { unit, rows, more } = await auditList(work, params.unit, query);
    return {
      ...{ query, unit, more },
      groups: auditGroups.map(({ value, label }) => ({ value, label })),
      rows,
    };
  }),
);

/** A whole text is there for who wants to read it. */
const Value = ({ words }: { words: string }) =>
  words.length <= 300 ? (
    words
  ) : (
    <details>
      <summary>{words.slice(0, 200)}…</summary>
      {words}
    </details>
  );

function Changes({ changes }: { changes: Change[] }) {
  const [shown, rest] = [changes.slice(0, 4), changes.slice(4)];
  const line = (change: Change) => (
    <div key={change.field} className="small change">
      <span className="muted">{change.field}:</span>{' '}
      {change.before !== null && (change.after !== null ? <s>{change.before}</s> : <Value words={change.before} />)}
      {change.before !== null && change.after !== null && ' → '}
      {change.after !== null && <b>{change.after}</b>}
    </div>
  );
  return (
    <>
      {shown.map(line)}
      {rest.length > 0 && (
        <details>
          <summary className="small">và {rest.length} mục nữa</summary>
          {rest.map(line)}
        </details>
      )}
    </>
  );
}

export default function Audit() {
  const { unit, query, rows, more, groups } = useLoaderData<typeof loader>();
  const [search, setSearch] = useSearchParams();
  const having = (changes: Record<string, string>) => {
    const next = new URLSearchParams(search);
    next.delete('page');
    for (const [name, value] of Object.entries(changes))
      if (value) next.set(name, value);
      else next.delete(name);
    return next;
  };
  const day = (name: 'from' | 'to', label: string) => (
    <label className="row small">
      {label}{' '}
      <input
        key={query[name]}
        type="text"
        className="day"
        name={name}
        placeholder="dd/mm/yyyy"
        autoComplete="off"
        maxLength={10}
        defaultValue={query[name] && formatDate(query[name])}
        onChange={(event) => {
          // While a day is being typed it narrows nothing.
          const typed = event.currentTarget.value.trim();
          const parsed = parseDate(typed);
          event.currentTarget.setCustomValidity(typed === '' || parsed.ok ? '' : parsed.reason);
          if (typed === '' || parsed.ok) setSearch(having({ [name]: parsed.ok ? parsed.date : '' }), { replace: true });
        }}
        onBlur={(event) => event.currentTarget.reportValidity()}
      />
    </label>
  );
  const columns: ListColumn<AuditLine>[] = [
    { key: 'summary', title: 'Việc', cell: (row) => row.summary },
    {
      key: 'actor',
      title: 'Ai',
      cell: (row) =>
        row.actorId ? (
          <Link to={`?${having({ who: row.actorId })}`} title="Chỉ xem việc của người này">
            {row.actor}
          </Link>
        ) : (
          row.actor
        ),
    },
    { key: 'unit', title: 'Đơn vị', cell: (row) => row.unit ?? '' },
    {
      key: 'at',
      title: 'Lúc',
      cell: (row) => (
        <span className="num" title={`Giờ máy chủ ${formatInstant(new Date(row.at))}`}>
          {formatInstant(new Date(row.businessAt))}
        </span>
      ),
    },
    { key: 'changes', title: 'Thay đổi', cell: (row) => <Changes changes={row.changes} /> },
    {
      key: 'object',
      title: 'Cùng đối tượng',
      hidden: true,
      cell: (row) => <Link to={`?${having({ object: `${row.objectKind}:${row.objectId}` })}`}>xem</Link>,
    },
  ];
  const someone = rows.find((row) => row.actorId === query.who)?.actor;
  return (
    <>
      <title>{`Nhật ký – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Nhật ký' }]}
        title="Nhật ký"
        facts="Ai đã làm gì ở đơn vị này và các đơn vị trực thuộc. Không ai sửa hay xóa được."
      />
      {query.from && query.to && query.from > query.to && (
        <p className="note warn" role="status" style={{ marginBottom: 12 }}>
          Ngày “từ” {formatDate(query.from)} đứng sau ngày “đến” {formatDate(query.to)}, nên không có việc nào. Đổi hai ngày, hoặc
          xóa lọc.
        </p>
      )}
      <DataList
        noun="việc"
        query={query}
        rows={rows}
        more={more}
        rowKey={(row) => String(row.id)}
        columns={columns}
        search="Tên người hoặc việc, không cần dấu"
        filters={[{ name: 'action', label: 'Mọi việc', options: groups }]}
        chips={[
          ...(query.who ? [{ name: 'who', label: someone ?? 'Một người' }] : []),
          ...(query.from ? [{ name: 'from', label: `từ ${formatDate(query.from)}` }] : []),
          ...(query.to ? [{ name: 'to', label: `đến ${formatDate(query.to)}` }] : []),
          ...(query.object ? [{ name: 'object', label: 'Một đối tượng' }] : []),
        ]}
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
