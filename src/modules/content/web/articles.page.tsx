// The articles of a site, wherever they are on their way.
import { Button } from '@mantine/core';
import { IconCamera, IconPencilPlus, IconPhoto, IconWorldCog } from '@tabler/icons-react';
import { Link, useLoaderData } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { DataList, type ListColumn } from '#platform/ui/data-list.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayWrite } from '../policy.ts';
import { type ArticleRow, listArticles } from '../queries/articles.ts';
import { openDesks } from '../queries/open-desks.ts';
import { articleListOf, filterOf, stateNames, tagsOf } from './article-list.ts';
import { Tags } from './parts/way.tsx';
import { sectionsOf } from './sections.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const sections = await sectionsOf(work, unit);
    const query = articleListOf(
      new URL(request.url).searchParams,
      sections.map((s) => s.value),
    );
    const may = mayWrite(work.actor, unit);
    const listed = await listArticles(work, unit.id, filterOf(query));
    const open = await openDesks(
      work,
      unit.id,
      listed.rows.map((row) => row.id),
    );
    return {
      unit,
      sections,
      query,
      whyNot: may === true ? null : may.message,
      total: listed.total,
      rows: listed.rows.map((row) => ({ ...row, open: open.get(row.id) ?? [] })),
    };
  }),
);

export default function Articles() {
  const { unit, sections, query, rows, total, whyNot } = useLoaderData<typeof loader>();
  const sectionName = (slug: string) => sections.find((s) => s.value === slug)?.label ?? slug;
  const columns: ListColumn<ArticleRow & { open: { name: string }[] }>[] = [
    { key: 'title', title: 'Tiêu đề', sort: 'title', cell: (row) => row.title },
    {
      key: 'state',
      title: 'Trạng thái',
      cell: (row) => (
        <>
          <Tags tags={tagsOf(row, row.changed)} />
          {row.open.map(({ name }) => (
            <span className="small" key={name}>
              {' '}
              {name} đang mở
            </span>
          ))}
        </>
      ),
    },
    { key: 'section', title: 'Chuyên mục', cell: (row) => sectionName(row.section_slug) },
    { key: 'author', title: 'Tác giả', cell: (row) => row.author, hidden: true },
    {
      key: 'published',
      title: 'Đăng lúc',
      sort: 'published',
      cell: (row) => row.published_at && formatInstant(new Date(row.published_at)),
    },
    {
      key: 'sent',
      title: 'Gửi duyệt',
      sort: 'sent',
      cell: (row) => row.sent_at && `${formatInstant(new Date(row.sent_at))} · ${row.sent_by}`,
      hidden: query.filters.state !== 'waiting' && query.filters.state !== 'returned',
    },
    {
      key: 'updated',
      title: 'Sửa lần cuối',
      sort: 'updated',
      cell: (row) => `${formatInstant(new Date(row.updated_at))} · ${row.updated_by}`,
    },
  ];
  return (
    <>
      <title>{`Bài đăng – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Bài đăng' }]}
        title="Bài đăng"
        facts={`${formatNumber(total)} bài`}
      >
        <Button
          component={Link}
          to={`/${unit.slug}/sites/sections`}
          variant="default"
          leftSection={<IconWorldCog size={16} aria-hidden />}
        >
          Trang công khai
        </Button>
        <Button
          component={Link}
          to={`/${unit.slug}/media/library`}
          variant="default"
          leftSection={<IconPhoto size={16} aria-hidden />}
        >
          Thư viện ảnh
        </Button>
        {whyNot === null ? (
          <>
            <Button
              component={Link}
              to={`/${unit.slug}/content/photos`}
              variant="default"
              leftSection={<IconCamera size={16} aria-hidden />}
            >
              Đăng ảnh nhanh
            </Button>
            <Button component={Link} to="moi" data-key="n" leftSection={<IconPencilPlus size={16} aria-hidden />}>
              Viết bài
            </Button>
          </>
        ) : (
          <Button disabled title={whyNot} leftSection={<IconPencilPlus size={16} aria-hidden />}>
            Viết bài
          </Button>
        )}
      </PageHeader>
      {whyNot && <p className="note">{whyNot}</p>}
      <DataList
        noun="bài"
        query={query}
        rows={rows}
        total={total}
        rowKey={(row) => row.id}
        rowTo={(row) => row.id}
        columns={columns}
        search="Tiêu đề, nội dung, không cần dấu"
        filters={[
          {
            name: 'state',
            label: 'Mọi trạng thái',
            options: Object.entries(stateNames).map(([value, label]) => ({
              value,
              label: label[0]?.toUpperCase() + label.slice(1),
            })),
          },
          { name: 'section', label: 'Mọi chuyên mục', options: sections },
        ]}
        exportTo={`/${unit.slug}/content/articles.xlsx`}
        empty="Chưa có bài nào. Bấm Viết bài để bắt đầu."
      />
    </>
  );
}
