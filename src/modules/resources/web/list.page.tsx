// The resources of a unit; at an office also what the units below offer to the repository.
import { Button } from '@mantine/core';
import { IconFilePlus } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { formatNumber } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayKeepResources } from '../policy.ts';
import { listResources, type ResourceRow } from '../queries/resources.ts';
import { gradeChoices, resourceKinds, resourceSubjects } from '../rules/kinds.ts';
import { resourceFilterOf, resourceListOf, resourceStates, sharedNames, sharedTone, stateTone } from './resource-list.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const query = resourceListOf(new URL(request.url).searchParams);
    const may = mayKeepResources(work.actor, unit);
    const office = unit.level === 'department' || unit.level === 'district';
    const below = office && query.filters.from === 'below';
    const waiting = office
      ? (await listResources(work, unit, { shared: 'asked', sort: 'title', limit: 1, offset: 0 }, true)).total
      : 0;
    return {
      ...{ unit, query, office, below, waiting, whyNot: may === true ? null : may.message },
      ...(await listResources(work, unit, resourceFilterOf(query), below)),
    };
  }),
);

const named = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label: `${label[0]?.toUpperCase()}${label.slice(1)}` }));

export default function Resources() {
  const { unit, query, rows, total, office, below, waiting, whyNot } = useLoaderData<typeof loader>();
  const columns: ListColumn<ResourceRow>[] = [
    { key: 'title', title: 'Tên', sort: 'title', cell: (row) => row.title },
    ...(below ? [{ key: 'unit', title: 'Đơn vị', cell: (row: ResourceRow) => row.unitName }] : []),
    { key: 'kind', title: 'Loại', cell: (row) => resourceKinds.nameOf(row.kind) },
    { key: 'subject', title: 'Môn', cell: (row) => resourceSubjects.nameOf(row.subject) },
    { key: 'grades', title: 'Khối', cell: (row) => row.grades.map((grade) => gradeChoices.nameOf(grade)).join(', ') },
    { key: 'author', title: 'Tác giả', cell: (row) => row.author },
    {
      key: 'state',
      title: 'Trạng thái',
      cell: (row) => (
        <>
          <span className={stateTone[row.state]}>{resourceStates[row.state]}</span>{' '}
          {row.shared !== 'no' && <span className={sharedTone[row.shared]}>{sharedNames[row.shared]}</span>}
        </>
      ),
    },
    { key: 'downloads', title: 'Lượt tải', sort: 'downloads', numeric: true, cell: (row) => formatNumber(row.downloads) },
  ];
  return (
    <>
      <title>{`Tài nguyên – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Tài nguyên' }]}
        title="Tài nguyên"
        facts="Giáo án, bài giảng, đề thi, sáng kiến: tệp, tác giả, phép dùng; gửi lên kho chung để trường khác cùng dùng."
      >
        {whyNot === null ? (
          <Button component={Link} to="moi" data-key="n" leftSection={<IconFilePlus size={16} aria-hidden />}>
            Thêm tài nguyên
          </Button>
        ) : (
          <Button disabled title={whyNot}>
            Thêm tài nguyên
          </Button>
        )}
      </PageHeader>
      <div className="stack">
        {whyNot && !below && <p className="note">{whyNot}</p>}
        {waiting > 0 && query.filters.shared !== 'asked' && (
          <p className="note warn">
            <span>
              {formatNumber(waiting)} tài nguyên của các đơn vị chờ duyệt vào kho chung.{' '}
              <Link to="?from=below&shared=asked">Xem và duyệt</Link>
            </span>
          </p>
        )}
        <DataList
          noun="tài nguyên"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => row.id}
          rowTo={(row) => row.id}
          columns={columns}
          search="Tên, tác giả, bộ sách, không cần dấu"
          filters={[
            ...(office
              ? [{ name: 'from', label: 'Của đơn vị', options: [{ value: 'below', label: 'Các đơn vị gửi lên' }] }]
              : []),
            {
              name: 'kind',
              label: 'Mọi loại',
              options: resourceKinds.entries.map((entry) => ({ value: entry.code, label: entry.name })),
            },
            {
              name: 'subject',
              label: 'Mọi môn',
              options: resourceSubjects.entries.map((entry) => ({ value: entry.code, label: entry.name })),
            },
            { name: 'state', label: 'Mọi trạng thái', options: named(resourceStates) },
            { name: 'shared', label: 'Kho chung', options: named(sharedNames) },
          ]}
          exportTo={`/${unit.slug}/resources/list.xlsx`}
          empty="Chưa có tài nguyên nào. Bấm Thêm tài nguyên để bắt đầu."
        />
      </div>
    </>
  );
}
