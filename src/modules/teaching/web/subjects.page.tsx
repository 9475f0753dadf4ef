// The subjects of every class of a school with their periods a week; all classes are opened in one act.
import './teaching.css';
import { Button, Checkbox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { data, Form, Link, useLoaderData } from 'react-router';
import { chosenYear } from '#kernel/chosen-year.ts';
import { gradeOf } from '#kernel/code-lists/units-and-grades.ts';
import { formatNumber } from '#kernel/numbers.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayReadRecords } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { type Opened, openClassSubjects } from '../commands/open-class-subjects.ts';
import { curriculumOf, planOf, subjectName, subjectShort, subjectsToOpen } from '../curricula/curricula.ts';
import { mayPlanTeaching } from '../policy.ts';
import { planFor } from '../queries/plan.ts';
import { periodWords } from '../rules/load.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadRecords(work.actor, unit));
    const { year, past } = chosenYear(request.headers.get('cookie'), work.today);
    const { classes, subjects, codes } = await planFor(work, unit.id, year);
    const grades = [...new Set(classes.map((one) => one.grade))];
    const electives = [
      ...new Set(
        grades.flatMap((grade) => planOf(unit.level, grade, year).flatMap((line) => (line.elective ? [line.subject] : []))),
      ),
    ];
    const has = new Set(subjects.map((row) => `${row.class_id} ${row.subject}`));
    const lacking = classes.filter((one) =>
      subjectsToOpen(unit.level, one.grade, year, []).some((row) => !has.has(`${one.id} ${row.subject}`)),
    );
    return {
      ...{ unit, year, mayPlan: !past && mayPlanTeaching(work.actor, unit), codes, classes, electives },
      lacking: lacking.map((one) => one.name),
      opened: electives.filter((code) => codes.includes(code)),
      curricula: [...new Set(grades.flatMap((grade) => curriculumOf(grade, year)?.name ?? []))],
      cells: subjects.map((row) => [row.class_id, row.subject, row.periods1, row.periods2, row.elective] as const),
    };
  }),
);

export const action = act(async ({ context, params, request }, form) =>
  writing(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    return data({
      opened: await openClassSubjects(work, unit, { schoolYear: year, electives: form.getAll('elective').map(String) }),
    });
  }),
);

/** '4', or '1 – 2' where the semesters differ. */
const periods = (first: number | null, second: number | null): string =>
  first === second ? periodWords(first) : `${periodWords(first) || '0'} – ${periodWords(second) || '0'}`;

function Told({ opened }: { opened: Opened }) {
  const many = opened.added.reduce((n, one) => n + one.subjects.length, 0);
  return (
    <div className="note ok" role="status">
      <IconCheck size={18} aria-hidden />
      <div>
        {many === 0 ? (
          `Cả ${opened.classes} lớp đã đủ môn, không thêm gì.`
        ) : (
          <>
            Đã mở {many} môn cho {opened.added.length} lớp.
            {opened.added.length <= 6 && (
              <ul className="plainlist">
                {opened.added.map((one) => (
                  <li key={one.className}>
                    {one.className}: {one.subjects.join(', ')}
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
    </div>
  );
}

export default function Subjects() {
  const { unit, year, mayPlan, codes, classes, electives, opened, lacking, curricula, cells } = useLoaderData<typeof loader>();
  const answer = useAnswer() as (Partial<FormRefusal> & { opened?: Opened }) | undefined;
  const at = new Map(cells.map((cell) => [`${cell[0]} ${cell[1]}`, cell]));
  const total = (classId: number, which: 2 | 3) =>
    cells.reduce((n, cell) => n + (cell[0] === classId ? (cell[which] ?? 0) : 0), 0);
  const base = `/${unit.slug}/teaching/subjects`;
  return (
    <>
      <title>{`Môn học các lớp – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Môn học' }]}
        title="Môn học các lớp"
        facts={[`${formatNumber(classes.length)} lớp, năm học ${year}`, ...curricula].join(' · ')}
      />
      <div className="stack">
        {answer?.opened && <Told opened={answer.opened} />}
        <Reasons reasons={answer?.refused} />
        {mayPlan && classes.length > 0 && (
          <Form method="post" className={`card pad openform${lacking.length > 0 ? ' wanted' : ''}`} key={opened.join()}>
            <div>
              <p>
                {lacking.length === 0
                  ? 'Mọi lớp đã có đủ môn của chương trình.'
                  : lacking.length === classes.length
                    ? 'Chưa lớp nào có môn học.'
                    : `Còn ${lacking.length} lớp thiếu môn: ${lacking.slice(0, 8).join(', ')}${lacking.length > 8 ? ' …' : ''}.`}
              </p>
              <p className="small muted">
                Mở môn theo chương trình cho cả trường trong một lần; môn đã có giữ nguyên, làm lại không sao.
              </p>
            </div>
            {electives.length > 0 && (
              <fieldset className="plainset row">
                <legend className="vh">Môn tự chọn</legend>
                {electives.map((code) => (
                  <Checkbox
                    key={code}
                    name="elective"
                    value={code}
                    label={`${subjectName(code)} (tự chọn)`}
                    defaultChecked={opened.includes(code)}
                  />
                ))}
              </fieldset>
            )}
            <Button type="submit" variant={lacking.length > 0 ? 'filled' : 'default'}>
              Mở môn cho {classes.length} lớp
            </Button>
          </Form>
        )}
        {classes.length === 0 ? (
          <p className="card blank">Chưa có lớp nào trong năm học {year}. Mở lớp trước, rồi mở môn cho cả trường ở đây.</p>
        ) : (
          <section className="card" aria-label="Môn học của từng lớp">
            <div className="scroll">
              <table className="list plan">
                <thead>
                  <tr>
                    <th scope="col">Lớp</th>
                    {codes.map((code) => (
                      <th scope="col" key={code} title={subjectName(code)}>
                        {subjectShort(code)}
                      </th>
                    ))}
                    <th scope="col" className="n">
                      Cộng
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {classes.map((one, i) => (
                    <tr key={one.id} className={i > 0 && classes[i - 1]?.grade !== one.grade ? 'grade' : undefined}>
                      <th scope="row">
                        <Link to={`${base}/${one.id}`} aria-label={`Môn học lớp ${one.name}, ${gradeOf(one.grade)?.name ?? ''}`}>
                          {one.name}
                        </Link>
                      </th>
                      {codes.map((code) => {
                        const cell = at.get(`${one.id} ${code}`);
                        return (
                          <td key={code} className={cell?.[4] ? 'elective' : undefined}>
                            {cell ? (
                              periods(cell[2], cell[3]) || <IconCheck size={14} aria-label="có" />
                            ) : (
                              <span className="muted">·</span>
                            )}
                          </td>
                        );
                      })}
                      <td className="n num">{periods(total(one.id, 2), total(one.id, 3))}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <p className="foot">
              <span>Số tiết một tuần; “1 – 0” là học kỳ I và học kỳ II. Ô xanh nhạt là môn tự chọn.</span>
              <span>Bấm tên lớp để sửa môn của lớp.</span>
            </p>
          </section>
        )}
      </div>
    </>
  );
}
