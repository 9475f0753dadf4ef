// The events of a unit: what is ahead, what is over, what was called off.
import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { formatDate, formatInstant, weekdayName } from '#kernel/calendar.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayKeepSchedule } from '../policy.ts';
import { type EventRow, listEvents } from '../queries/events.ts';
import { eventFilterOf, eventListOf, eventStates, whenNames } from './lists.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const query = eventListOf(new URL(request.url).searchParams);
    const may = mayKeepSchedule(work.actor, unit);
    return {
      ...{ unit, query, today: work.today, whyNot: may === true ? null : may.message },
      ...(await listEvents(work, unit.id, eventFilterOf(query, work.today))),
    };
  }),
);

const tone = { draft: 'tag', published: 'tag ok', cancelled: 'tag bad' } as const;

export default function Events() {
  const { unit, query, rows, total, today, whyNot } = useLoaderData<typeof loader>();
  const columns: ListColumn<EventRow>[] = [
    { key: 'title', title: 'Sự kiện', sort: 'title', cell: (row) => row.title },
    {
      key: 'day',
      title: 'Ngày',
      sort: 'day',
      cell: (row) => (
        <span className="num">
          {weekdayName(row.startsOn)}, {formatDate(row.startsOn)}
          {row.endsOn !== row.startsOn && ` – ${formatDate(row.endsOn)}`}
        </span>
      ),
    },
    { key: 'hours', title: 'Giờ', cell: (row) => [row.starts, row.ends].filter(Boolean).join(' – ') || 'cả ngày' },
    { key: 'place', title: 'Địa điểm', cell: (row) => row.place },
    {
      key: 'state',
      title: 'Trạng thái',
      cell: (row) => (
        <>
          <span className={tone[row.state]}>{eventStates[row.state]}</span>{' '}
          {row.endsOn < today && <span className="tag">đã qua</span>}
        </>
      ),
    },
    { key: 'organiser', title: 'Tổ chức', cell: (row) => row.organiser, hidden: true },
    {
      key: 'updated',
      title: 'Lưu lần cuối',
      sort: 'updated',
      cell: (row) => `${formatInstant(new Date(row.updatedAt))} · ${row.updatedBy}`,
      hidden: true,
    },
  ];
  const add = { 'data-key': 'n', leftSection: <IconCalendarPlus size={16} aria-hidden /> };
  return (
    <>
      <title>{`Sự kiện – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Sự kiện' }]}
        title="Sự kiện"
        facts="Ngày hội, cuộc thi, họp cha mẹ: hiện ở mục Sự kiện và trong lịch mà người đọc thêm vào điện thoại."
      >
        {whyNot === null ? (
          <Button component={Link} to="moi" {...add}>
            Thêm sự kiện
          </Button>
        ) : (
          <Button disabled title={whyNot} {...add}>
            Thêm sự kiện
          </Button>
        )}
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        <DataList
          noun="sự kiện"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => row.id}
          rowTo={(row) => row.id}
          columns={columns}
          search="Tên, nơi, không cần dấu"
          filters={[
            {
              name: 'when',
              label: 'Mọi ngày',
              options: Object.entries(whenNames).map(([value, label]) => ({ value, label })),
            },
            {
              name: 'state',
              label: 'Mọi trạng thái',
              options: Object.entries(eventStates).map(([value, label]) => ({ value, label })),
            },
          ]}
          exportTo={`/${unit.slug}/schedule/events.xlsx`}
          empty="Chưa có sự kiện nào. Bấm Thêm sự kiện để bắt đầu."
        />
      </div>
    </>
  );
}
