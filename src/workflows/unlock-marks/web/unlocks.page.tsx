// How often do the schools below open closed marks, and what changes then? For the Sở and the Phòng.
import { useLoaderData, useSearchParams } from 'react-router';
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import type { UnlockCount } from '#modules/assessment/index.ts';
import { periodNames, periodWords } from '#modules/assessment/ui.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { unlockList } from './unlock-list.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const { unit, ...list } = await unlockList(work, params.unit, new URL(request.url).searchParams);
    return { unit: { slug: unit.slug, shortName: unit.shortName, level: unit.level }, ...list };
  }),
);

const count = (key: 'asked' | 'waiting' | 'granted' | 'refused' | 'cells', title: string): ListColumn<UnlockCount> => ({
  ...{ key, title, sort: key, numeric: true },
  cell: (row) => (row[key] > 0 ? formatNumber(row[key]) : <span className="muted">0</span>),
});
const marked = (key: 'standings' | 'approved' | 'cards', title: string): ListColumn<UnlockCount> => ({
  ...{ key, title, sort: key, numeric: true },
  cell: (row) => (row[key] > 0 ? <span className="tag warn">{formatNumber(row[key])}</span> : <span className="muted">0</span>),
});

export default function Unlocks() {
  const { unit, year, years, semester, query, rows, total, sums, asking, schools, offices } = useLoaderData<typeof loader>();
  const [search, setSearch] = useSearchParams();
  const columns: ListColumn<UnlockCount>[] = [
    { key: 'name', title: 'Trường', sort: 'name', cell: (row) => <span className="nw">{row.name}</span> },
    {
      key: 'office',
      title: 'Phòng',
      hidden: unit.level !== 'department',
      deskOnly: true,
      cell: (row) => <span className="nw">{row.officeName || 'trực thuộc Sở'}</span>,
    },
    { key: 'level', title: 'Cấp', deskOnly: true, cell: (row) => <span className="nw">{levelNames[row.level]}</span> },
    count('asked', 'Đề nghị'),
    count('waiting', 'Đang chờ'),
    { ...count('granted', 'Đã mở'), deskOnly: true },
    { ...count('refused', 'Không mở'), deskOnly: true },
    count('cells', 'Ô đã sửa'),
    marked('standings', 'Xếp loại đổi'),
    { ...marked('approved', 'Đổi sau khi duyệt'), deskOnly: true },
    { ...marked('cards', 'Phiếu đã phát'), deskOnly: true },
    {
      key: 'last',
      title: 'Lần cuối',
      cell: (row) => row.lastAsked && <span className="num nw">{formatDate(toLocal(new Date(row.lastAsked)).date)}</span>,
    },
  ];
  return (
    <>
      <title>{`Mở khóa điểm ở các trường – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Mở khóa điểm' }]}
        title={`Mở khóa điểm ở các trường, ${semester ? `${periodWords[Number(semester) as 1 | 2 | 3]} ` : ''}năm học ${year}`}
        facts={
          asking === 0
            ? `${formatNumber(schools)} trường, chưa trường nào xin sửa điểm đã khóa.`
            : `${formatNumber(asking)} trong ${formatNumber(schools)} trường đã xin mở khóa ${formatNumber(sums.asked)} lần, ${formatNumber(sums.cells)} ô đã sửa, ${formatNumber(sums.standings)} xếp loại hoặc kết luận đổi theo.`
        }
      >
        <select
          aria-label="Năm học"
          className="year"
          value={year}
          onChange={(event) => {
            const next = new URLSearchParams(search);
            next.set('year', event.currentTarget.value);
            next.delete('page');
            setSearch(next, { preventScrollReset: true });
          }}
        >
          {years.map((one) => (
            <option key={one} value={one}>
              Năm học {one}
            </option>
          ))}
        </select>
      </PageHeader>
      <DataList
        noun="trường"
        query={query}
        rows={rows}
        total={total}
        rowKey={(row) => String(row.unitId)}
        rowTo={(row) => `/${row.slug}/assessment/requests`}
        columns={columns}
        search="Tên trường, không cần dấu"
        filters={[
          ...(unit.level === 'department'
            ? [{ name: 'phong', label: 'Mọi Phòng', options: offices.map((o) => ({ value: String(o.id), label: o.name })) }]
            : []),
          {
            ...{ name: 'level', label: 'Mọi cấp học' },
            options: Object.entries(levelNames)
              .filter(([code]) => code !== 'department' && code !== 'district' && code !== 'mn')
              .map(([value, label]) => ({ value, label })),
          },
          {
            ...{ name: 'semester', label: 'Mọi kỳ' },
            options: Object.entries(periodNames).map(([value, label]) => ({ value, label })),
          },
          {
            ...{ name: 'some', label: 'Có đề nghị' },
            options: [
              { value: 'all', label: 'Mọi trường' },
              { value: 'waiting', label: 'Có đề nghị đang chờ' },
              { value: 'changed', label: 'Có xếp loại đổi' },
            ],
          },
        ]}
        exportTo={`/${unit.slug}/assessment/unlocks.xlsx`}
        empty="Không có trường nào đề nghị mở khóa. Chọn “Mọi trường” để xem cả trường chưa đề nghị lần nào."
      />
    </>
  );
}
