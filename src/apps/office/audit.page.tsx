// Who did what at this unit and below: found by words, verb and day; taken away as a workbook.
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Form, Link, useLoaderData, useSubmit } from 'react-router';
import { holds } from '#kernel/actor.ts';
import { formatInstant } from '#kernel/calendar.ts';
import { refuse } from '#kernel/refusal.ts';
import { auditEntries } from '#modules/audit/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { auditFilterOf } from './export-audit.ts';

const pageSize = 50;

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (!holds(work.actor, ['province_admin', 'district_admin', 'principal'], unit.path))
      throw refuse('not_allowed', `Nhật ký của ${unit.shortName} do hiệu trưởng và quản trị cấp trên xem.`);
    const search = new URL(request.url).searchParams;
    const filter = auditFilterOf(search);
    const page = Math.max(1, Number(search.get('page')) || 1);
    const rows = await auditEntries(work, { ...filter, path: unit.path, limit: pageSize + 1, offset: (page - 1) * pageSize });
    return { unit, filter, page, rows: rows.slice(0, pageSize), more: rows.length > pageSize };
  }),
);

const shown = (value: unknown) =>
  value === null || value === undefined || value === ''
    ? 'trống'
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

export default function Audit() {
  const { unit, filter, page, rows, more } = useLoaderData<typeof loader>();
  const submit = useSubmit();
  const query = new URLSearchParams(
    Object.entries({ q: filter.text, action: filter.action, from: filter.from, to: filter.to }).filter(
      (entry): entry is [string, string] => Boolean(entry[1]),
    ),
  );
  const at = (n: number) => `?${new URLSearchParams([...query, ['page', String(n)]])}`;
  return (
    <>
      <title>{`Nhật ký – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Nhật ký' }]}
        title="Nhật ký"
        facts="Ai đã làm gì ở đơn vị này và các đơn vị trực thuộc. Không ai sửa hay xóa được."
      >
        <Button
          component="a"
          href={`/api/${unit.slug}/audit.xlsx?${query}`}
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          Tải Excel
        </Button>
      </PageHeader>
      <section className="card">
        <Form className="tools" role="search" onChange={(event) => submit(event.currentTarget, { replace: true })}>
          <input
            className="search"
            type="search"
            name="q"
            aria-label="Tìm trong nhật ký"
            placeholder="Tên người hoặc việc"
            defaultValue={filter.text}
          />
          <select name="action" aria-label="Loại việc" defaultValue={filter.action}>
            <option value="">Mọi việc</option>
            <option value="people.">Hồ sơ</option>
            <option value="people.reveal">Xem mục được che</option>
            <option value="people.export">Tải danh sách</option>
            <option value="content.">Bài đăng</option>
            <option value="access.">Người và vai trò</option>
            <option value="organizations.">Đơn vị</option>
          </select>
          <label className="row small">
            từ <input type="date" name="from" defaultValue={filter.from} />
          </label>
          <label className="row small">
            đến <input type="date" name="to" defaultValue={filter.to} />
          </label>
        </Form>
        {rows.length === 0 ? (
          <p className="blank">Chưa có việc nào khớp.</p>
        ) : (
          <div className="scroll">
            <table className="list flow">
              <thead>
                <tr>
                  <th>Lúc</th>
                  <th>Ai</th>
                  <th>Việc</th>
                  <th>Thay đổi</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td data-label="Lúc" title={`Giờ máy chủ ${formatInstant(new Date(row.at))}`}>
                      {formatInstant(new Date(row.businessAt))}
                    </td>
                    <td data-label="Ai">{row.actor}</td>
                    <td className="name" data-label="Việc">
                      {row.summary}
                    </td>
                    <td data-label="Thay đổi">
                      {Object.entries(row.after ?? {})
                        .slice(0, 6)
                        .map(([key, value]) => (
                          <p key={key} className="small">
                            {key}: {row.before && key in row.before && <s className="muted">{shown(row.before[key])}</s>}{' '}
                            {shown(value)}
                          </p>
                        ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <footer className="foot">
          Trang {page}
          <span className="pager">
            {page > 1 && <Link to={at(page - 1)}>Trang trước</Link>}
            {more && <Link to={at(page + 1)}>Trang sau</Link>}
          </span>
        </footer>
      </section>
    </>
  );
}
