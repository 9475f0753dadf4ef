// Errors and warnings in the records of a school: by rule, each one click from the field to mend; explained ones with their reason.
import { findingFilters } from '#platform/ui/finding-filters.ts';
import '#platform/ui/record-form.css';
import { IconAlertCircle, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { logOpeningFindings, looksFromAbove } from '../commands/reveal.ts';
import { demand, mayReadRecords } from '../policy.ts';
import { type FoundRow, findingsAt, listFindings } from '../queries/findings.ts';
import { ruleWords } from '../rules/rule-words.ts';
import { findingFilterOf, findingQuery } from './finding-filter.ts';

export const loader = load(async ({ context, params, request }) => {
  const above = await reading(context, async (work) => looksFromAbove(work, await unitOfAddress(work, params.unit)));
  if (above) await writing(context, async (work) => logOpeningFindings(work, await unitOfAddress(work, params.unit)));
  return reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const query = findingQuery(new URL(request.url).searchParams);
    const filter = findingFilterOf(query);
    const explained = await findingsAt(work, unit.id, 'explained');
    return {
      ...{ unit, query, rules: await findingsAt(work, unit.id, filter.state) },
      explained: explained.reduce((n, row) => n + row.count, 0),
      ...(await listFindings(work, unit.id, filter)),
    };
  });
});

const columns: ListColumn<FoundRow>[] = [
  { key: 'name', title: 'Họ và tên', sort: 'name', cell: (row) => row.name },
  { key: 'class', title: 'Lớp', cell: (row) => row.className ?? (row.kind === 'staff' ? 'cán bộ' : '') },
  {
    key: 'detail',
    title: 'Phát hiện',
    sort: 'rule',
    cell: (row) => (
      <span className="row" style={{ flexWrap: 'nowrap', alignItems: 'flex-start' }}>
        {row.reason ? (
          <IconCircleCheck size={16} color="var(--ct-ok)" aria-label="Đã giải trình" style={{ flex: 'none' }} />
        ) : row.level === 'E' ? (
          <IconAlertCircle size={16} color="var(--ct-bad)" aria-label="Lỗi" style={{ flex: 'none' }} />
        ) : (
          <IconAlertTriangle size={16} color="var(--ct-warn)" aria-label="Cảnh báo" style={{ flex: 'none' }} />
        )}
        <span>
          {row.detail}
          {row.reason && (
            <span className="muted">
              <br />
              Giải trình: {row.reason}
              {row.decidedBy && ` (${row.decidedBy.replace(/ \([^)]*\)$/, '')})`}
            </span>
          )}
        </span>
      </span>
    ),
  },
  {
    key: 'seen',
    title: 'Thấy lần đầu',
    sort: 'seen',
    cell: (row) => <span className="num">{formatInstant(new Date(row.firstSeen))}</span>,
  },
];

export default function Findings() {
  const { unit, query, rows, total, rules, explained } = useLoaderData<typeof loader>();
  const base = `/${unit.slug}/people`;
  const { filters } = query;
  return (
    <>
      <title>{`Lỗi và cảnh báo – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Học sinh', to: `${base}/pupils` },
          { label: 'Lỗi và cảnh báo' },
        ]}
        title="Lỗi và cảnh báo"
        facts={`${formatNumber(total)} dòng trong danh sách này. Lỗi thì sửa để hồ sơ đủ; cảnh báo đúng sự thật thì giải trình một lần.`}
      />
      <div className="cols">
        <DataList
          {...{ noun: 'phát hiện', query, rows, total, columns }}
          rowKey={(row) => String(row.id)}
          rowTo={(row) => `${base}/${row.kind === 'pupil' ? 'pupils' : 'staff'}/${row.personId}#f-${row.field.split(',')[0]}`}
          search="Họ tên, không cần dấu"
          filters={[
            ...findingFilters(explained),
            {
              name: 'kind',
              label: 'Mọi hồ sơ',
              options: [
                { value: 'pupil', label: 'Học sinh' },
                { value: 'staff', label: 'Cán bộ' },
              ],
            },
          ]}
          chips={filters.rule ? [{ name: 'rule', label: ruleWords[Number(filters.rule)] ?? `Phép kiểm số ${filters.rule}` }] : []}
          exportTo={`${base}/findings.xlsx`}
          empty="Không có lỗi hay cảnh báo nào đang chờ."
        />
        <aside className="card" aria-label="Theo phép kiểm">
          <h2>Theo phép kiểm</h2>
          {rules.length === 0 && <p className="pad muted small">Không có gì.</p>}
          <ul className="findinglist">
            {rules.map((row) => (
              <li key={`${row.rule}${row.level}${row.kind}`}>
                {row.level === 'E' ? (
                  <IconAlertCircle size={18} color="var(--ct-bad)" aria-label="Lỗi" />
                ) : (
                  <IconAlertTriangle size={18} color="var(--ct-warn)" aria-label="Cảnh báo" />
                )}
                <Link to={`?rule=${row.rule}${filters.state === 'explained' ? '&state=explained' : ''}`}>
                  <b className="num">{formatNumber(row.count)}</b> {ruleWords[row.rule] ?? `phép kiểm số ${row.rule}`}
                </Link>
              </li>
            ))}
          </ul>
        </aside>
      </div>
    </>
  );
}
