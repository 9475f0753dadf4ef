// Which cards has the school handed out, under which numbers, which of them hold?
import { useLoaderData } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import type { IssuedRow } from '../queries/issued.ts';
import { schoolClasses } from '../queries/school-results.ts';
import { books, cardKinds, cardNumber, periodNames } from '../rules/books.ts';
import { cardStateWords, cardTone } from '../rules/card-state.ts';
import { issuedAt } from './issued-list.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    const { unit, ...found } = await issuedAt(work, params.unit, year, new URL(request.url).searchParams);
    const classes = await schoolClasses(work, unit.id, year);
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, year, ...found },
      classes: classes.map(({ id, name }) => ({ value: String(id), label: name })),
    };
  }),
);

const columnsOf = (year: string): ListColumn<IssuedRow>[] => [
  { key: 'name', title: 'Học sinh', sort: 'name', cell: (row) => row.pupil },
  { key: 'class', title: 'Lớp', sort: 'class', cell: (row) => row.className },
  {
    key: 'number',
    title: 'Số',
    sort: 'number',
    cell: (row) => <span className="num nw">{cardNumber(row.kind, row.number, year)}</span>,
  },
  { key: 'kind', title: 'Loại', cell: (row) => books[row.kind].name },
  { key: 'period', title: 'Kỳ', cell: (row) => periodNames[row.period] },
  { key: 'issued', title: 'Ngày phát hành', sort: 'issued', cell: (row) => formatDate(row.issuedOn) },
  { key: 'by', title: 'Người phát hành', cell: (row) => row.by, deskOnly: true },
  {
    key: 'state',
    title: 'Tình trạng',
    cell: (row) => <span className={cardTone(row)}>{cardStateWords(row)}</span>,
  },
];

export default function Issued() {
  const { unit, year, query, rows, total, classes } = useLoaderData<typeof loader>();
  const base = `/${unit.slug}/reports`;
  return (
    <>
      <title>{`Phiếu, học bạ đã phát hành – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'In sổ sách', to: `${base}/books` },
          { label: 'Đã phát hành' },
        ]}
        title="Phiếu, học bạ đã phát hành"
        facts={`Năm học ${year}. Mỗi lần phát hành một số; nội dung đổi thì phát hành số mới thay số cũ.`}
      />
      <DataList
        {...{ noun: 'phiếu, học bạ', query, rows, total, columns: columnsOf(year) }}
        rowKey={(row) => row.id}
        rowTo={(row) => `${base}/cards/${row.pupilId}/${row.kind}`}
        search="Tên học sinh, lớp, số, không cần dấu"
        filters={[
          { name: 'kind', label: 'Mọi loại', options: cardKinds.map((value) => ({ value, label: books[value].name })) },
          {
            name: 'period',
            label: 'Mọi kỳ',
            options: Object.entries(periodNames).map(([value, label]) => ({ value, label })),
          },
          { name: 'class', label: 'Mọi lớp', options: classes },
          {
            name: 'state',
            label: 'Mọi tình trạng',
            options: [
              { value: 'holds', label: 'Còn giá trị' },
              { value: 'doubted', label: 'Kết quả đang hoặc đã sửa' },
              { value: 'replaced', label: 'Đã thay' },
            ],
          },
        ]}
        exportTo={`${base}/cards.xlsx`}
        empty="Chưa phát hành phiếu, học bạ nào. Duyệt kết quả của lớp rồi phát hành ở In sổ sách."
      />
    </>
  );
}
