// The pupils of a school: found without tones, filtered in the address, exported as they stand, several moved at once.
import { Button } from '@mantine/core';
import { Link, useLoaderData, useSearchParams } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { ethnicGroups, pupilStatuses, sexes } from '#kernel/code-lists/people-codes.ts';
import { gradeOf, unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import type { ListQuery } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { demand, mayReadRecords, mayWriteRecords } from '../policy.ts';
import { classNamesOf } from '../queries/class-names.ts';
import { awaitedAt } from '../queries/on-the-way.ts';
import { listPupils, type PupilRow } from '../queries/pupils.ts';
import { mandatoryPupilFields, pupilFieldNames } from '../rules/pupil.ts';
import { BulkActs } from './parts/bulk-acts.tsx';
import { recordFilters, ruleChips } from './parts/record-filters.ts';
import { recordWords } from './parts/record-words.ts';
import { pupilFilterOf, pupilQuery } from './pupil-filter.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const query = pupilQuery(new URL(request.url).searchParams);
    const { year, past } = chosenYear(request.headers.get('cookie'), work.today);
    return {
      ...{ unit, query, year, past, today: formatDate(work.today) },
      grades: (unitTypeOf(unit.type)?.grades ?? []).map((code) => ({ value: code, label: gradeOf(code)?.name ?? code })),
      ...(await listPupils(work, unit.id, pupilFilterOf(query, past ? year : null))),
      classes: await classNamesOf(work, unit.id, year, past),
      awaited: past ? null : await awaitedAt(work, unit),
      mayWrite: !past && mayWriteRecords(work.actor, unit) === true,
    };
  }),
);

/** Whom the number counts, so that it differs from others with a reason. */
function countedWords({ q, filters }: ListQuery, past: boolean): string {
  const { status, ...others } = filters;
  const narrowed = q !== '' || Object.values(others).some((one) => one !== undefined && one !== '');
  const who =
    status === 'all'
      ? 'học sinh, cả em đã rời trường'
      : status === 'gone'
        ? 'học sinh đã rời trường'
        : past && status === undefined
          ? 'học sinh trong danh sách này'
          : status === undefined || status === 'active'
            ? 'học sinh đang học'
            : `học sinh, trạng thái ${pupilStatuses.nameOf(status).toLowerCase()}`;
  return narrowed ? `${who}, theo bộ lọc` : `${who}${past || status ? '' : ', cả em chưa xếp lớp'}`;
}

const empty = <span className="empty">trống</span>;
const columns: ListColumn<PupilRow>[] = [
  { key: 'name', title: 'Họ và tên', sort: 'name', cell: (row) => row.name },
  { key: 'birth', title: 'Ngày sinh', sort: 'birth', cell: (row) => (row.birthDate ? formatDate(row.birthDate) : empty) },
  { key: 'sex', title: 'Giới tính', cell: (row) => (row.sex ? sexes.nameOf(row.sex) : empty) },
  { key: 'ethnicity', title: 'Dân tộc', cell: (row) => (row.ethnicity ? ethnicGroups.nameOf(row.ethnicity) : empty) },
  { key: 'grade', title: 'Khối', hidden: true, cell: (row) => (row.grade ? (gradeOf(row.grade)?.name ?? row.grade) : '') },
  { key: 'class', title: 'Lớp', sort: 'class', cell: (row) => row.className ?? empty },
  { key: 'code', title: 'Mã học sinh', sort: 'code', cell: (row) => row.code ?? '' },
  { key: 'ministry', title: 'Mã định danh Bộ', hidden: true, cell: (row) => row.ministryId ?? '' },
  {
    key: 'record',
    title: 'Hồ sơ',
    cell: (row) => (
      <>
        {row.status !== 'studying' && <span className="tag">{pupilStatuses.nameOf(row.status)} </span>}
        {!row.complete && <span className="tag bad">{recordWords(row, 'pupil')}</span>}
      </>
    ),
  },
];

export default function Pupils() {
  const { unit, query, rows, total, classes, grades, mayWrite, year, past, today, awaited } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const base = `/${unit.slug}/people/pupils`;
  const kept = search.size > 0 ? `?${search}` : '';
  return (
    <>
      <title>{`Học sinh – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Học sinh' }]}
        title="Học sinh"
        facts={`${formatNumber(total)} ${countedWords(query, past)}${past ? `, năm học ${year} đã qua, chỉ để xem` : ''}`}
      >
        <Button component={Link} to={`/${unit.slug}/people/findings`} variant="default">
          Lỗi và cảnh báo
        </Button>
        {mayWrite && (
          <>
            <Button component={Link} to={`/${unit.slug}/people/imports`} variant="default">
              Nhập từ Excel
            </Button>
            <Button component={Link} to={`${base}/new`} data-key="n">
              Thêm học sinh
            </Button>
          </>
        )}
      </PageHeader>
      {awaited && (
        <p className="note warn" style={{ marginBottom: 16 }}>
          <span>
            {awaited.text}: {awaited.detail}. <Link to={awaited.to}>Nhận em vào trường</Link>
          </span>
        </p>
      )}
      <DataList
        {...{ noun: 'học sinh', query, rows, total, columns }}
        rowKey={(row) => row.id}
        rowTo={(row) => `${base}/${row.id}${kept}${query.filters.missing ? `#f-${query.filters.missing}` : ''}`}
        search="Họ tên hoặc mã, không cần dấu"
        filters={[
          { name: 'grade', label: 'Mọi khối', options: grades },
          { name: 'class', label: 'Mọi lớp', options: classes.map((c) => ({ value: String(c.id), label: c.name })) },
          ...recordFilters(mandatoryPupilFields, pupilFieldNames),
          {
            name: 'status',
            label: past ? 'Mọi trạng thái' : 'Đang học',
            options: [
              ...(past ? [{ value: 'active', label: 'Hiện đang học' }] : []),
              { value: 'gone', label: 'Đã rời trường' },
              ...pupilStatuses.entries
                .filter((entry) => entry.code !== 'studying')
                .map((entry) => ({ value: entry.code, label: entry.name })),
              { value: 'all', label: 'Tất cả' },
            ],
          },
        ]}
        chips={ruleChips(query.filters.rule)}
        exportTo={`${base}.xlsx`}
        empty="Chưa có học sinh nào. Nhập từ Excel, hoặc thêm từng em."
        {...(mayWrite
          ? {
              selection: (ids: string[], clear: () => void) => (
                <BulkActs ids={ids} clear={clear} classes={classes} today={today} to={base} />
              ),
            }
          : {})}
      />
    </>
  );
}
