// The staff of a unit: found without tones, with what is missing in each record.
import { Form, Link, useLoaderData, useSubmit } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { contracts, degrees, positions, subjects } from '#kernel/code-lists/people-codes.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { demand, mayReadRecords } from '../policy.ts';
import { listStaff } from '../queries/staff.ts';
import { staffFieldNames } from '../rules/staff.ts';

const pageSize = 50;

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const search = new URL(request.url).searchParams;
    const page = Math.max(1, Number(search.get('page')) || 1);
    const complete = search.get('complete') ?? '';
    const filter = { text: (search.get('q') ?? '').slice(0, 100), kind: search.get('kind') ?? '' };
    const found = await listStaff(work, unit.id, {
      ...filter,
      ...(complete ? { complete: complete === 'yes' } : {}),
      limit: pageSize,
      offset: (page - 1) * pageSize,
    });
    return { unit, page, complete, filter, ...found };
  }),
);

export default function StaffList() {
  const { unit, rows, total, page, filter, complete } = useLoaderData<typeof loader>();
  const submit = useSubmit();
  const at = (n: number) => `?${new URLSearchParams({ q: filter.text, kind: filter.kind, complete, page: String(n) })}`;
  return (
    <>
      <title>{`Cán bộ, giáo viên – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Cán bộ, giáo viên' }]}
        title="Cán bộ, giáo viên"
        facts={`${formatNumber(total)} người đang làm việc`}
      />
      <section className="card">
        <Form className="tools" role="search" onChange={(event) => submit(event.currentTarget, { replace: true })}>
          <input
            className="search"
            type="search"
            name="q"
            aria-label="Tìm cán bộ"
            placeholder="Họ tên, gõ không dấu cũng được"
            defaultValue={filter.text}
          />
          <select name="kind" aria-label="Loại cán bộ" defaultValue={filter.kind}>
            <option value="">Mọi loại</option>
            <option value="manager">Cán bộ quản lý</option>
            <option value="teacher">Giáo viên</option>
            <option value="employee">Nhân viên</option>
          </select>
          <select name="complete" aria-label="Hồ sơ" defaultValue={complete}>
            <option value="">Đủ và thiếu</option>
            <option value="no">Còn thiếu</option>
            <option value="yes">Đã đủ</option>
          </select>
        </Form>
        {rows.length === 0 ? (
          <p className="blank">Không có ai khớp. Bớt điều kiện lọc hoặc tìm bằng một phần của tên.</p>
        ) : (
          <div className="scroll">
            <table className="list flow">
              <thead>
                <tr>
                  <th>Họ và tên</th>
                  <th>Ngày sinh</th>
                  <th>Chức vụ</th>
                  <th>Môn dạy</th>
                  <th>Trình độ</th>
                  <th>Hợp đồng</th>
                  <th>Hồ sơ</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td className="name" data-label="Họ và tên">
                      {row.name}
                    </td>
                    <td data-label="Ngày sinh">
                      {row.birthDate ? formatDate(row.birthDate) : <span className="empty">trống</span>}
                    </td>
                    <td data-label="Chức vụ">{positions.nameOf(row.position)}</td>
                    <td data-label="Môn dạy">{subjects.nameOf(row.mainSubject)}</td>
                    <td data-label="Trình độ">
                      {row.degree ? degrees.nameOf(row.degree) : <span className="empty">trống</span>}
                    </td>
                    <td data-label="Hợp đồng">
                      {row.contract ? contracts.nameOf(row.contract) : <span className="empty">trống</span>}
                    </td>
                    <td data-label="Hồ sơ">
                      {!row.complete && (
                        <span className="tag bad">
                          {row.missing.length > 0
                            ? `thiếu ${row.missing.map((f) => staffFieldNames[f] ?? f).join(', ')}`
                            : 'có lỗi cần sửa'}
                        </span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <footer className="foot">
          {formatNumber(total)} người
          <span className="pager">
            {page > 1 && <Link to={at(page - 1)}>Trang trước</Link>}
            {page * pageSize < total && <Link to={at(page + 1)}>Trang sau</Link>}
          </span>
        </footer>
      </section>
    </>
  );
}
