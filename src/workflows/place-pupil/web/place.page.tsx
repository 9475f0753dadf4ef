// Where does this pupil sit, or why did he or she leave? Changed here, with a date and a reason; nothing is deleted.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { Form, Link, redirect, useLoaderData } from 'react-router';
import { addDays, formatDate } from '#kernel/calendar.ts';
import { leavingReasons, pupilStatuses } from '#kernel/code-lists/people-codes.ts';
import type { Reason } from '#kernel/refusal.ts';
import { enrolmentsOf, listClasses } from '#modules/classes/index.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayWriteRecords, pupilRecord } from '#modules/people/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { placePupil } from '../place-pupil.ts';
import { yearsOf } from '../years.ts';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayWriteRecords(work.actor, unit));
    const { pupil } = await pupilRecord(work, unit.id, params.pupil ?? '');
    const [year = ''] = await yearsOf(work, [pupil]);
    const classes = await listClasses(work, unit.id, year);
    return {
      ...{ unit, today: work.today, enrolments: await enrolmentsOf(work, pupil.id), classId: pupil.class_id },
      pupil: { id: pupil.id, name: pupil.full_name, status: pupil.status, active: pupil.active },
      classes: classes.map((c) => ({ value: String(c.id), label: `${c.name} (${c.pupils} học sinh)` })),
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) =>
    placePupil(work, await unitOfAddress(work, params.unit), params.pupil ?? '', Object.fromEntries(form)),
  );
  throw redirect(`/${params.unit}/people/pupils/${params.pupil}?done=${form.get('act')}`);
});

/** The day before the next class begins, as with those who lead a class; whoever left was here until the day of leaving. */
const lastDayOf = (e: { from: string; to: string | null }, all: { from: string }[]): string =>
  e.to === null ? e.from : e.to > e.from && all.some((next) => next.from === e.to) ? addDays(e.to, -1) : e.to;

export default function Place() {
  const { unit, pupil, classes, classId, today, enrolments } = useLoaderData<typeof loader>();
  const result = useAnswer() as { refused?: Reason[] } | undefined;
  const record = `/${unit.slug}/people/pupils/${pupil.id}`;
  return (
    <>
      <title>{`Lớp và trạng thái: ${pupil.name} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Học sinh', to: `/${unit.slug}/people/pupils` },
          { label: pupil.name, to: record },
          { label: 'Lớp và trạng thái' },
        ]}
        title={pupil.name}
        facts={pupilStatuses.nameOf(pupil.status)}
      />
      <div className="cols">
        <div className="stack">
          <Reasons reasons={result?.refused} />
          <Form method="post" className="card pad stack">
            <h2>{pupil.active ? 'Chuyển lớp' : 'Nhận học lại'}</h2>
            <NativeSelect
              name="classId"
              id="f-classId"
              label="Lớp"
              data={[{ value: '', label: '' }, ...classes]}
              defaultValue={classId ?? ''}
              error={reasonAt(result?.refused, 'classId')}
            />
            <div>
              <Button type="submit" name="act" value={pupil.active ? 'move' : 'return'}>
                {pupil.active ? 'Chuyển lớp từ hôm nay' : 'Nhận học lại từ hôm nay'}
              </Button>
            </div>
          </Form>
          {pupil.active && (
            <Form method="post" className="card pad stack">
              <h2>Rời trường</h2>
              <TextInput
                name="date"
                id="f-date"
                label="Ngày"
                defaultValue={formatDate(today)}
                error={reasonAt(result?.refused, 'date')}
              />
              <NativeSelect
                name="reason"
                id="f-reason"
                label="Lý do"
                data={[{ value: '', label: '' }, ...leavingReasons.entries.map((e) => ({ value: e.code, label: e.name }))]}
                error={reasonAt(result?.refused, 'reason')}
              />
              <div className="row">
                <Button type="submit" name="act" value="leave" variant="default">
                  Ghi thôi học
                </Button>
                <Button type="submit" name="act" value="transfer" variant="default">
                  Ghi chuyển đi
                </Button>
              </div>
              <p className="small muted">Hồ sơ được giữ nguyên, em trở lại thì mở tiếp chính hồ sơ này.</p>
            </Form>
          )}
        </div>
        <section className="card">
          <h2>Các lớp đã học</h2>
          {classId !== null && (
            <p className="pad small">
              Em từ trường khác đến trong năm? <Link to={`${record}/former`}>Kết quả ở trường cũ</Link>
            </p>
          )}
          {enrolments.map((e) => (
            <p key={e.from + e.className} className="pad small">
              <b>{e.className}</b>, năm học {e.schoolYear}, từ {formatDate(e.from)}
              {e.to && ` đến ${formatDate(lastDayOf(e, enrolments))}`}
              {e.reason && ` (${e.reason})`}
            </p>
          ))}
        </section>
      </div>
    </>
  );
}
