// The staff of a unit: found without tones, with what is missing in each record.
import { Button } from '@mantine/core';
import { Link, useLoaderData, useSearchParams } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { contracts, degrees, positions, staffKinds, staffStatuses, subjects } from '#kernel/code-lists/people-codes.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { demand, mayReadRecords, mayWriteStaff } from '../policy.ts';
import { listStaff, type StaffRow } from '../queries/staff.ts';
import { mandatoryStaffFields, staffFieldNames } from '../rules/staff.ts';
import { recordFilters, ruleChips } from './parts/record-filters.ts';
import { recordWords } from './parts/record-words.ts';
import { staffFilterOf, staffQuery } from './staff-filter.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const query = staffQuery(new URL(request.url).searchParams);
    return {
      ...{ unit, query, mayWrite: mayWriteStaff(work.actor, unit) === true },
      ...(await listStaff(work, unit.id, staffFilterOf(query))),
    };
  }),
);

const empty = <span className="empty">trống</span>;
const columns: ListColumn<StaffRow>[] = [
  { key: 'name', title: 'Họ và tên', sort: 'name', cell: (row) => row.name },
  { key: 'birth', title: 'Ngày sinh', sort: 'birth', cell: (row) => (row.birthDate ? formatDate(row.birthDate) : empty) },
  { key: 'position', title: 'Chức vụ', sort: 'position', cell: (row) => (row.position ? positions.nameOf(row.position) : empty) },
  { key: 'kind', title: 'Loại cán bộ', hidden: true, cell: (row) => staffKinds.nameOf(row.kind) },
  { key: 'subject', title: 'Môn dạy', sort: 'subject', cell: (row) => subjects.nameOf(row.mainSubject) },
  { key: 'degree', title: 'Trình độ', cell: (row) => (row.degree ? degrees.nameOf(row.degree) : empty) },
  { key: 'contract', title: 'Hợp đồng', cell: (row) => (row.contract ? contracts.nameOf(row.contract) : empty) },
  { key: 'code', title: 'Mã cán bộ', sort: 'code', hidden: true, cell: (row) => row.code ?? '' },
  {
    key: 'record',
    title: 'Hồ sơ',
    cell: (row) => (
      <>
        {row.status !== 'working' && <span className="tag">{staffStatuses.nameOf(row.status)} </span>}
        {!row.complete && <span className="tag bad">{recordWords(row, 'staff')}</span>}
      </>
    ),
  },
];

export default function StaffList() {
  const { unit, query, rows, total, mayWrite } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const base = `/${unit.slug}/people/staff`;
  const kept = search.size > 0 ? `?${search}` : '';
  return (
    <>
      <title>{`Cán bộ, giáo viên – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Cán bộ, giáo viên' }]}
        title="Cán bộ, giáo viên"
        facts={`${formatNumber(total)} người trong danh sách này`}
      >
        <Button component={Link} to={`${base}-shown`} variant="default">
          Đội ngũ trên trang
        </Button>
        {mayWrite && (
          <Button component={Link} to={`${base}/new`} data-key="n">
            Thêm cán bộ
          </Button>
        )}
      </PageHeader>
      <DataList
        {...{ noun: 'người', query, rows, total, columns }}
        rowKey={(row) => row.id}
        rowTo={(row) => `${base}/${row.id}${kept}${query.filters.missing ? `#f-${query.filters.missing}` : ''}`}
        search="Họ tên hoặc mã, không cần dấu"
        filters={[
          { name: 'kind', label: 'Mọi loại', options: staffKinds.entries.map((e) => ({ value: e.code, label: e.name })) },
          ...recordFilters(mandatoryStaffFields, staffFieldNames),
          {
            name: 'status',
            label: 'Đang làm việc',
            options: [
              { value: 'gone', label: 'Đã rời đơn vị' },
              ...staffStatuses.entries
                .filter((entry) => entry.code !== 'working')
                .map((entry) => ({ value: entry.code, label: entry.name })),
              { value: 'all', label: 'Tất cả' },
            ],
          },
        ]}
        chips={ruleChips(query.filters.rule)}
        exportTo={`${base}.xlsx`}
        empty="Chưa có ai trong danh sách. Nhập từ Excel, hoặc thêm từng người."
      />
    </>
  );
}
