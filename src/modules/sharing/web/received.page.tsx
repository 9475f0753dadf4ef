// What those above have sent to this unit: what is new, what is to be done, what is over.
import { useLoaderData } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { countReceived, listReceived, type ReceivedRow } from '../queries/received.ts';
import { receivedFilter, receivedList } from './lists.ts';
import { EndingTag, ReceiptTags } from './parts/tags.tsx';
import { plainDay } from './words.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const query = receivedList(new URL(request.url).searchParams);
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      ...{ query, counts: await countReceived(work, unit.id) },
      ...(await listReceived(work, unit.id, receivedFilter(query))),
    };
  }),
);

export default function Received() {
  const { unit, query, counts, rows, total } = useLoaderData<typeof loader>();
  const columns: ListColumn<ReceivedRow>[] = [
    {
      key: 'title',
      title: 'Thông báo',
      sort: 'title',
      cell: (row) => (row.state === 'delivered' && !row.ending ? <b>{row.title}</b> : row.title),
    },
    { key: 'sender', title: 'Nơi gửi', cell: (row) => row.sender },
    {
      key: 'state',
      title: 'Đơn vị đã',
      cell: (row) => (row.ending ? <EndingTag ending={row.ending} /> : <ReceiptTags {...row} />),
    },
    {
      key: 'due',
      title: 'Trước ngày',
      sort: 'due',
      cell: (row) => plainDay(row.dueOn) || (row.mustConfirm ? '' : <span className="muted">để biết</span>),
    },
    { key: 'at', title: 'Nhận lúc', sort: 'at', cell: (row) => formatInstant(new Date(row.at)) },
    {
      key: 'place',
      title: 'Ở trang của đơn vị',
      cell: (row) => (row.ending ? '' : row.hidden ? 'đang ẩn' : row.pinned ? 'ghim đầu' : 'hiện'),
    },
    { key: 'who', title: 'Ai xem, ai làm', cell: (row) => row.doneBy ?? row.seenBy, hidden: true },
  ];
  const facts = [
    `${formatNumber(counts.unread)} chưa đọc`,
    `${formatNumber(counts.todo)} cần xác nhận`,
    ...(counts.late > 0 ? [`${formatNumber(counts.late)} quá hạn`] : []),
  ];
  return (
    <>
      <title>{`Từ cấp trên – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Từ cấp trên' }]}
        title="Từ cấp trên"
        facts={facts.join(', ')}
      />
      <DataList
        noun="thông báo"
        query={query}
        rows={rows}
        total={total}
        rowKey={(row) => row.id}
        rowTo={(row) => row.id}
        columns={columns}
        search="Tiêu đề, không cần dấu"
        filters={[
          {
            name: 'state',
            label: 'Tất cả',
            options: [
              { value: 'new', label: 'Chưa đọc, kể cả bản sửa' },
              { value: 'todo', label: 'Cần xác nhận triển khai' },
              { value: 'late', label: 'Quá hạn' },
              { value: 'changed', label: 'Đã sửa sau khi xem' },
              { value: 'done', label: 'Đã triển khai' },
              { value: 'over', label: 'Đã thu hồi, gỡ, hết hạn' },
            ],
          },
        ]}
        exportTo={`/${unit.slug}/sharing/received.xlsx`}
        empty="Cấp trên chưa gửi gì cho đơn vị."
      />
    </>
  );
}
