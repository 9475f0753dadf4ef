// Sites elsewhere whose news stand at their superiors: how each feed stands, when it was had last, what went wrong.
import './sharing.css';
import { Button } from '@mantine/core';
import { IconPlus, IconRefresh } from '@tabler/icons-react';
import { Form, Link, useLoaderData } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { Done, DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { askFeedNow } from '../commands/keep-feed.ts';
import { isOffice, mayKeepFeeds } from '../policy.ts';
import { type FeedRow, listFeeds } from '../queries/feeds.ts';
import { feedStates, feedWords, lagWords } from '../rules/feed.ts';
import { feedFilter, feedList } from './lists.ts';
import { FeedTag } from './parts/tags.tsx';
import { capital, hostIn } from './words.ts';

export const handle = { wide: true };

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const query = feedList(new URL(request.url).searchParams);
    const may = mayKeepFeeds(work.actor, unit);
    const found = await listFeeds(work, unit.path, feedFilter(query));
    return {
      unit: { slug: unit.slug, shortName: unit.shortName, office: isOffice(unit) },
      ...{ query, whyNot: may === true ? null : may.message, total: found.total, counts: found.counts },
      rows: found.rows.map((row) => ({ ...row, lag: row.okAt ? lagWords(row.okAt, work.now) : null })),
    };
  }),
);

export const action = act(async ({ context }, form) => {
  await writing(context, (work) => askFeedNow(work, String(form.get('id') ?? '')));
  return { saved: 'Đang lấy. Kết quả hiện ở đây sau vài giây.' };
});

type Row = FeedRow & { lag: string | null };
export default function Feeds() {
  const { unit, query, rows, total, counts, whyNot } = useLoaderData<typeof loader>();
  const answer = useAnswer() as { saved: string } | FormRefusal | undefined;
  const columns: ListColumn<Row>[] = [
    {
      key: 'name',
      title: 'Đơn vị',
      sort: 'name',
      cell: (row) => row.unitName,
    },
    { key: 'office', title: 'Thuộc', hidden: true, cell: (row) => row.officeName },
    {
      key: 'address',
      title: 'Trang',
      cell: (row) => (
        <a href={row.address} target="_blank" rel="noopener noreferrer" title={row.address}>
          {hostIn(row.address)}
        </a>
      ),
    },
    {
      key: 'state',
      title: 'Tình trạng',
      cell: (row) => (
        <span className="row">
          <FeedTag state={row.state} />
          {!row.shown && <span className="tag">không hiện</span>}
        </span>
      ),
    },
    {
      key: 'ok',
      title: 'Lấy được lần cuối',
      sort: 'ok',
      cell: (row) =>
        row.okAt ? (
          <span className="num nowrap">{formatInstant(new Date(row.okAt))}</span>
        ) : (
          <span className="muted">chưa lần nào</span>
        ),
    },
    { key: 'lag', title: 'Cách đây', cell: (row) => <span className="num nowrap">{row.lag ?? ''}</span> },
    { key: 'failure', title: 'Lỗi gần nhất', cell: (row) => <span className="small">{row.failure ?? ''}</span> },
    {
      key: 'newest',
      title: 'Tin mới nhất',
      sort: 'newest',
      cell: (row) => <span className="num nowrap">{row.newestAt ? formatInstant(new Date(row.newestAt)) : ''}</span>,
    },
    { key: 'items', title: 'Số tin', sort: 'items', numeric: true, cell: (row) => formatNumber(row.items) },
    {
      key: 'act',
      title: 'Việc',
      cell: (row) =>
        row.pausedAt ? null : (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="id" value={row.id} />
            <Button
              type="submit"
              size="xs"
              variant="default"
              disabled={whyNot !== null}
              leftSection={<IconRefresh size={14} aria-hidden />}
              aria-label={`Lấy ngay tin của ${row.unitName} từ ${hostIn(row.address)}`}
            >
              Lấy ngay
            </Button>
          </Form>
        ),
    },
  ];
  const bad = counts.failing + counts.slow;
  return (
    <>
      <title>{`Nguồn tin ngoài – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Nguồn tin ngoài' }]}
        title="Nguồn tin ngoài"
        facts={
          unit.office
            ? `Tin của các đơn vị có trang ở nơi khác, hiện ở trang của cấp trên kèm đường dẫn về trang ấy. ${
                bad > 0 ? `${formatNumber(bad)} nguồn đang lỗi hoặc chậm.` : ''
              }`
            : 'Trường có trang ở nơi khác thì tin của trang ấy hiện ở trang của Phòng và Sở, kèm đường dẫn về trang ấy.'
        }
      >
        {whyNot === null ? (
          <Button component={Link} to="moi" data-key="n" leftSection={<IconPlus size={16} aria-hidden />}>
            Thêm nguồn tin
          </Button>
        ) : (
          <Button disabled title={whyNot} leftSection={<IconPlus size={16} aria-hidden />}>
            Thêm nguồn tin
          </Button>
        )}
      </PageHeader>
      <div className="stack">
        <Done words={{ removed: 'Đã xóa nguồn tin và các đường dẫn đã lấy.' }} />
        {answer && 'saved' in answer && <DoneNote>{answer.saved}</DoneNote>}
        <Reasons reasons={answer && 'refused' in answer ? answer.refused : undefined} />
        {whyNot && <p className="note">{whyNot}</p>}
        <DataList
          noun="nguồn tin"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => row.id}
          rowTo={(row) => row.id}
          columns={columns}
          search="Tên đơn vị hoặc địa chỉ, không cần dấu"
          filters={[
            {
              name: 'state',
              label: 'Mọi tình trạng',
              options: feedStates.map((value) => ({ value, label: `${capital(feedWords[value])} (${counts[value]})` })),
            },
          ]}
          exportTo={`/${unit.slug}/sharing/feeds.xlsx`}
          empty="Chưa có nguồn tin nào. Đơn vị đã chuyển hẳn về hệ thống này thì không cần: tin của đơn vị tự hiện ở cấp trên."
        />
      </div>
    </>
  );
}
