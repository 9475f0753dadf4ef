// Where does this pupil sit, or why did he or she leave? Changed here, with a date and a reason; nothing is deleted.
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { Form, Link, redirect, useLoaderData } from 'react-router';
import { addDays, formatDate } from '#kernel/calendar.ts';
import { pupilStatuses } from '#kernel/code-lists/people-codes.ts';
import type { Reason } from '#kernel/refusal.ts';
import { enrolmentsOf, listClasses, movesOfDay } from '#modules/classes/index.ts';
import { type Unit, unitOfAddress } from '#modules/organizations/index.ts';
import { demand, mayWriteRecords, pupilRecord } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DayInput } from '#platform/ui/day-input.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { formerResults } from '../bring-marks.ts';
import { placePupil } from '../place-pupil.ts';
import { otherSchools } from '../schools.ts';
import { yearsOf } from '../years.ts';
import { byGrade, classChoice } from './class-choices.ts';
import { LeaveForm } from './leave-form.tsx';

export const loader = load(async ({ context, params }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demand(mayWriteRecords(work.actor, unit));
    const { pupil } = await pupilRecord(work, unit.id, params.pupil ?? '');
    const [year = ''] = await yearsOf(work, [pupil]);
    const classes = await listClasses(work, unit.id, year);
    return {
      ...{ unit, today: work.today, enrolments: await enrolmentsOf(work, pupil.id), classId: pupil.class_id },
      pupil: { id: pupil.id, name: pupil.full_name, status: pupil.status, active: pupil.active, grade: pupil.grade },
      fromElsewhere: pupil.status === 'arrived' || (pupil.class_id !== null && (await hasFormer(work, unit, pupil.id))),
      moved: (pupil.active && (await movesOfDay(work, [pupil.id], work.today))[0]) || null,
      schools: pupil.active ? await otherSchools(work, unit) : [],
      classes: classes.map(classChoice),
    };
  }),
);

/** Also of a pupil whom another school has not let go: the screen says to whom to turn. */
const hasFormer = async (work: Work, unit: Unit, pupilId: string) => {
  const found = await formerResults(work, unit, pupilId);
  return found.state !== 'none' || found.known;
};

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) =>
    placePupil(work, await unitOfAddress(work, params.unit), params.pupil ?? '', Object.fromEntries(form)),
  );
  throw redirect(`/${params.unit}/people/pupils/${params.pupil}?done=${form.get('undo') ? 'back' : form.get('act')}`);
});

/** The day before the next class begins, as with those who lead a class; whoever left was here until the day of leaving. */
const lastDayOf = (e: { from: string; to: string | null }, all: { from: string }[]): string =>
  e.to === null ? e.from : e.to > e.from && all.some((next) => next.from === e.to) ? addDays(e.to, -1) : e.to;

export default function Place() {
  const { unit, pupil, classes, classId, today, enrolments, fromElsewhere, schools, moved } = useLoaderData<typeof loader>();
  const [chosen, setChosen] = useState(String(classId ?? ''));
  const same = pupil.active && chosen === String(classId ?? '');
  const result = useAnswer() as { refused?: Reason[] } | undefined;
  const doubted = (result?.refused ?? []).length > 0 && result?.refused?.every(({ code }) => code.startsWith('doubt'));
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
          {moved && (
            <Form method="post" className="note stack" style={{ display: 'grid' }}>
              <input type="hidden" name="undo" value="yes" />
              <input type="hidden" name="classId" value={moved.from.id} />
              <input type="hidden" name="anyway" value="yes" />
              <span>
                Hôm nay em chuyển từ lớp {moved.from.name} sang {moved.to.name}, điểm các môn đã theo em. Chuyển nhầm thì hoàn
                tác: em và điểm về lại {moved.from.name}.
              </span>
              <div>
                <Button type="submit" name="act" value="move" variant="default" size="xs">
                  Hoàn tác chuyển lớp
                </Button>
              </div>
            </Form>
          )}
          <Form method="post" className="card pad stack">
            <h2>{pupil.active ? 'Chuyển lớp' : 'Nhận học lại'}</h2>
            <NativeSelect
              name="classId"
              id="f-classId"
              label="Lớp"
              data={[{ value: '', label: '' }, ...byGrade(classes, pupil.grade)]}
              value={chosen}
              onChange={(event) => setChosen(event.currentTarget.value)}
              {...(same && chosen !== '' ? { description: 'Em đang học lớp này: chọn lớp chuyển đến.' } : {})}
              error={reasonAt(result?.refused, 'classId')}
            />
            {pupil.active && (
              <DayInput
                name="movedOn"
                id="f-movedOn"
                label="Học lớp mới từ ngày"
                description="Từ ngày này em có trong điểm danh của lớp mới; điểm các môn theo em."
                defaultValue={formatDate(today)}
                error={reasonAt(result?.refused, 'movedOn')}
              />
            )}
            {doubted && <Checkbox name="anyway" value="yes" label="Đã xem, vẫn xếp em vào lớp này" />}
            <div>
              <Button type="submit" name="act" value={pupil.active ? 'move' : 'return'} disabled={same}>
                {pupil.active ? 'Chuyển lớp' : 'Nhận học lại từ hôm nay'}
              </Button>
            </div>
          </Form>
          {pupil.active && <LeaveForm {...{ schools, today }} id={pupil.id} reasons={result?.refused} />}
        </div>
        <section className="card">
          <h2>Các lớp đã học</h2>
          {fromElsewhere && (
            <p className="pad small">
              Em từ trường khác đến: <Link to={`${record}/former`}>Kết quả ở trường cũ</Link>
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
