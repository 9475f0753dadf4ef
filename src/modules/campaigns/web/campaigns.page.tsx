// The deadlines that concern this unit: what they ask, of whom, until when.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { fold } from '#kernel/vietnamese-text.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { listQuery } from '#platform/http/list-query.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { maySetCampaign } from '../policy.ts';
import { audienceSize } from '../queries/audience.ts';
import { type Campaign, campaignsOf } from '../queries/campaigns.ts';
import { measureNames } from '../rules/standing.ts';

type Row = Campaign & { units: number; state: 'waiting' | 'open' | 'grace' | 'over' };
const stateWords = { waiting: 'chưa mở', open: 'đang mở', grace: 'trong gia hạn', over: 'đã hết hạn' };

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const query = listQuery(new URL(request.url).searchParams, {
      filters: { state: Object.keys(stateWords) },
      sorts: ['before', 'name'],
    });
    const rows = await Promise.all(
      (await campaignsOf(work, unit.path)).map(async (c): Promise<Row> => {
        const state =
          work.today < c.opensOn ? 'waiting' : work.now <= c.deadline ? 'open' : work.now <= c.lateAfter ? 'grace' : 'over';
        return { ...c, state, units: await audienceSize(work, c) };
      }),
    );
    const found = rows
      .filter((c) => !query.filters.state || c.state === query.filters.state)
      .filter((c) => fold(`${c.name} ${c.code}`).includes(fold(query.q)));
    if (query.sort.includes('name')) found.sort((a, b) => a.name.localeCompare(b.name, 'vi'));
    if (query.sort.startsWith('-')) found.reverse();
    return {
      unit: { slug: unit.slug, name: unit.shortName },
      ...{ query, total: found.length, rows: found.slice(query.offset, query.offset + query.limit) },
      mayAdd: maySetCampaign(work.actor, unit.path) && (unit.level === 'department' || unit.level === 'district'),
    };
  }),
);

const columns: ListColumn<Row>[] = [
  { key: 'name', title: 'Đợt', sort: 'name', cell: (c) => c.name },
  { key: 'owner', title: 'Của', cell: (c) => c.unitName },
  { key: 'opens', title: 'Mở', cell: (c) => <span className="num">{formatDate(c.opensOn)}</span> },
  { key: 'before', title: 'Trước ngày', sort: 'before', cell: (c) => <span className="num">{formatDate(c.beforeDay)}</span> },
  { key: 'grace', title: 'Gia hạn', numeric: true, cell: (c) => (c.graceDays > 0 ? `${c.graceDays} ngày` : 'không') },
  { key: 'audience', title: 'Phạm vi', cell: (c) => `${c.audienceName}, ${c.units} đơn vị` },
  { key: 'measures', title: 'Mục đo', hidden: true, cell: (c) => c.measures.map((m) => measureNames[m]).join(', ') },
  {
    key: 'state',
    title: 'Tình trạng',
    cell: (c) => (c.state === 'open' ? <span className="tag info">{stateWords.open}</span> : stateWords[c.state]),
  },
];

export default function Campaigns() {
  const { unit, query, rows, total, mayAdd } = useLoaderData<typeof loader>();
  const base = `/${unit.slug}`;
  return (
    <>
      <title>{`Các đợt – ${unit.name}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: base }, { label: 'Các đợt' }]}
        title="Các đợt hoàn thành hồ sơ"
        facts="Một đợt có hạn, có phạm vi và đo bằng chính hồ sơ."
      >
        {mayAdd && (
          <Button
            component={Link}
            to={`${base}/campaigns/edit/moi`}
            data-key="n"
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            Mở đợt mới
          </Button>
        )}
      </PageHeader>
      <DataList
        noun="đợt"
        query={query}
        rows={rows}
        total={total}
        rowKey={(c) => String(c.id)}
        rowTo={(c) => `${base}/campaigns/edit/${c.code}`}
        columns={columns}
        search="Tên hoặc mã đợt"
        filters={[
          { name: 'state', label: 'Tình trạng', options: Object.entries(stateWords).map(([value, label]) => ({ value, label })) },
        ]}
      />
    </>
  );
}
