// Drafts on which the unit asks citizens: not yet open, open, closed; how many have said something, how many wait to be read.
import { Button } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { formatDate, formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { type ConsultationRow, listConsultations } from '../queries/consultations.ts';
import { opennessNames } from '../rules/open.ts';
import { consultationListOf, consultationStates, filterOf, opennessTone } from './opinion-lists.ts';
import { readersUnit } from './readers-unit.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const { unit, whyNot } = await readersUnit(work, params.unit);
    const query = consultationListOf(new URL(request.url).searchParams);
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, whyNot, query },
      ...(await listConsultations(work, unit.id, filterOf(query))),
    };
  }),
);

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label: `${label[0]?.toUpperCase()}${label.slice(1)}` }));

export default function Consultations() {
  const { unit, whyNot, query, rows, total } = useLoaderData<typeof loader>();
  const columns: ListColumn<ConsultationRow>[] = [
    { key: 'title', title: 'Dự thảo', sort: 'title', cell: (row) => row.title },
    {
      key: 'state',
      title: 'Trạng thái',
      cell: (row) => (
        <>
          <span className={row.state === 'published' ? 'tag ok' : row.state === 'withdrawn' ? 'tag bad' : 'tag'}>
            {consultationStates[row.state]}
          </span>{' '}
          {row.state === 'published' && <span className={opennessTone[row.openness]}>{opennessNames[row.openness]}</span>}{' '}
          {row.state === 'published' && row.openness === 'closed' && !row.synthesised && (
            <span className="tag warn">chưa tổng hợp</span>
          )}
        </>
      ),
    },
    {
      key: 'days',
      title: 'Nhận góp ý',
      sort: 'closes',
      cell: (row) => (
        <span className="num">
          {formatDate(row.opensOn)} – {formatDate(row.closesOn)}
        </span>
      ),
    },
    {
      key: 'comments',
      title: 'Góp ý',
      sort: 'comments',
      numeric: true,
      cell: (row) => (
        <>
          {formatNumber(row.comments)} {row.waiting > 0 && <span className="tag warn">{formatNumber(row.waiting)} chờ đọc</span>}
        </>
      ),
    },
    {
      key: 'updated',
      title: 'Sửa lần cuối',
      sort: 'updated',
      cell: (row) => `${formatInstant(new Date(row.updatedAt))} · ${row.updatedBy}`,
      hidden: true,
    },
  ];
  const add = { leftSection: <IconMessagePlus size={16} aria-hidden /> };
  return (
    <>
      <title>{`Góp ý dự thảo – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Góp ý dự thảo' }]}
        title="Góp ý dự thảo"
        facts="Góp ý được đọc trước khi hiện; hết hạn thì đăng tổng hợp, giải trình, tiếp thu."
      >
        {whyNot === null ? (
          <Button component={Link} to="moi" data-key="n" {...add}>
            Lấy ý kiến
          </Button>
        ) : (
          <Button disabled title={whyNot} {...add}>
            Lấy ý kiến
          </Button>
        )}
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        <DataList
          noun="dự thảo"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => row.id}
          rowTo={(row) => row.id}
          columns={columns}
          search="Tên dự thảo, không cần dấu"
          filters={[
            { name: 'state', label: 'Mọi trạng thái', options: options(consultationStates) },
            { name: 'openness', label: 'Mọi thời gian', options: options(opennessNames) },
          ]}
          empty="Chưa lấy ý kiến dự thảo nào."
        />
      </div>
    </>
  );
}
