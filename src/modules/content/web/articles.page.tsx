// The articles of a site, drafts and published, newest change first.
import { Button } from '@mantine/core';
import { IconPencilPlus } from '@tabler/icons-react';
import { Form, Link, useLoaderData, useSubmit } from 'react-router';
import { formatInstant } from '#kernel/calendar.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { listArticles } from '../queries/articles.ts';

const pageSize = 50;
const states = { draft: 'nháp', published: 'đang đăng', withdrawn: 'đã gỡ' } as const;

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const search = new URL(request.url).searchParams;
    const page = Math.max(1, Number(search.get('page')) || 1);
    const filter = { text: (search.get('q') ?? '').slice(0, 100), state: search.get('state') ?? '' };
    return {
      unit,
      page,
      filter,
      ...(await listArticles(work, unit.id, { ...filter, limit: pageSize, offset: (page - 1) * pageSize })),
    };
  }),
);

export default function Articles() {
  const { unit, rows, total, page, filter } = useLoaderData<typeof loader>();
  const submit = useSubmit();
  const at = (n: number) => `?${new URLSearchParams({ q: filter.text, state: filter.state, page: String(n) })}`;
  return (
    <>
      <title>{`Bài đăng – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Bài đăng' }]}
        title="Bài đăng"
        facts={`${formatNumber(total)} bài`}
      >
        <Button component={Link} to="moi" leftSection={<IconPencilPlus size={16} aria-hidden />}>
          Viết bài
        </Button>
      </PageHeader>
      <section className="card">
        <Form className="tools" role="search" onChange={(event) => submit(event.currentTarget, { replace: true })}>
          <input
            className="search"
            type="search"
            name="q"
            aria-label="Tìm bài"
            placeholder="Tìm trong tiêu đề và nội dung"
            defaultValue={filter.text}
          />
          <select name="state" aria-label="Trạng thái" defaultValue={filter.state}>
            <option value="">Mọi trạng thái</option>
            <option value="draft">Nháp</option>
            <option value="published">Đang đăng</option>
            <option value="withdrawn">Đã gỡ</option>
          </select>
        </Form>
        {rows.length === 0 ? (
          <p className="blank">Chưa có bài nào khớp.</p>
        ) : (
          <div className="scroll">
            <table className="list flow">
              <thead>
                <tr>
                  <th>Tiêu đề</th>
                  <th>Trạng thái</th>
                  <th>Sửa lần cuối</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td className="name" data-label="Tiêu đề">
                      <Link to={row.id}>{row.title}</Link>
                    </td>
                    <td data-label="Trạng thái">
                      <span className={row.state === 'published' ? 'tag ok' : 'tag'}>{states[row.state]}</span>
                    </td>
                    <td data-label="Sửa">
                      {formatInstant(new Date(row.updated_at))} · {row.updated_by}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <footer className="foot">
          {formatNumber(total)} bài
          <span className="pager">
            {page > 1 && <Link to={at(page - 1)}>Trang trước</Link>}
            {page * pageSize < total && <Link to={at(page + 1)}>Trang sau</Link>}
          </span>
        </footer>
      </section>
    </>
  );
}
