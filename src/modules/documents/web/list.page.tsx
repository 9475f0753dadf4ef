// The documents of a unit: drafts, published, withdrawn; in force or not; in time or late.
import { Button } from '@mantine/core';
import { IconFilePlus } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { formatDate, formatInstant, toLocal } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayKeepDocuments } from '../policy.ts';
import { choicesOf, type DocumentRow, listDocuments } from '../queries/documents.ts';
import { delayWords } from '../rules/delay.ts';
import { documentFields, documentKinds } from '../rules/kinds.ts';
import { type Status, statusNames } from '../rules/status.ts';
import { documentListOf, filterOf, listStates, stateNames } from './document-list.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const choices = await choicesOf(work, unit.id);
    const query = documentListOf(new URL(request.url).searchParams, choices);
    const may = mayKeepDocuments(work.actor, unit);
    const waiting = await listDocuments(work, unit.id, { late: true, state: 'draft', limit: 1, offset: 0 });
    return {
      ...{ unit, choices, query, whyNot: may === true ? null : may.message, waiting: waiting.total },
      ...(await listDocuments(work, unit.id, filterOf(query))),
    };
  }),
);

const colour: Record<Status, string> = {
  not_yet: 'tag info',
  in_force: 'tag ok',
  partly: 'tag warn',
  expired: 'tag',
  replaced: 'tag',
};

export default function Documents() {
  const { unit, choices, query, rows, total, whyNot, waiting } = useLoaderData<typeof loader>();
  const columns: ListColumn<DocumentRow>[] = [
    { key: 'title', title: 'Trích yếu', sort: 'title', cell: (row) => row.title },
    {
      key: 'number',
      title: 'Số, ký hiệu',
      sort: 'number',
      cell: (row) => (
        <span className="num" style={{ whiteSpace: 'nowrap' }}>
          {row.number || 'chưa có số'}
        </span>
      ),
    },
    { key: 'kind', title: 'Loại', cell: (row) => documentKinds.nameOf(row.kind) },
    { key: 'issued', title: 'Ban hành', sort: 'issued', cell: (row) => row.issuedOn && formatDate(row.issuedOn) },
    {
      key: 'status',
      title: 'Hiệu lực',
      cell: (row) => <span className={colour[row.status]}>{statusNames[row.status].toLowerCase()}</span>,
    },
    {
      key: 'state',
      title: 'Trạng thái',
      cell: (row) => (
        <>
          <span className={row.state === 'published' ? 'tag ok' : row.state === 'withdrawn' ? 'tag bad' : 'tag'}>
            {stateNames[row.state]}
          </span>{' '}
          {row.review && <span className={row.review === 'waiting' ? 'tag warn' : 'tag bad'}>{listStates[row.review]}</span>}{' '}
          {row.changed && <span className="tag warn">có sửa chưa đăng</span>}
        </>
      ),
    },
    {
      key: 'published',
      title: 'Ngày đăng',
      sort: 'published',
      cell: (row) => (
        <>
          {row.publishedAt && formatDate(toLocal(new Date(row.publishedAt)).date)}{' '}
          {row.delay !== null && (row.late || row.state === 'published') && (
            <span className={row.late ? 'tag warn' : 'small muted'}>
              {row.state === 'draft' ? `ký đã ${row.delay} ngày làm việc, chưa đăng` : delayWords(row.delay)}
            </span>
          )}
        </>
      ),
    },
    { key: 'issuer', title: 'Cơ quan ban hành', cell: (row) => row.issuer, hidden: true },
    { key: 'signer', title: 'Người ký', cell: (row) => row.signer, hidden: true },
    {
      key: 'fields',
      title: 'Lĩnh vực',
      cell: (row) => row.fields.map((field) => documentFields.nameOf(field)).join(', '),
      hidden: true,
    },
    { key: 'files', title: 'Tệp', numeric: true, cell: (row) => row.files, hidden: true },
    {
      key: 'updated',
      title: 'Sửa lần cuối',
      sort: 'updated',
      cell: (row) => `${formatInstant(new Date(row.updatedAt))} · ${row.updatedBy}`,
      hidden: true,
    },
  ];
  const first = (text: string) => `${text[0]?.toUpperCase()}${text.slice(1)}`;
  const named = (names: Record<string, string>) =>
    Object.entries(names).map(([value, label]) => ({ value, label: first(label) }));
  return (
    <>
      <title>{`Văn bản – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Văn bản' }]}
        title="Văn bản"
        facts={`${formatNumber(total)} văn bản. Văn bản do đơn vị ban hành được đăng chậm nhất 2 ngày làm việc sau ngày ký.`}
      >
        {whyNot === null ? (
          <Button component={Link} to="moi" data-key="n" leftSection={<IconFilePlus size={16} aria-hidden />}>
            Thêm văn bản
          </Button>
        ) : (
          <Button disabled title={whyNot} leftSection={<IconFilePlus size={16} aria-hidden />}>
            Thêm văn bản
          </Button>
        )}
      </PageHeader>
      <div className="stack">
        {whyNot && <p className="note">{whyNot}</p>}
        {waiting > 0 && query.filters.late !== '1' && (
          <p className="note warn">
            <span>
              {formatNumber(waiting)} văn bản đã ký quá 2 ngày làm việc mà chưa đăng.{' '}
              <Link to="?late=1&state=draft">Xem các văn bản ấy</Link>
            </span>
          </p>
        )}
        <DataList
          noun="văn bản"
          query={query}
          rows={rows}
          total={total}
          rowKey={(row) => row.id}
          rowTo={(row) => row.id}
          columns={columns}
          search="Số, trích yếu, không cần dấu"
          filters={[
            {
              name: 'kind',
              label: 'Mọi loại',
              options: choices.kinds.map((kind) => ({ value: kind, label: documentKinds.nameOf(kind) })),
            },
            {
              name: 'field',
              label: 'Mọi lĩnh vực',
              options: documentFields.entries.map((e) => ({ value: e.code, label: e.name })),
            },
            {
              name: 'issuer',
              label: 'Mọi cơ quan',
              options: choices.issuers.map((issuer) => ({ value: issuer, label: issuer })),
            },
            {
              name: 'year',
              label: 'Mọi năm',
              options: choices.years.map((year) => ({ value: String(year), label: `Năm ${year}` })),
            },
            { name: 'status', label: 'Mọi hiệu lực', options: named(statusNames) },
            { name: 'state', label: 'Mọi trạng thái', options: named(listStates) },
            { name: 'late', label: 'Kịp và muộn', options: [{ value: '1', label: 'Đăng muộn, chưa đăng' }] },
          ]}
          exportTo={`/${unit.slug}/documents/list.xlsx`}
          empty="Chưa có văn bản nào. Bấm Thêm văn bản để bắt đầu."
        />
      </div>
    </>
  );
}
