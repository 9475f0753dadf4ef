// The classes of a school in a year: who leads them, how many pupils, what is missing.
import { Button } from '@mantine/core';
import { Link, useLoaderData } from 'react-router';
import { chosenYear } from '#kernel/chosen-year.ts';
import { gradeOf, unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords, mayWriteRecords } from '#modules/people/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { type ClassListRow, classCountFindings, findClasses } from '../queries/classes.ts';
import { sessions } from '../rules/sections.ts';
import { classFilterOf, classQuery } from './class-filter.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const { year, past } = chosenYear(request.headers.get('cookie'), work.today);
    const query = classQuery(new URL(request.url).searchParams);
    return {
      ...{ unit, year, past, query, mayWrite: !past && mayWriteRecords(work.actor, unit) === true },
      doubts: past ? [] : await classCountFindings(work, unit.id),
      classes: await findClasses(work, unit.id, year, past, classFilterOf(query)),
      grades: (unitTypeOf(unit.type)?.grades ?? []).map((code) => ({ value: code, label: gradeOf(code)?.name ?? code })),
    };
  }),
);

const columns: ListColumn<ClassListRow>[] = [
  { key: 'name', title: 'Lớp', sort: 'name', cell: (row) => row.name },
  { key: 'grade', title: 'Khối', cell: (row) => gradeOf(row.grade)?.name ?? row.grade },
  {
    key: 'homeroom',
    title: 'Chủ nhiệm',
    sort: 'homeroom',
    cell: (row) => row.homeroomName ?? <span className="empty">trống</span>,
  },
  { key: 'session', title: 'Buổi học', hidden: true, cell: (row) => sessions.nameOf(row.session) },
  { key: 'pupils', title: 'Học sinh', sort: 'pupils', numeric: true, cell: (row) => formatNumber(row.pupils) },
  { key: 'complete', title: 'Hồ sơ đủ', sort: 'complete', numeric: true, cell: (row) => formatNumber(row.pupilsComplete) },
  {
    key: 'found',
    title: 'Cần xem lại',
    cell: (row) =>
      row.details.map((detail, i) => (
        <p key={detail} className={row.complete || i > 0 ? 'small muted' : 'small empty'}>
          {detail}
        </p>
      )),
  },
];

export default function Classes() {
  const { unit, year, past, query, classes, grades, mayWrite, doubts } = useLoaderData<typeof loader>();
  const pupils = classes.reduce((n, c) => n + c.pupils, 0);
  const base = `/${unit.slug}/classes/list`;
  return (
    <>
      <title>{`Lớp học – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Lớp học' }]}
        title="Lớp học"
        facts={`${formatNumber(classes.length)} lớp, ${formatNumber(pupils)} học sinh ${past ? 'ở các lớp' : 'đang học ở các lớp này, không tính em chưa xếp lớp'}, năm học ${year}${past ? ' đã qua, chỉ để xem' : ''}`}
      >
        {mayWrite && (
          <Button component={Link} to={`${base}/new`} data-key="n">
            Mở lớp
          </Button>
        )}
      </PageHeader>
      {doubts.map((doubt) => (
        <p key={doubt} className="note warn" style={{ marginBottom: 12 }}>
          {doubt}
        </p>
      ))}
      <DataList
        {...{ noun: 'lớp', query, rows: classes, total: classes.length, columns }}
        rowKey={(row) => String(row.id)}
        rowTo={(row) => `${base}/${row.id}`}
        search="Tên lớp hoặc chủ nhiệm"
        filters={[
          { name: 'grade', label: 'Mọi khối', options: grades },
          {
            name: 'complete',
            label: 'Đủ và thiếu',
            options: [
              { value: 'no', label: 'Chưa đủ' },
              { value: 'yes', label: 'Đã đủ' },
            ],
          },
          {
            name: 'found',
            label: 'Mọi phát hiện',
            options: [
              { value: 'error', label: 'Có lỗi' },
              { value: 'warning', label: 'Có cảnh báo' },
            ],
          },
        ]}
        exportTo={`${base}.xlsx`}
        empty="Chưa có lớp nào trong năm học. Mở từng lớp, hoặc để việc nhập danh sách học sinh từ Excel mở."
      />
    </>
  );
}
