// What this office has sent to the units below, and how far they are with it.
import { Button } from '@mantine/core';
import { IconActivity, IconSend } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { maySend } from '../policy.ts';
import { listPushes, type PushRow } from '../queries/pushes.ts';
import { pushFilter, pushList } from './lists.ts';
import { officeOf } from './office-of.ts';
import { EndingTag, Share } from './parts/tags.tsx';
import { plainDay } from './words.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await officeOf(work, params.unit);
    const query = pushList(new URL(request.url).searchParams);
    const may = maySend(work.actor, unit);
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      hasAbove: unit.level === 'district',
      ...{ query, whyNot: may === true ? null : may.message },
      ...(await listPushes(work, unit, pushFilter(query))),
    };
  }),
);

export default function Pushes() {
  const { unit, hasAbove, query, rows, total, whyNot } = useLoaderData<typeof loader>();
  const above = query.filters.from === 'above';
  const columns: ListColumn<PushRow>[] = [
    { key: 'title', title: 'Bài', sort: 'title', cell: (row) => row.title },
    ...(above ? [{ key: 'sender', title: 'Nơi gửi', cell: (row: PushRow) => row.sender }] : []),
    { key: 'audience', title: 'Nơi nhận', cell: (row) => row.words },
    {
      key: 'state',
      title: 'Trạng thái',
      cell: (row) => (
        <span className="row">
          <EndingTag ending={row.ending} />
          {row.ending === null && row.late > 0 && <span className="tag bad">{formatNumber(row.late)} quá hạn</span>}
        </span>
      ),
    },
    {
      key: 'seen',
      title: 'Đã xem',
      numeric: true,
      cell: (row) => <Share part={row.seen} whole={row.sent} words="đơn vị đã xem" />,
    },
    {
      key: 'done',
      title: 'Đã triển khai',
      numeric: true,
      cell: (row) =>
        row.mustConfirm ? (
          <Share part={row.done} whole={row.sent} words="đơn vị đã triển khai" />
        ) : (
          <span className="muted">để biết</span>
        ),
    },
    { key: 'due', title: 'Trước ngày', sort: 'due', cell: (row) => plainDay(row.dueOn) },
    {
      key: 'sent',
      title: 'Gửi lúc',
      sort: 'sent',
      cell: (row) => `${formatInstant(new Date(row.sentAt))} · ${row.sentBy}`,
    },
  ];
  return (
    <>
      <title>{`Gửi xuống – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Gửi xuống' }]}
        title="Gửi xuống các đơn vị"
        facts={
          above
            ? `${formatNumber(total)} lần cấp trên gửi tới các đơn vị của ${unit.shortName}; số đếm là của các đơn vị ấy.`
            : `${formatNumber(total)} lần gửi. Bài sửa hay gỡ ở đây thì đổi ngay ở mọi nơi nhận.`
        }
      >
        <Button
          component={Link}
          to={`/${unit.slug}/sharing/activity`}
          variant="default"
          leftSection={<IconActivity size={16} aria-hidden />}
        >
          Hoạt động các trang
        </Button>
        {whyNot === null ? (
          <Button component={Link} to="new" data-key="n" leftSection={<IconSend size={16} aria-hidden />}>
            Gửi bài xuống
          </Button>
        ) : (
          <Button disabled title={whyNot} leftSection={<IconSend size={16} aria-hidden />}>
            Gửi bài xuống
          </Button>
        )}
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        <DataList
          noun="lần gửi"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => row.id}
          rowTo={(row) => row.id}
          columns={columns}
          search="Tiêu đề bài, không cần dấu"
          filters={[
            ...(hasAbove
              ? [
                  {
                    name: 'from',
                    label: `${unit.shortName} gửi`,
                    options: [{ value: 'above', label: 'Cấp trên gửi các đơn vị' }],
                  },
                ]
              : []),
            {
              name: 'state',
              label: 'Mọi trạng thái',
              options: [
                { value: 'live', label: 'Đang hiện' },
                { value: 'late', label: 'Có đơn vị quá hạn' },
                { value: 'over', label: 'Đã thu hồi, gỡ, hết hạn' },
              ],
            },
          ]}
          exportTo={`/${unit.slug}/sharing/pushes.xlsx`}
          empty={above ? 'Cấp trên chưa gửi gì cho các đơn vị.' : 'Chưa gửi bài nào xuống. Bấm Gửi bài xuống để bắt đầu.'}
        />
      </div>
    </>
  );
}
