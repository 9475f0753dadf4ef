// The pupils of a school: found without tones, filtered in the address, exported as they stand.
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Form, Link, useLoaderData, useSubmit } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { ethnicGroups, pupilStatuses, sexes } from '#kernel/code-lists/people-codes.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { demand, mayReadRecords } from '../policy.ts';
import { classNamesOf } from '../queries/class-names.ts';
import { listPupils } from '../queries/pupils.ts';
import { pupilFieldNames } from '../rules/pupil.ts';
import { pageSize, pupilFilterOf } from './pupil-filter.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const search = new URL(request.url).searchParams;
    const { page, ...filter } = pupilFilterOf(search);
    return {
      unit,
      page,
      filter,
      ...(await listPupils(work, unit.id, filter)),
      classes: await classNamesOf(work, unit.id, schoolYearOf(work.today)),
    };
  }),
);

export default function Pupils() {
  const { unit, rows, total, page, filter, classes } = useLoaderData<typeof loader>();
  const submit = useSubmit();
  const names = new Map(classes.map((c) => [c.id, c.name]));
  const narrowed = filter.missing || filter.rule;
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({
    q: filter.text,
    class: filter.classId,
    missing: filter.missing,
    rule: filter.rule,
    status: filter.status === 'active' ? '' : filter.status,
  }))
    if (value) query.set(key, String(value));
  const at = (n: number) => `?${new URLSearchParams([...query, ['page', String(n)]])}`;
  return (
    <>
      <title>{`Học sinh – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Học sinh' }]}
        title="Học sinh"
        facts={`${formatNumber(total)} học sinh trong danh sách này`}
      >
        <Button
          component="a"
          href={`/${unit.slug}/people/pupils.xlsx?${query}`}
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
            aria-label="Tìm học sinh"
            placeholder="Họ tên hoặc mã, gõ không dấu cũng được"
            defaultValue={filter.text}
          />
          <select name="class" aria-label="Lớp" defaultValue={filter.classId ?? ''}>
            <option value="">Mọi lớp</option>
            {classes.map((c) => (
              <option key={c.id} value={c.id}>
                {c.name}
              </option>
            ))}
          </select>
          <select
            name="complete"
            aria-label="Hồ sơ"
            defaultValue={filter.complete === undefined ? '' : filter.complete ? 'yes' : 'no'}
          >
            <option value="">Đủ và thiếu</option>
            <option value="no">Còn thiếu</option>
            <option value="yes">Đã đủ</option>
          </select>
          <select name="status" aria-label="Trạng thái" defaultValue={filter.status}>
            <option value="active">Đang học</option>
            <option value="gone">Đã rời trường</option>
            <option value="all">Tất cả</option>
          </select>
          <select name="sort" aria-label="Thứ tự" defaultValue={filter.sort}>
            <option value="name">Theo tên</option>
            <option value="class">Theo lớp</option>
            <option value="birth">Lớn tuổi trước</option>
            <option value="-birth">Nhỏ tuổi trước</option>
          </select>
          {filter.missing && <input type="hidden" name="missing" value={filter.missing} />}
          {filter.rule && <input type="hidden" name="rule" value={filter.rule} />}
          <noscript>
            <button type="submit">Lọc</button>
          </noscript>
        </Form>
        {narrowed && (
          <p className="tools">
            <span className="tag info">
              {filter.missing ? `Thiếu ${pupilFieldNames[filter.missing] ?? filter.missing}` : `Phát hiện số ${filter.rule}`}
            </span>
            <Link to="?">Bỏ lọc</Link>
          </p>
        )}
        {rows.length === 0 ? (
          <p className="blank">Không có học sinh nào khớp. Bớt điều kiện lọc hoặc tìm bằng một phần của tên.</p>
        ) : (
          <div className="scroll">
            <table className="list flow">
              <thead>
                <tr>
                  <th>Họ và tên</th>
                  <th>Ngày sinh</th>
                  <th>Giới tính</th>
                  <th>Dân tộc</th>
                  <th>Lớp</th>
                  <th>Mã học sinh</th>
                  <th>Hồ sơ</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td className="name" data-label="Họ và tên">
                      <Link to={row.id}>{row.name}</Link>
                    </td>
                    <td data-label="Ngày sinh">
                      {row.birthDate ? formatDate(row.birthDate) : <span className="empty">trống</span>}
                    </td>
                    <td data-label="Giới tính">{row.sex ? sexes.nameOf(row.sex) : <span className="empty">trống</span>}</td>
                    <td data-label="Dân tộc">
                      {row.ethnicity ? ethnicGroups.nameOf(row.ethnicity) : <span className="empty">trống</span>}
                    </td>
                    <td data-label="Lớp">{row.classId ? names.get(row.classId) : <span className="empty">trống</span>}</td>
                    <td data-label="Mã học sinh">{row.code ?? ''}</td>
                    <td data-label="Hồ sơ">
                      {row.status !== 'studying' && <span className="tag">{pupilStatuses.nameOf(row.status)}</span>}{' '}
                      {!row.complete && (
                        <span className="tag bad">
                          {row.missing.length > 0
                            ? `thiếu ${row.missing.map((f) => pupilFieldNames[f] ?? f).join(', ')}`
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
          <span>
            {total === 0
              ? 'Không có dòng nào'
              : `${formatNumber((page - 1) * pageSize + 1)} đến ${formatNumber(Math.min(total, page * pageSize))} trong ${formatNumber(total)}`}
          </span>
          <span className="pager">
            {page > 1 && <Link to={at(page - 1)}>Trang trước</Link>}
            {page * pageSize < total && <Link to={at(page + 1)}>Trang sau</Link>}
          </span>
        </footer>
      </section>
    </>
  );
}
