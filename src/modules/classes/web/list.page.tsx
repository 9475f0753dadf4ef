// The classes of a school this year: who leads them, how many pupils, what is missing.
import { Link, useLoaderData } from 'react-router';
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords } from '#modules/people/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { listClasses } from '../queries/classes.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const schoolYear = schoolYearOf(work.today);
    return { unit, schoolYear, classes: await listClasses(work, unit.id, schoolYear) };
  }),
);

export default function Classes() {
  const { unit, schoolYear, classes } = useLoaderData<typeof loader>();
  const pupils = classes.reduce((n, c) => n + c.pupils, 0);
  return (
    <>
      <title>{`Lớp học – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Lớp học' }]}
        title="Lớp học"
        facts={`${formatNumber(classes.length)} lớp, ${formatNumber(pupils)} học sinh, năm học ${schoolYear}`}
      />
      <section className="card scroll">
        {classes.length === 0 ? (
          <p className="blank">Chưa có lớp nào trong năm học. Lớp được mở khi nhập danh sách học sinh từ Excel.</p>
        ) : (
          <table className="list flow">
            <thead>
              <tr>
                <th>Lớp</th>
                <th>Khối</th>
                <th>Chủ nhiệm</th>
                <th className="n">Học sinh</th>
                <th className="n">Hồ sơ đủ</th>
                <th>Lớp</th>
              </tr>
            </thead>
            <tbody>
              {classes.map((c) => (
                <tr key={c.id}>
                  <td className="name" data-label="Lớp">
                    <Link to={`/${unit.slug}/people/pupils?class=${c.id}`}>{c.name}</Link>
                  </td>
                  <td data-label="Khối">{gradeOf(c.grade)?.name ?? c.grade}</td>
                  <td data-label="Chủ nhiệm">{c.homeroomName ?? <span className="empty">trống</span>}</td>
                  <td className="n" data-label="Học sinh">
                    {formatNumber(c.pupils)}
                  </td>
                  <td className="n" data-label="Hồ sơ đủ">
                    {formatNumber(c.pupilsComplete)}
                  </td>
                  <td data-label="Ghi chú">
                    {!c.complete && <span className="tag bad">{c.homeroomName ? 'có lỗi cần sửa' : 'thiếu chủ nhiệm'}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  );
}
