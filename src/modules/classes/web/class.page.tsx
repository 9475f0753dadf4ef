// One class: its pupils with what is missing, who leads it since when, its own record.
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { data, Form, Link, redirect, useLoaderData } from 'react-router';
import { formatDate } from '#kernel/calendar.ts';
import { sexes } from '#kernel/code-lists/people-codes.ts';
import { gradeOf, unitTypeOf } from '#kernel/code-lists/units-and-grades.ts';
import type { Reason } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords, mayWriteRecords, pupilFieldNames } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { entriesOf } from '#platform/http/fields.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { DoneNote } from '#platform/ui/done.tsx';
import { FindingsPanel, issuesOf } from '#platform/ui/findings-panel.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { SectionCard } from '#platform/ui/record-fields.tsx';
import { RecordForm } from '#platform/ui/record-form.tsx';
import { closeClass, editClass } from '../commands/edit-class.ts';
import { explainClassFinding } from '../commands/explain-finding.ts';
import { setHomeroom } from '../commands/set-homeroom.ts';
import { classRecord, classView, teachersOf } from '../queries/class-record.ts';
import { classSections } from '../rules/sections.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const now = schoolYearOf(work.today);
    const page = await classRecord(work, unit.id, Number(params.class), (year) => year < now);
    const over = page.class.school_year < now || page.class.closed_on !== null;
    const mayWrite = !over && mayWriteRecords(work.actor, unit) === true;
    const { id, name, grade, version, school_year: year, closed_on: closedOn, homeroom_staff_id: leader } = page.class;
    return {
      ...{ unit, mayWrite, over, today: formatDate(work.today) },
      ...{ pupils: page.pupils, homeroom: page.homeroom, findings: page.findings, view: classView(page.class) },
      grades: (unitTypeOf(unit.type)?.grades ?? []).map((code) => ({ value: code, label: gradeOf(code)?.name ?? code })),
      class: { id, name, grade, version, year, closedOn, leader },
      teachers: mayWrite ? await teachersOf(work, unit.id) : [],
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  const id = Number(params.class);
  const intent = form.get('intent');
  const answer = await writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    if (intent === 'explain' || intent === 'unexplain') {
      const reason = intent === 'explain' ? String(form.get('reason') ?? '') : null;
      await explainClassFinding(work, unit, id, Number(form.get('finding')), reason);
      return { explained: true as const };
    }
    if (intent === 'homeroom') {
      await setHomeroom(work, unit, id, Object.fromEntries(form));
      return { led: true as const };
    }
    if (intent === 'close') {
      await closeClass(work, unit, id, form.get('version'));
      return { closed: true as const };
    }
    return { saved: true as const, ...(await editClass(work, unit, id, entriesOf(form))) };
  });
  if ('closed' in answer) throw redirect(`/${params.unit}/classes/list`);
  return data(answer);
});

const fields = new Map(classSections.flatMap((section) => section.fields.map((field) => [field.name, field] as const)));

