// Polls of a unit: drafts, open, closed, and how many have voted.
import { Button } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { listPolls, type PollRow } from '../queries/polls.ts';
import { opennessNames } from '../rules/open.ts';
import { filterOf, opennessTone, pollListOf, pollStates } from './opinion-lists.ts';
import { readersUnit } from './readers-unit.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const { unit, whyNot } = await readersUnit(work, params.unit);
    const query = pollListOf(new URL(request.url).searchParams);
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, whyNot, query },
      ...(await listPolls(work, unit.id, filterOf(query))),
    };
  }),
);

export default function Polls() {
  const { unit, whyNot, query, rows, total } = useLoaderData<typeof loader>();
  const columns: ListColumn<PollRow>[] = [
    { key: 'question', title: 'Câu hỏi', sort: 'question', cell: (row) => row.question },
    {
      key: 'state',
      title: 'Trạng thái',
      cell: (row) =>
        row.state === 'published' ? (
          <span className={opennessTone[row.openness]}>{opennessNames[row.openness]}</span>
        ) : (
          <span className="tag">{pollStates[row.state]}</span>
        ),
    },
    {
      key: 'days',
      title: 'Thời gian',
      sort: 'closes',
      cell: (row) => (
        <span className="num">
          {formatDate(row.opensOn)} – {formatDate(row.closesOn)}
        </span>
      ),
    },
    {
      key: 'votes',
      title: 'Phiếu',
      numeric: true,
      cell: (row) => `${formatNumber(row.total)}${row.crowded > 0 ? ` (${formatNumber(row.crowded)} đến dồn)` : ''}`,
    },
    {
      key: 'updated',
      title: 'Sửa lần cuối',
      sort: 'updated',
      cell: (row) => `${formatInstant(new Date(row.updatedAt))} · ${row.updatedBy}`,
      hidden: true,
    },
  ];
  const add = { leftSection: <IconChartBar size={16} aria-hidden /> };
  return (
    <>
      <title>{`Thăm dò ý kiến – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Thăm dò ý kiến' }]}
        title="Thăm dò ý kiến"
        facts="Mỗi phiên trình duyệt một phiếu, không biết ai đã bỏ phiếu."
      >
        {whyNot === null ? (
          <Button component={Link} to="moi" data-key="n" {...add}>
            Mở thăm dò
          </Button>
        ) : (
          <Button disabled title={whyNot} {...add}>
            Mở thăm dò
          </Button>
        )}
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        <DataList
          noun="thăm dò"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => row.id}
          rowTo={(row) => row.id}
          columns={columns}
          search="Câu hỏi, không cần dấu"
          filters={[
            {
              name: 'state',
              label: 'Mọi trạng thái',
              options: Object.entries(pollStates).map(([value, label]) => ({
                value,
                label: `${label[0]?.toUpperCase()}${label.slice(1)}`,
              })),
            },
          ]}
          empty="Chưa mở cuộc thăm dò nào."
        />
      </div>
    </>
  );
}
