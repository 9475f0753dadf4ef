// Everything that was written into a sheet: old, new, who, when, how, why.
import './locks.css';
import { Link, useLoaderData } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { subjectName } from '#modules/teaching/index.ts';
import { reading } from '#platform/http/context.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { CellChange } from '../queries/cell-changes.ts';
import { periodNames } from '../rules/lock.ts';
import { onlyNames, viaNames } from '../rules/via.ts';
import { loadMarks } from './load-marks.ts';
import { logList } from './log-list.ts';
import { sheetOfAddress } from './marks-unit.ts';
import { Change } from './parts/change.tsx';
import { periodWord } from './period.ts';

export const loader = loadMarks(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const { unit, context: sheet } = await sheetOfAddress(work, params);
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      sheet: {
        ...{ id: sheet.classSubjectId, period: sheet.period, className: sheet.className, subject: subjectName(sheet.subject) },
        columns: sheet.sheet.columns.map(({ key, long }) => ({ value: key, label: long })),
      },
      ...(await logList(work, sheet, new URL(request.url).searchParams)),
    };
  }),
);

export default function SheetLog() {
  const { unit, sheet, query, rows, total, writers } = useLoaderData<typeof loader>();
  const title = `${sheet.subject} ${sheet.className}`;
  const base = `/${unit.slug}/assessment/sheets/${sheet.id}/${periodWord[sheet.period]}`;
  const columns: ListColumn<CellChange>[] = [
    { key: 'pupil', title: 'Học sinh', sort: 'pupil', cell: (row) => row.pupilName },
    { key: 'column', title: 'Cột', sort: 'column', cell: (row) => row.columnName },
    {
      key: 'change',
      title: 'Trước, nay',
      cell: (row) => <Change old={row.old === null ? null : row.shownOld} next={row.shown} />,
    },
    { key: 'by', title: 'Người ghi', sort: 'by', cell: (row) => row.by },
    {
      key: 'at',
      title: 'Lúc',
      sort: 'at',
      cell: (row) => <span className="num nw">{formatInstant(new Date(row.at))}</span>,
    },
    { key: 'via', title: 'Cách ghi', cell: (row) => viaNames[row.via] },
    {
      key: 'reason',
      title: 'Lý do',
      cell: (row) => (
        <span>
          {row.reason}{' '}
          {row.request !== null && <Link to={`/${unit.slug}/assessment/requests/${row.request}`}>đề nghị số {row.request}</Link>}
        </span>
      ),
    },
    { key: 'version', title: 'Lần ghi', numeric: true, cell: (row) => row.version, hidden: true },
  ];
  return (
    <>
      <title>{`Nhật ký sửa điểm ${title} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Sổ điểm', to: `/${unit.slug}/assessment/sheets` },
          { label: `${title}, ${periodNames[sheet.period]}`, to: base },
          { label: 'Nhật ký sửa điểm' },
        ]}
        title={`Nhật ký sửa điểm: ${title}`}
        facts={`${periodNames[sheet.period]}. ${formatNumber(total)} lần ghi; không dòng nào sửa hay xóa được.`}
      />
      <DataList
        noun="lần ghi"
        query={query}
        rows={rows}
        total={total}
        rowKey={(row) => String(row.id)}
        columns={columns}
        search="Tên học sinh, lý do, không cần dấu"
        filters={[
          { name: 'only', label: 'Mọi lần ghi', options: Object.entries(onlyNames).map(([value, label]) => ({ value, label })) },
          { name: 'column', label: 'Mọi cột', options: sheet.columns },
          { name: 'by', label: 'Mọi người ghi', options: writers.map((name) => ({ value: name, label: name })) },
          { name: 'via', label: 'Mọi cách ghi', options: Object.entries(viaNames).map(([value, label]) => ({ value, label })) },
        ]}
        exportTo={`${base}/log.xlsx`}
        empty="Chưa ai ghi gì vào bảng điểm này."
      />
    </>
  );
}
