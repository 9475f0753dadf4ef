// What readers say is wrong on the pages of a unit, and what became of it.
import './engagement.css';
import { Button } from '@mantine/core';
import { Form, Link, useLoaderData } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber, formatTenths } from '#kernel/numbers.ts';
import { hostLabelOf } from '#modules/sites/index.ts';
import { reading, requestContext, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { decideReport } from '../commands/decide-report.ts';
import { listReports, type ReportRow, reportsWaiting } from '../queries/ratings.ts';
import { reportStateNames } from '../rules/report-states.ts';
import { filterOf, reportListOf } from './opinion-lists.ts';
import { readersUnit } from './readers-unit.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const { unit, whyNot } = await readersUnit(work, params.unit);
    const query = reportListOf(new URL(request.url).searchParams);
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, whyNot, query, waiting: await reportsWaiting(work, unit.id) },
      site: context.get(requestContext).portalUrl(hostLabelOf(unit)).replace(/\/$/, ''),
      ...(await listReports(work, unit.id, filterOf(query))),
    };
  }),
);

const told: Record<string, string> = { fixed: 'Đã ghi: đã sửa.', ignored: 'Đã ghi: bỏ qua.', new: 'Đã mở lại.' };
export const action = act(async ({ context, params }, form) => {
  const state = String(form.get('state'));
  await writing(context, async (work) => {
    const { unit } = await readersUnit(work, params.unit);
    await decideReport(work, unit.id, String(form.get('id')), { state });
  });
  return { saved: told[state] ?? 'Đã ghi.' };
});

const tone = { new: 'tag warn', fixed: 'tag ok', ignored: 'tag' } as const;

export default function Reports() {
  const { unit, whyNot, query, waiting, site, rows, total } = useLoaderData<typeof loader>();
  const result = useAnswer() as { saved: string } | FormRefusal | undefined;
  const columns: ListColumn<ReportRow>[] = [
    { key: 'words', title: 'Chỗ sai', cell: (row) => <span className="lines">{row.words}</span> },
    {
      key: 'title',
      title: 'Ở bài',
      sort: 'title',
      cell: (row) => (
        <>
          {row.kind === 'article' ? <Link to={`/${unit.slug}/content/articles/${row.objectId}`}>{row.title}</Link> : row.title}{' '}
          <a className="small" href={`${site}${row.path}`} target="_blank" rel="noopener">
            trên trang
          </a>
        </>
      ),
    },
    {
      key: 'rating',
      title: 'Đánh giá bài',
      cell: (row) =>
        row.rating.count > 0 ? (
          <span className="num">
            {formatTenths(row.rating.tenths)} trên 5, {formatNumber(row.rating.count)} lượt
          </span>
        ) : (
          <span className="small muted">chưa có</span>
        ),
    },
    { key: 'at', title: 'Lúc', sort: 'at', cell: (row) => <span className="num">{formatInstant(new Date(row.at))}</span> },
    {
      key: 'state',
      title: 'Trạng thái',
      cell: (row) => (
        <>
          <span className={tone[row.state]}>{reportStateNames[row.state]}</span>{' '}
          {row.decidedBy && <span className="small muted">{row.decidedBy}</span>}
        </>
      ),
    },
    {
      key: 'act',
      title: 'Việc',
      cell: (row) => (
        <Form method="post" className="row" preventScrollReset>
          <input type="hidden" name="id" value={row.id} />
          {(row.state === 'new' ? (['fixed', 'ignored'] as const) : (['new'] as const)).map((state) => (
            <Button key={state} type="submit" name="state" value={state} size="xs" variant="default" disabled={whyNot !== null}>
              {{ fixed: 'Đã sửa', ignored: 'Bỏ qua', new: 'Mở lại' }[state]}
            </Button>
          ))}
        </Form>
      ),
    },
  ];
  return (
    <>
      <title>{`Báo lỗi, đánh giá – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Báo lỗi, đánh giá' }]}
        title="Báo lỗi, đánh giá"
        facts={`${formatNumber(waiting)} chỗ người đọc báo sai chưa xem`}
      />
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {result && 'saved' in result && <DoneNote>{result.saved}</DoneNote>}
        <Reasons reasons={result && 'refused' in result ? result.refused : undefined} />
        <DataList
          noun="báo lỗi"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => row.id}
          columns={columns}
          search="Tên bài, chỗ sai"
          filters={[
            {
              name: 'state',
              label: 'Mọi trạng thái',
              options: Object.entries(reportStateNames).map(([value, label]) => ({
                value,
                label: `${label[0]?.toUpperCase()}${label.slice(1)}`,
              })),
            },
          ]}
          exportTo={`/${unit.slug}/engagement/reports.xlsx`}
          empty="Chưa có ai báo chỗ sai. Mỗi bài trên trang có chỗ để người đọc báo."
        />
      </div>
    </>
  );
}
