// The weeks of a unit: which are written, which does everybody see?
import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { addDays, formatInstant } from '#kernel/calendar.ts';
import { mondayOf, weekKey, weekNumber, weekRange } from '#kernel/week.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayKeepSchedule } from '../policy.ts';
import { listWeeks, type WeekRow, weekOf } from '../queries/weeks.ts';
import { weekFilterOf, weekListOf, weekStates } from './lists.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const query = weekListOf(new URL(request.url).searchParams);
    const may = mayKeepSchedule(work.actor, unit);
    const monday = mondayOf(work.today);
    const next = await weekOf(work, unit.id, addDays(monday, 7));
    return {
      ...{ unit, query, monday, whyNot: may === true ? null : may.message, nextOpen: next.publishedVersion !== null },
      ...(await listWeeks(work, unit.id, weekFilterOf(query))),
    };
  }),
);

const tone = { draft: 'tag', published: 'tag ok', changed: 'tag warn' } as const;

export default function Weeks() {
  const { unit, query, rows, total, years, monday, whyNot, nextOpen } = useLoaderData<typeof loader>();
  const columns: ListColumn<WeekRow>[] = [
    {
      key: 'week',
      title: 'Tuần',
      sort: 'monday',
      cell: (row) => `Tuần ${weekNumber(row.monday).week}, ${weekRange(row.monday)}`,
    },
    { key: 'entries', title: 'Việc', numeric: true, cell: (row) => row.entries },
    { key: 'internal', title: 'Nội bộ', numeric: true, cell: (row) => row.internal || '' },
    {
      key: 'state',
      title: 'Trạng thái',
      cell: (row) => (
        <>
          <span className={tone[row.state]}>{weekStates[row.state]}</span>{' '}
          {row.monday === monday && <span className="tag info">tuần này</span>}
        </>
      ),
    },
    { key: 'published', title: 'Công bố', cell: (row) => row.publishedAt && formatInstant(new Date(row.publishedAt)) },
    {
      key: 'saved',
      title: 'Lưu lần cuối',
      sort: 'saved',
      cell: (row) => `${formatInstant(new Date(row.savedAt))} · ${row.savedBy}`,
    },
  ];
  const at = (offset: number) => `/${unit.slug}/schedule/weeks/${weekKey(addDays(monday, offset))}`;
  return (
    <>
      <title>{`Lịch công tác – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Lịch công tác' }]}
        title="Lịch công tác tuần"
        facts="Việc ghi là nội bộ chỉ người của đơn vị thấy; phần còn lại hiện trên trang khi công bố."
      >
        <Button component={Link} to={at(0)} variant="default">
          Tuần này
        </Button>
        <Button component={Link} to={at(7)} data-key="n" leftSection={<IconCalendarPlus size={16} aria-hidden />}>
          {whyNot === null ? 'Lập tuần sau' : 'Tuần sau'}
        </Button>
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {whyNot === null && !nextOpen && (
          <p className="note">
            <span>
              Tuần sau ({weekRange(addDays(monday, 7))}) chưa công bố. <Link to={at(7)}>Lập lịch tuần sau</Link>
            </span>
          </p>
        )}
        <DataList
          noun="tuần"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => row.monday}
          rowTo={(row) => weekKey(row.monday)}
          columns={columns}
          search="Tìm việc, nơi, người, không cần dấu"
          filters={[
            {
              name: 'state',
              label: 'Mọi trạng thái',
              options: Object.entries(weekStates).map(([value, label]) => ({ value, label })),
            },
            {
              name: 'year',
              label: 'Mọi năm',
              options: years.map((year) => ({ value: String(year), label: `Năm ${year}` })),
            },
          ]}
          exportTo={`/${unit.slug}/schedule/weeks.xlsx`}
          empty="Chưa có lịch tuần nào. Bấm Lập tuần sau để bắt đầu."
        />
      </div>
    </>
  );
}
