// Closing a subject of a class, with what follows from it.
import { Button } from '@mantine/core';
import { Form, Link, redirect, useLoaderData } from 'react-router';
import { notFound, type Reason } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { classOf, classSubjectsOf, demandPlanning, subjectName, teachersOf } from '#modules/teaching/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { closeSubject, pupilsWithMarks } from '../close-subject.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demandPlanning(work.actor, unit);
    const place = await classOf(work, unit.id, Number(params.class));
    const subject = place && (await classSubjectsOf(work, place.id)).find((row) => String(row.id) === params.subject);
    if (!place || !subject) throw notFound('Không tìm thấy môn học này.');
    const teachers = (await teachersOf(work, subject.id)).filter((one) => one.to === null);
    return {
      ...{ unit, place, name: subjectName(subject.subject, place.language), version: subject.version },
      ...{ marked: await pupilsWithMarks(work, subject.id), teachers: [...new Set(teachers.map((one) => one.name))] },
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) =>
    closeSubject(work, await unitOfAddress(work, params.unit), Number(params.subject), Number(form.get('version'))),
  );
  throw redirect(`/${params.unit}/teaching/subjects/${params.class}?done=closed`);
});

export default function CloseSubject() {
  const { unit, place, name, version, marked, teachers } = useLoaderData<typeof loader>();
  const answer = useAnswer() as { refused?: Reason[] } | undefined;
  const back = `/${unit.slug}/teaching/subjects/${place.id}`;
  return (
    <>
      <title>{`Đóng môn ${name} lớp ${place.name} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Môn học', to: `/${unit.slug}/teaching/subjects` },
          { label: `Lớp ${place.name}`, to: back },
          { label: 'Đóng môn' },
        ]}
        title={`Đóng môn ${name} lớp ${place.name}`}
      />
      <div className="stack" style={{ maxWidth: 640 }}>
        <Reasons reasons={answer?.refused} />
        <Form method="post" className="card pad stack">
          <input type="hidden" name="version" value={version} />
          {marked > 0 ? (
            <p className="note warn">{marked} học sinh đã có điểm môn này: không đóng được khi còn điểm.</p>
          ) : (
            <p>
              Môn này chưa có điểm nào. Đóng rồi, môn không còn trong bảng môn và sổ điểm của lớp; thêm lại lúc nào cũng được.
            </p>
          )}
          {teachers.length > 0 && <p>Phân công của {teachers.join(', ')} ở môn này kết thúc hôm nay.</p>}
          <div className="row">
            <Button type="submit" color="red" disabled={marked > 0}>
              Đóng môn
            </Button>
            <Button component={Link} to={back} variant="default">
              Thôi
            </Button>
          </div>
        </Form>
      </div>
    </>
  );
}