export default function ClassScreen() {
  const loaded = useLoaderData<typeof loader>();
  const { unit, class: c, pupils, findings, view, mayWrite, over, grades } = loaded;
  const pupilsAt = `/${unit.slug}/people/pupils`;
  const complete = pupils.filter((pupil) => pupil.complete).length;
  return (
    <>
      <title>{`Lớp ${c.name} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Lớp học', to: `/${unit.slug}/classes/list` },
          { label: `Lớp ${c.name}` },
        ]}
        title={`Lớp ${c.name}`}
        facts={[
          gradeOf(c.grade)?.name ?? c.grade,
          `năm học ${c.year}`,
          `${pupils.length} học sinh, ${complete} hồ sơ đủ`,
          c.closedOn && `đã đóng ngày ${formatDate(c.closedOn)}`,
          over && !c.closedOn && 'năm học đã qua, chỉ để xem',
        ]
          .filter(Boolean)
          .join(' · ')}
      >
        {!over && (
          <Button component={Link} to={`${pupilsAt}?class=${c.id}`} variant="default">
            Mở trong danh sách học sinh
          </Button>
        )}
      </PageHeader>
      <div className="cols">
        <div className="stack">
          <section className="card" aria-label="Học sinh của lớp">
            <h2>Học sinh</h2>
            {pupils.length === 0 ? (
              <p className="blank">Lớp chưa có học sinh.</p>
            ) : (
              <div className="scroll">
                <table className="list flow">
                  <thead>
                    <tr>
                      <th>Họ và tên</th>
                      <th>Ngày sinh</th>
                      <th>Giới tính</th>
                      <th>Hồ sơ</th>
                    </tr>
                  </thead>
                  <tbody>
                    {pupils.map((pupil) => (
                      <tr key={pupil.id}>
                        <td className="name" data-label="Họ và tên">
                          <Link to={`${pupilsAt}/${pupil.id}?class=${c.id}`}>{pupil.name}</Link>
                        </td>
                        <td data-label="Ngày sinh">
                          {pupil.birthDate ? formatDate(pupil.birthDate) : <span className="empty">trống</span>}
                        </td>
                        <td data-label="Giới tính">{sexes.nameOf(pupil.sex)}</td>
                        <td data-label="Hồ sơ">
                          {!pupil.complete && (
                            <span className="tag bad">
                              {pupil.missing.length > 0
                                ? `thiếu ${pupil.missing.map((field) => pupilFieldNames[field] ?? field).join(', ')}`
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
          </section>
          <RecordForm
            key={c.id}
            draft={`class:${c.id}`}
            view={view}
            fieldOf={(name) => fields.get(name)}
            issues={issuesOf(findings)}
            lists={{ grade: grades }}
            readOnly={!mayWrite}
            submitLabel="Lưu lớp"
          >
            {classSections.map((section) => (
              <SectionCard key={section.key} section={section} />
            ))}
          </RecordForm>
        </div>
        <aside className="stack">
          <FindingsPanel findings={findings} mayWrite={mayWrite} />
          <Homeroom />
          {mayWrite && pupils.length === 0 && (
            <Form method="post" className="card pad stack">
              <p className="small">Lớp không có học sinh thì đóng được. Lớp vẫn đọc được trong năm học của nó.</p>
              <input type="hidden" name="version" value={c.version} />
              <div>
                <Button type="submit" name="intent" value="close" variant="default">
                  Đóng lớp
                </Button>
              </div>
            </Form>
          )}
        </aside>
      </div>
    </>
  );
}

function Homeroom() {
  const { unit, class: c, homeroom, mayWrite, teachers, today } = useLoaderData<typeof loader>();
  const result = useAnswer() as { refused?: Reason[]; kind?: string; led?: true } | undefined;
  const refused = result?.refused;
  return (
    <section className="card" id="f-homeroom_staff_id" aria-label="Chủ nhiệm">
      <h2>Chủ nhiệm</h2>
      <ul className="timeline">
        {homeroom.length === 0 && <li className="muted">Chưa ghi ai.</li>}
        {homeroom.map((period) => (
          <li key={period.id}>
            <Link to={`/${unit.slug}/people/staff/${period.staffId}`}>{period.name}</Link>
            <p className="muted">
              từ {formatDate(period.from)}
              {period.to ? ` đến ${formatDate(period.to)}` : ', đang chủ nhiệm'}
            </p>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Form method="post" className="pad stack" style={{ borderTop: '1px solid var(--ct-line)' }} noValidate>
          <Reasons reasons={refused} />
          {result?.led && <DoneNote>Đã đổi chủ nhiệm.</DoneNote>}
          <input type="hidden" name="version" value={c.version} />
          <NativeSelect
            name="staffId"
            id="f-staffId"
            label="Giao cho"
            defaultValue=""
            error={reasonAt(refused, 'staffId')}
            data={[
              { value: '', label: c.leader ? 'thôi có chủ nhiệm' : 'chọn giáo viên' },
              ...teachers
                .filter((teacher) => teacher.id !== c.leader)
                .map((teacher) => ({
                  value: teacher.id,
                  label: teacher.leads ? `${teacher.name} (đang chủ nhiệm ${teacher.leads})` : teacher.name,
                })),
            ]}
          />
          <DayInput name="from" id="f-from" label="Từ ngày" defaultValue={today} error={reasonAt(refused, 'from')} />
          {refused?.some((reason) => reason.code === 'has-class') && (
            <Checkbox name="anyway" value="yes" label="Vẫn giao, người này chủ nhiệm hai lớp" />
          )}
          <div>
            <Button type="submit" name="intent" value="homeroom" variant="default">
              Đổi chủ nhiệm
            </Button>
          </div>
        </Form>
      )}
    </section>
  );
}
