// How alive are the sites of the units below: articles, the last one, what they do with what is sent to them, what they propose.
import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { levelNames } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { reading, requestContext } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { type ActivityRow, siteActivity } from '../queries/activity.ts';
import { unitsBelow } from '../queries/audience.ts';
import { audienceLevels } from '../rules/audience.ts';
import { activityFilter, activityList } from './lists.ts';
import { officeOf } from './office-of.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await officeOf(work, params.unit);
    const query = activityList(new URL(request.url).searchParams);
    const all = await siteActivity(work, unit, activityFilter(query));
    const below = await unitsBelow(work, unit);
    const { portalUrl } = context.get(requestContext);
    return {
      unit: { slug: unit.slug, shortName: unit.shortName },
      ...{ query, total: all.length, year: schoolYearOf(work.today), month: work.today.slice(5, 7) },
      articles: all.reduce((n, row) => n + row.month, 0),
      silent: all.filter((row) => row.month === 0).length,
      levels: audienceLevels.filter((level) => below.some((one) => one.level === level)),
      offices: below.filter((one) => one.level === 'district').map((one) => ({ value: String(one.id), label: one.shortName })),
      rows: all.slice(query.offset, query.offset + query.limit).map((row) => ({ ...row, url: portalUrl(row.slug) })),
    };
  }),
);

const count = (n: number, bad: boolean) => <span className={n > 0 && bad ? 'tag warn num' : 'num'}>{formatNumber(n)}</span>;

export default function Activity() {
  const { unit, query, rows, total, levels, offices, articles, silent, year, month } = useLoaderData<typeof loader>();
  const columns: ListColumn<ActivityRow & { url: string }>[] = [
    {
      key: 'name',
      title: 'Đơn vị',
      sort: 'name',
      cell: (row) => (
        <a href={row.url} target="_blank" rel="noopener">
          {row.name}
        </a>
      ),
    },
    { key: 'office', title: 'Thuộc', cell: (row) => row.officeName },
    { key: 'level', title: 'Cấp', cell: (row) => levelNames[row.level], hidden: true },
    { key: 'month', title: `Bài tháng ${month}`, sort: 'month', numeric: true, cell: (row) => formatNumber(row.month) },
    { key: 'year', title: `Bài năm học ${year}`, sort: 'year', numeric: true, cell: (row) => formatNumber(row.year) },
    {
      key: 'last',
      title: 'Bài gần nhất',
      sort: 'last',
      cell: (row) => (row.lastAt ? formatDate(toLocal(new Date(row.lastAt)).date) : <span className="muted">chưa có</span>),
    },
    { key: 'unseen', title: 'Chưa xem', sort: 'unseen', numeric: true, cell: (row) => count(row.unseen, true) },
    {
      key: 'undone',
      title: 'Chưa triển khai',
      sort: 'undone',
      numeric: true,
      cell: (row) => (
        <span className="row" style={{ justifyContent: 'flex-end' }}>
          {row.late > 0 && <span className="tag bad">{formatNumber(row.late)} quá hạn</span>}
          {count(row.undone, false)}
        </span>
      ),
    },
    { key: 'proposed', title: 'Đề nghị', sort: 'proposed', numeric: true, cell: (row) => formatNumber(row.proposed) },
    { key: 'accepted', title: 'Được nhận', numeric: true, cell: (row) => formatNumber(row.accepted) },
  ];
  return (
    <>
      <title>{`Hoạt động các trang – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Gửi xuống', to: `/${unit.slug}/sharing/pushes` },
          { label: 'Hoạt động các trang' },
        ]}
        title="Hoạt động các trang"
        facts={`${formatNumber(total)} đơn vị, ${formatNumber(articles)} bài trong tháng ${month}, ${formatNumber(silent)} đơn vị chưa có bài trong tháng`}
      >
        <Button
          component={Link}
          to={`/${unit.slug}/sharing/pushes`}
          variant="default"
          leftSection={<IconSend size={16} aria-hidden />}
        >
          Gửi xuống
        </Button>
      </PageHeader>
      <DataList
        noun="đơn vị"
        query={query}
        rows={rows}
        total={total}
        rowKey={(row) => String(row.unitId)}
        columns={columns}
        search="Tên hoặc mã đơn vị, không cần dấu"
        filters={[
          { name: 'level', label: 'Mọi cấp', options: levels.map((value) => ({ value, label: levelNames[value] })) },
          ...(offices.length > 0 ? [{ name: 'office', label: 'Mọi Phòng', options: offices }] : []),
          {
            name: 'show',
            label: 'Mọi đơn vị',
            options: [
              { value: 'silent', label: 'Chưa có bài tháng này' },
              { value: 'unseen', label: 'Có bài gửi xuống chưa xem' },
              { value: 'undone', label: 'Có việc chưa triển khai' },
              { value: 'late', label: 'Có việc quá hạn' },
              { value: 'proposed', label: 'Có đề nghị' },
            ],
          },
        ]}
        exportTo={`/${unit.slug}/sharing/activity.xlsx`}
        empty="Không có đơn vị nào khớp."
      />
    </>
  );
}
