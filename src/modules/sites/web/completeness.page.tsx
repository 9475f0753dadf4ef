// How complete are the sites of the units below: who lacks which of the sections that the rules ask for?
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { holds } from '#kernel/actor.ts';
import { levelNames, teaches } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { type CompletenessRow, completenessList, sectionTitles, standings } from './completeness-list.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const list = await completenessList(work, params.unit, new URL(request.url).searchParams);
    return { ...list, mayOpen: holds(work.actor, ['province_admin', 'district_admin'], list.unit.path) };
  }),
);

const percent = (tenths: number) => `${formatNumber(Math.floor(tenths / 10))},${tenths % 10} %`;

const columns: ListColumn<CompletenessRow>[] = [
  { key: 'name', title: 'Đơn vị', sort: 'name', cell: (row) => row.name },
  {
    ...{ key: 'share', title: 'Mục bắt buộc', sort: 'share', numeric: true },
    cell: (row) =>
      row.site ? (
        <span className={row.site.tenths === 1000 ? 'tag ok' : row.site.tenths < 800 ? 'tag bad' : 'tag'}>
          {percent(row.site.tenths)}
        </span>
      ) : (
        <span className="tag bad">chưa có trang</span>
      ),
  },
  {
    ...{ key: 'filled', title: 'Đã có', numeric: true },
    cell: (row) => row.site && `${formatNumber(row.site.filled)}/${formatNumber(row.site.mandatory)}`,
  },
  {
    ...{ key: 'missing', title: 'Thiếu', sort: 'missing' },
    cell: (row) => {
      const names = (row.site?.missing ?? []).map((slug) => sectionTitles.get(slug) ?? slug);
      return names.slice(0, 4).join(', ') + (names.length > 4 ? ` và ${formatNumber(names.length - 4)} mục nữa` : '');
    },
  },
  { key: 'old', title: 'Đã cũ', sort: 'old', numeric: true, cell: (row) => (row.site?.old ? formatNumber(row.site.old) : '') },
  {
    ...{ key: 'english', title: 'Tiếng Anh', sort: 'english', numeric: true },
    cell: (row) =>
      row.site?.english && (
        <span className={row.site.english.missing.length > 0 ? 'tag bad' : row.site.english.behind > 0 ? 'tag warn' : 'tag ok'}>
          {formatNumber(row.site.english.there)}/{formatNumber(row.site.english.owed)}
        </span>
      ),
  },
  { key: 'level', title: 'Cấp', cell: (row) => levelNames[row.level] },
  { key: 'office', title: 'Thuộc', hidden: true, cell: (row) => row.office },
];

export default function CompletenessScreen() {
  const { unit, query, rows, total, sum, offices, mayOpen } = useLoaderData<typeof loader>();
  const base = `/${unit.slug}`;
  return (
    <>
      <title>{`Mức đủ của các trang – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: base }, { label: 'Mức đủ của các trang' }]}
        title="Mức đủ của các trang"
        facts={`${formatNumber(sum.full)}/${formatNumber(sum.sites)} trang đủ mục bắt buộc${!teaches(unit.type) ? ` (kể cả trang của ${unit.shortName})` : ''}, chung ${percent(sum.tenths)}${sum.without > 0 ? `, ${formatNumber(sum.without)} đơn vị chưa có trang` : ''}`}
      >
        {unit.level === 'department' && (
          <Button component={Link} to={`${base}/sites/retired-names`} variant="default">
            Tên miền cũ
          </Button>
        )}
        {mayOpen && (
          <Button component={Link} to={`${base}/sites/create`} leftSection={<IconPlus size={16} aria-hidden />} data-key="n">
            Mở trang hàng loạt
          </Button>
        )}
      </PageHeader>
      <DataList
        noun="đơn vị"
        query={query}
        rows={rows}
        total={total}
        rowKey={(row) => String(row.id)}
        rowTo={(row) => (row.site ? `/${row.slug}/sites/sections` : `/${row.slug}/organizations/profile`)}
        columns={columns}
        search="Tên hoặc mã, không cần dấu"
        filters={[
          ...(offices.length > 0 ? [{ name: 'office', label: 'Phòng', options: offices }] : []),
          { name: 'level', label: 'Cấp học', options: Object.entries(levelNames).map(([value, label]) => ({ value, label })) },
          { name: 'standing', label: 'Mức đủ', options: Object.entries(standings).map(([value, label]) => ({ value, label })) },
          { name: 'missing', label: 'Thiếu mục', options: [...sectionTitles].map(([value, label]) => ({ value, label })) },
        ]}
        exportTo={`${base}/sites/completeness.xlsx`}
      />
    </>
  );
}
