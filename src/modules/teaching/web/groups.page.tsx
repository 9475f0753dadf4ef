// The professional groups of a school: who leads them, who belongs to them, who belongs to none.
import './teaching.css';
import { Button } from '@mantine/core';
import { Link, useLoaderData } from 'react-router';
import { subjectList } from '#kernel/code-lists/subjects.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, listStaff, mayReadRecords } from '#modules/people/index.ts';
import { reading } from '#platform/http/context.ts';
import { load } from '#platform/http/screen.ts';
import { Done } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { mayPlanTeaching } from '../policy.ts';
import { groupsOf } from '../queries/groups.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const groups = await groupsOf(work, unit.id);
    const placed = new Set(groups.flatMap((group) => group.members.map((one) => one.id)));
    const { rows } = await listStaff(work, unit.id, { kind: 'teacher', limit: 1000 });
    return {
      ...{ unit, groups, mayPlan: mayPlanTeaching(work.actor, unit) },
      outside: rows.filter((one) => !placed.has(one.id)).map(({ id, name, mainSubject }) => ({ id, name, mainSubject })),
    };
  }),
);

export default function Groups() {
  const { unit, groups, outside, mayPlan } = useLoaderData<typeof loader>();
  const base = `/${unit.slug}/teaching/groups`;
  return (
    <>
      <title>{`Tổ chuyên môn – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Tổ chuyên môn' }]}
        title="Tổ chuyên môn"
        facts={`${groups.length} tổ, ${groups.reduce((n, group) => n + group.members.length, 0)} người`}
      >
        {mayPlan && (
          <Button component={Link} to={`${base}/moi`} data-key="n">
            Lập tổ
          </Button>
        )}
      </PageHeader>
      <Done words={{ saved: 'Đã lưu tổ.', closed: 'Đã giải thể tổ.' }} />
      {groups.length === 0 && <p className="card blank">Trường chưa có tổ chuyên môn nào.</p>}
      <div className="groupcards">
        {groups.map((group) => (
          <section className="card" key={group.id} aria-label={group.name}>
            <h2>{mayPlan ? <Link to={`${base}/${group.id}`}>{group.name}</Link> : group.name}</h2>
            <ul className="pad">
              {[...group.members]
                .sort(
                  (a, b) =>
                    Number(b.id === group.headId) - Number(a.id === group.headId) ||
                    Number(b.id === group.deputyId) - Number(a.id === group.deputyId),
                )
                .map((one) => (
                  <li key={one.id}>
                    <span className={one.active ? undefined : 'muted'}>
                      {one.name}
                      {!one.active && ' (đã nghỉ)'}
                    </span>
                    <span className="small muted">
                      {one.id === group.headId ? (
                        <span className="tag info">tổ trưởng</span>
                      ) : one.id === group.deputyId ? (
                        <span className="tag">tổ phó</span>
                      ) : (
                        subjectList.nameOf(one.mainSubject)
                      )}
                    </span>
                  </li>
                ))}
              {group.members.length === 0 && <li className="muted">Chưa có ai.</li>}
            </ul>
          </section>
        ))}
        {outside.length > 0 && groups.length > 0 && (
          <section className="card" aria-label="Chưa thuộc tổ nào">
            <h2>Chưa thuộc tổ nào</h2>
            <ul className="pad">
              {outside.map((one) => (
                <li key={one.id}>
                  <span>{one.name}</span>
                  <span className="small muted">{subjectList.nameOf(one.mainSubject)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  );
}
