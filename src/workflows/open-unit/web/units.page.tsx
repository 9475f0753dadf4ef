// The tree of units below this one: branch by branch, searched without tones, filtered, taken away, added to.
import './units.css';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { Link, useLoaderData, useSearchParams } from 'react-router';
import { type Role, roleNames } from '#kernel/actor.ts';
import { formatDate } from '#kernel/calendar.ts';
import { levelNames, unitTypeList, unitTypes } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { states, type UnitList, unitList } from './unit-list.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, (work) => unitList(work, params.unit, new URL(request.url).searchParams)),
);

const columns: ListColumn<UnitList['rows'][number]>[] = [
  {
    ...{ key: 'name', title: 'Đơn vị', sort: 'name' },
    cell: (u) => (
      <>
        {u.shortName} {u.closedOn && <span className="tag bad">giải thể {formatDate(u.closedOn)}</span>}
        {u.renamedOn && <span className="tag info">đổi tên từ {formatDate(u.renamedOn)}</span>}
        {u.hidden && <span className="tag">đang ẩn</span>}
      </>
    ),
  },
  { key: 'code', title: 'Mã', sort: 'code', cell: (u) => <span className="num">{u.code}</span> },
  { key: 'type', title: 'Loại', cell: (u) => unitTypeList.nameOf(u.type) },
  { key: 'full', title: 'Tên đầy đủ', hidden: true, cell: (u) => u.name },
  { key: 'parent', title: 'Cấp trên', cell: (u) => u.parentName },
];

export default function Units() {
  const { unit, query, office, rows, total, branches, mayAdd } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const base = `/${unit.slug}`;
  const to = (slug: string) => {
    const next = new URLSearchParams(search);
    next.delete('page');
    if (slug) next.set('phong', slug);
    else next.delete('phong');
    return `?${next}`;
  };
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a')];
    event.preventDefault();
    links[links.indexOf(event.target as HTMLElement) + step]?.focus();
  };
  const branch = (slug: string, name: string, units: number | null) => (
    <li key={slug}>
      <Link to={to(slug)} aria-current={office === slug ? 'true' : undefined} preventScrollReset>
        {name} {units !== null && <span className="num">{formatNumber(units)}</span>}
      </Link>
    </li>
  );
  return (
    <>
      <title>{`Đơn vị – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: base }, { label: 'Đơn vị' }]}
        title="Đơn vị"
        facts={`${formatNumber(total)} đơn vị`}
      >
        {mayAdd && (
          <Button
            component={Link}
            to={`${base}/organizations/units/moi`}
            data-key="n"
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            Thêm đơn vị
          </Button>
        )}
      </PageHeader>
      <div className={branches.length > 0 ? 'unitcols' : undefined}>
        {branches.length > 0 && (
          <nav className="card branches" aria-label="Cây đơn vị" onKeyDown={walk}>
            <ul>
              {branch('', unit.shortName, null)}
              {branches.map((b) => branch(b.slug, b.name.replace('Phòng ', ''), b.units))}
            </ul>
          </nav>
        )}
        <DataList
          noun="đơn vị"
          query={query}
          rows={rows}
          total={total}
          rowKey={(u) => String(u.id)}
          rowTo={(u) => `/${u.slug}/organizations/profile`}
          columns={columns}
          search="Tên hoặc mã, không cần dấu"
          filters={[
            { name: 'level', label: 'Cấp học', options: Object.entries(levelNames).map(([value, label]) => ({ value, label })) },
            { name: 'type', label: 'Loại', options: unitTypes.map((x) => ({ value: x.code, label: x.name })) },
            { name: 'state', label: 'Tình trạng', options: Object.entries(states).map(([value, label]) => ({ value, label })) },
          ]}
          chips={
            query.filters.nobody && mayAdd
              ? [{ name: 'nobody', label: `Chưa có ai giữ vai trò ${roleNames[query.filters.nobody as Role]}` }]
              : []
          }
          exportTo={`${base}/organizations/units.xlsx`}
        />
      </div>
    </>
  );
}
