// The classes that whoever is signed in teaches and leads, in both semesters.
import './teaching.css';
import { Link, useLoaderData } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords, staffOfActor } from '#modules/people/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { subjectName } from '../curricula/curricula.ts';
import { assignmentsOf } from '../queries/assignments.ts';
import { attendanceClasses } from '../queries/attendance.ts';
import { loadsOf } from '../queries/loads.ts';
import { periodWords } from '../rules/load.ts';
import { semesterIn, semesterNames } from '../rules/semester.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    const me = await staffOfActor(work);
    if (!me || me.unitId !== unit.id) return { unit, year, me: null, rows: [], loads: [], leads: [] };
    const loads = [];
    for (const semester of [1, 2] as const) {
      const [mine] = await loadsOf(work, unit, year, semester, [me.id]);
      loads.push({ semester, periods: mine?.periods ?? 0, norm: mine?.norm ?? null });
    }
    return {
      ...{ unit, year, me: me.name, loads },
      leads: (await attendanceClasses(work, unit.id, year))
        .filter((one) => one.homeroomStaffId === me.id)
        .map(({ id, name }) => ({ id, name })),
      rows: (await assignmentsOf(work, me.id, year)).map((one) => ({ ...one, name: subjectName(one.subject, one.language) })),
    };
  }),
);

export default function Mine() {
  const { unit, year, me, rows, loads, leads } = useLoaderData<typeof loader>();
  const semesters = ([1, 2] as const).map((semester) => ({ semester, list: rows.filter((row) => row.semester === semester) }));
  return (
    <>
      <title>{`Các lớp tôi dạy – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Các lớp tôi dạy' }]}
        title="Các lớp tôi dạy"
        facts={[me, `năm học ${year}`].filter(Boolean).join(' · ')}
      />
      {me === null ? (
        <p className="card blank">
          Tài khoản này chưa nối với hồ sơ cán bộ nào của {unit.shortName}, nên chưa biết bạn dạy lớp nào. Nhờ hiệu trưởng mở hồ
          sơ của bạn ở mục Cán bộ và nối tài khoản.
        </p>
      ) : (
        <div className="stack" style={{ maxWidth: 900 }}>
          {leads.length > 0 && (
            <section className="card" aria-label="Lớp chủ nhiệm">
              <h2>Lớp chủ nhiệm</h2>
              <p className="pad row">
                {leads.map((one) => (
                  <Link key={one.id} to={`/${unit.slug}/classes/list/${one.id}`} className="tag info">
                    Lớp {one.name}
                  </Link>
                ))}
              </p>
            </section>
          )}
          {semesters.map(({ semester, list }) => {
            const mine = loads.find((one) => one.semester === semester);
            return (
              <section className="card" key={semester} aria-label={semesterNames[semester]}>
                <h2 className="row">
                  {semesterNames[semester]}
                  {list.length > 0 && (
                    <span className="muted num small">
                      {periodWords(mine?.periods ?? 0) || '0'} tiết một tuần
                      {mine?.norm ? `, định mức ${periodWords(mine.norm)}` : ''}
                    </span>
                  )}
                </h2>
                {list.length === 0 ? (
                  <p className="blank">Chưa có phân công ở {semesterIn[semester]}.</p>
                ) : (
                  <table className="list">
                    <thead>
                      <tr>
                        <th scope="col">Bảng điểm</th>
                        <th scope="col">Lớp</th>
                        <th scope="col" className="n">
                          Tiết một tuần
                        </th>
                        <th scope="col">Từ ngày</th>
                      </tr>
                    </thead>
                    <tbody>
                      {list.map((row) => (
                        <tr key={row.id}>
                          <td className="name">
                            <Link to={`/${unit.slug}/assessment/sheets/${row.classSubjectId}/hk${row.semester}`}>
                              {row.className} · {row.name}
                            </Link>
                          </td>
                          <td className="small">
                            {row.part && `${row.part}, `}
                            <Link to={`/${unit.slug}/classes/list/${row.classId}`}>hồ sơ lớp</Link>
                          </td>
                          <td className="n num">{periodWords(row.periods)}</td>
                          <td>{formatDate(row.from)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                )}
              </section>
            );
          })}
        </div>
      )}
    </>
  );
}
