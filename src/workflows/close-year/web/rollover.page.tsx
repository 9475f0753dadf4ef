// The end of the school year: class by class, who goes where, who waits; closed by the principal, taken back until the new year has marks.
import { Button } from '@mantine/core';
import { data, Form, useLoaderData } from 'react-router';
import { formatDate, toLocal } from '#kernel/calendar.ts';
import { chosenYear } from '#kernel/chosen-year.ts';
import { isRefused, type Reason } from '#kernel/refusal.ts';
import { mayLockMarks, mayReadMarks } from '#modules/assessment/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons } from '#platform/ui/reasons.tsx';
import { closeYear, reopenYear } from '../close-year.ts';
import { rolloverPlan } from '../preview.ts';
import { RollingTable } from './rolling-table.tsx';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayReadMarks(work.actor, unit));
    const { year } = chosenYear(request.headers.get('cookie'), work.today);
    const { classes, next, nextKnown, endsOn } = await rolloverPlan(work, unit, year);
    return {
      ...{ unit: { slug: unit.slug, shortName: unit.shortName }, year, next, nextKnown, endsOn },
      early: work.today < endsOn,
      principal: mayLockMarks(work.actor, unit) === true,
      classes: classes.map(({ done, ...one }) => ({ ...one, done: done && { ...done, at: toLocal(done.at).date } })),
    };
  }),
);

/** Class by class, each a transaction: what refuses is said, and the others are closed all the same. */
export const action = act(async ({ context, params, request }, form) => {
  const ids = form.getAll('class').map(Number);
  const yearAt = (today: string) => chosenYear(request.headers.get('cookie'), today).year;
  if (form.get('intent') === 'reopen') {
    const { back } = await writing(context, async (work) =>
      reopenYear(work, await unitOfAddress(work, params.unit), yearAt(work.today), ids[0] ?? 0),
    );
    return data({ back });
  }
  const sum = { moved: 0, waiting: 0, classes: 0 };
  const refused: Reason[] = [];
  for (const id of ids)
    try {
      const one = await writing(context, async (work) =>
        closeYear(work, await unitOfAddress(work, params.unit), yearAt(work.today), id),
      );
      sum.moved += one.moved;
      sum.waiting += one.waiting;
      sum.classes += 1;
    } catch (error) {
      if (!isRefused(error)) throw error;
      refused.push(...error.reasons);
    }
  return data({ closed: sum, refused }, { status: refused.length > 0 && sum.classes === 0 ? 422 : 200 });
});

export default function RolloverScreen() {
  const { unit, year, next, early, endsOn, nextKnown, principal, classes } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const ready = classes.filter(({ reasons }) => reasons.length === 0);
  const refused = answer && 'refused' in answer ? answer.refused : undefined;
  const rule = early
    ? `Kết chuyển được từ ngày ${formatDate(endsOn)}, khi học kỳ II kết thúc. Dưới đây là dự kiến theo kết quả hiện có.`
    : !nextKnown
      ? `Sở chưa mở năm học ${next}: mở rồi mới kết chuyển được.`
      : 'Em được lên lớp sang lớp kế tiếp, em ở lại học lại khối cũ, em kiểm tra lại hoặc rèn luyện hè chờ kết quả; trẻ mầm non theo năm sinh. Hoàn tác được cho đến khi năm học mới có điểm.';
  return (
    <>
      <title>{`Kết chuyển năm học – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Kết quả', to: `/${unit.slug}/assessment/results` },
          { label: 'Kết chuyển năm học' },
        ]}
        title={`Kết chuyển ${year} sang ${next}`}
        facts={`${ready.length}/${classes.length} lớp sẵn sàng, ${classes.filter(({ done }) => done).length} lớp đã kết chuyển`}
      >
        {principal && ready.length > 0 && (
          <Form method="post" preventScrollReset>
            {ready.map(({ id }) => (
              <input key={id} type="hidden" name="class" value={id} />
            ))}
            <Button type="submit" name="intent" value="close">
              Kết chuyển {ready.length} lớp sẵn sàng
            </Button>
          </Form>
        )}
      </PageHeader>
      <div className="stack">
        <Reasons reasons={refused} />
        {answer && 'closed' in answer && answer.closed.classes > 0 && (
          <DoneNote>{`Đã kết chuyển ${answer.closed.classes} lớp: ${answer.closed.moved} em${answer.closed.waiting > 0 ? `, ${answer.closed.waiting} em chờ` : ''}.`}</DoneNote>
        )}
        {answer && 'back' in answer && <DoneNote>{`Đã hoàn tác: ${answer.back} em trở lại lớp cũ.`}</DoneNote>}
        <p className="note small">{rule}</p>
        <RollingTable {...{ classes, principal, year }} base={`/${unit.slug}`} />
      </div>
    </>
  );
}
