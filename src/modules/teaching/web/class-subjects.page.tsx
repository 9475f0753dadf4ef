// The subjects of one class: periods and one-period tests by semester; added, changed, closed.
import './teaching.css';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { data, Form, Link, useLoaderData } from 'react-router';
import { subjectList } from '#kernel/code-lists/subjects.ts';
import { notFound } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { Done, DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { addClassSubject, editClassSubject } from '../commands/edit-class-subject.ts';
import { curriculumOf, subjectName } from '../curricula/curricula.ts';
import { mayPlanTeaching } from '../policy.ts';
import { classOf } from '../queries/class-of.ts';
import { classSubjectsOf } from '../queries/class-subjects.ts';
import { periodWords } from '../rules/load.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const place = await classOf(work, unit.id, Number(params.class));
    if (!place) throw notFound('Không tìm thấy lớp này.');
    const rows = await classSubjectsOf(work, place.id, true);
    const over = place.schoolYear < schoolYearOf(work.today) || !place.active;
    const open = rows.filter((row) => row.closed_on === null);
    return {
      ...{ unit, place, mayPlan: !over && mayPlanTeaching(work.actor, unit) },
      curriculum: curriculumOf(place.grade, place.schoolYear)?.name ?? null,
      subjects: open.map((row) => ({ ...row, name: subjectName(row.subject, place.language) })),
      closed: rows.filter((row) => row.closed_on !== null).map((row) => subjectName(row.subject, place.language)),
      addable: subjectList.entries
        .filter((entry) => !open.some((row) => row.subject === entry.code))
        .map(({ code, name }) => ({ value: code, label: name })),
    };
  }),
);

export const action = act(async ({ context, params }, form) =>
  writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const input = Object.fromEntries(form);
    if (form.get('intent') === 'add') {
      await addClassSubject(work, unit, { ...input, classId: params.class });
      return data({ done: 'Đã thêm môn học.' });
    }
    const id = Number(String(form.get('intent')).replace('save-', ''));
    await editClassSubject(work, unit, id, input);
    return data({ done: 'Đã lưu môn học.', of: id });
  }),
);

export default function ClassSubjects() {
  const { unit, place, mayPlan, curriculum, subjects, closed, addable } = useLoaderData<typeof loader>();
  const answer = useAnswer() as (Partial<FormRefusal> & { done?: string }) | undefined;
  const base = `/${unit.slug}/teaching/subjects`;
  const reasonsOf = (intent: string) => (answer?.intent === intent ? answer.refused : undefined);
  return (
    <>
      <title>{`Môn học lớp ${place.name} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Môn học', to: base }, { label: `Lớp ${place.name}` }]}
        title={`Môn học lớp ${place.name}`}
        facts={[`năm học ${place.schoolYear}`, curriculum, `${subjects.filter((row) => row.kind === 'subject').length} môn`]
          .filter(Boolean)
          .join(' · ')}
      />
      <div className="stack" style={{ maxWidth: 960 }}>
        <Done words={{ closed: 'Đã đóng môn học.' }} />
        {answer?.done && <DoneNote>{answer.done}</DoneNote>}
        <Reasons reasons={answer?.refused} />
        <section className="card" aria-label={`Môn học lớp ${place.name}`}>
          <div className="scroll">
            <table className="list subjects">
              <thead>
                <tr>
                  <th scope="col">Môn</th>
                  <th scope="col">Tiết HK I</th>
                  <th scope="col">Tiết HK II</th>
                  <th scope="col">Bài 1 tiết HK I</th>
                  <th scope="col">Bài 1 tiết HK II</th>
                  <th scope="col">
                    <span className="vh">Việc</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {subjects.map((row) => {
                  const form = `s${row.id}`;
                  const field = (name: 'periods1' | 'periods2' | 'periodic1' | 'periodic2', label: string) => (
                    <td>
                      {mayPlan && row.kind === 'subject' ? (
                        <TextInput
                          {...{ form, name }}
                          key={`${row.id}-${row.version}`}
                          aria-label={`${label}, ${row.name}`}
                          defaultValue={name.startsWith('periods') ? periodWords(row[name]) : String(row[name])}
                          error={reasonAt(reasonsOf(`save-${row.id}`), name)}
                          w={72}
                          inputMode="decimal"
                        />
                      ) : row.kind === 'homeroom' ? (
                        ''
                      ) : name.startsWith('periods') ? (
                        periodWords(row[name])
                      ) : (
                        row[name]
                      )}
                    </td>
                  );
                  return (
                    <tr key={row.id}>
                      <td className="name">
                        {row.name}
                        {row.elective && <span className="tag info">tự chọn</span>}
                        {row.kind === 'homeroom' && <p className="small muted">do giáo viên chủ nhiệm đánh giá</p>}
                      </td>
                      {field('periods1', 'Số tiết học kỳ I')}
                      {field('periods2', 'Số tiết học kỳ II')}
                      {field('periodic1', 'Bài một tiết học kỳ I')}
                      {field('periodic2', 'Bài một tiết học kỳ II')}
                      <td>
                        {mayPlan && row.kind === 'subject' && (
                          <Form method="post" id={form} className="row" preventScrollReset style={{ flexWrap: 'nowrap' }}>
                            <input type="hidden" name="version" value={row.version} />
                            <Button
                              type="submit"
                              size="compact-sm"
                              variant="default"
                              name="intent"
                              value={`save-${row.id}`}
                              aria-label={`Lưu ${row.name}`}
                            >
                              Lưu
                            </Button>
                            <Button
                              component={Link}
                              to={`${row.id}/close`}
                              size="compact-sm"
                              variant="subtle"
                              aria-label={`Đóng môn ${row.name}`}
                            >
                              Đóng môn
                            </Button>
                          </Form>
                        )}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
          {subjects.length === 0 && <p className="blank">Lớp chưa có môn nào. Mở môn cho cả trường ở trang trước.</p>}
          {closed.length > 0 && <p className="foot">Đã đóng: {closed.join(', ')}. Thêm lại môn thì điểm cũ còn nguyên.</p>}
        </section>
        {mayPlan && (
          <Form method="post" className="card" key={`add-${subjects.length}`}>
            <h2>Thêm môn</h2>
            <div className="pad grid3">
              <NativeSelect
                id="f-subject"
                name="subject"
                label="Môn"
                data={addable}
                error={reasonAt(reasonsOf('add'), 'subject')}
              />
              <TextInput
                id="f-periods1"
                name="periods1"
                label="Số tiết học kỳ I"
                defaultValue="2"
                error={reasonAt(reasonsOf('add'), 'periods1')}
              />
              <TextInput
                id="f-periods2"
                name="periods2"
                label="Số tiết học kỳ II"
                defaultValue="2"
                error={reasonAt(reasonsOf('add'), 'periods2')}
              />
            </div>
            <div className="pad" style={{ paddingTop: 0 }}>
              <Button type="submit" name="intent" value="add" variant="default">
                Thêm môn
              </Button>
            </div>
          </Form>
        )}
      </div>
    </>
  );
}
