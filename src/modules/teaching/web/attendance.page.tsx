// The roll calls of a school on a day: which classes were looked at, who is missing; and what the school decides about counting.
import './attendance.css';
import { Button, NativeSelect, NumberInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { data, Form, Link, useLoaderData, useNavigation } from 'react-router';
import { addDays, formatDate, isDay, type LocalDate, weekdayName } from '#kernel/calendar.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { demandAttendance, headsSchool, keepsAttendance } from '../attendance-policy.ts';
import { setAttendance } from '../commands/set-attendance.ts';
import { attendanceClasses, attendanceSetting, dayOfSchool, schoolDays, staffOfAccount } from '../queries/attendance.ts';
import { lastSchoolDay, noSchool, sessionsOfClass } from '../rules/attendance.ts';
import { sessionNames } from '../rules/timetable.ts';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demandAttendance(work.actor, unit);
    const asked = new URL(request.url).searchParams.get('day');
    const days = await schoolDays(work, unit);
    const day = isDay(asked) ? asked : lastSchoolDay(work.today, days);
    const staffId = await staffOfAccount(work, unit.id);
    const called = await dayOfSchool(work, unit.id, day);
    const classes = (await attendanceClasses(work, unit.id, schoolYearOf(work.today))).map((place) => ({
      ...{ id: place.id, name: place.name, homeroom: place.homeroomName },
      mine: staffId !== null && place.homeroomStaffId === staffId,
      sessions: sessionsOfClass(place).map((session) => ({
        session,
        call: called.find((one) => one.classId === place.id && one.session === session) ?? null,
      })),
    }));
    const keeps = keepsAttendance(work.actor, unit);
    return {
      ...{ unit, day, today: work.today, classes, closed: noSchool(day, days)?.message ?? null, keeps },
      ...{ heads: headsSchool(work.actor, unit), setting: await attendanceSetting(work, unit.id) },
      nothing:
        keeps || classes.some((one) => one.mine)
          ? null
          : staffId === null
            ? 'Tài khoản của bạn chưa nối với hồ sơ cán bộ nào của trường, nên chưa có lớp để điểm danh. Nhờ hiệu trưởng hoặc văn thư nối tài khoản ở hồ sơ cán bộ.'
            : 'Bạn chưa chủ nhiệm lớp nào trong năm học này, nên chưa có lớp để điểm danh. Hiệu trưởng hoặc văn thư giao chủ nhiệm ở màn hình của lớp.',
    };
  }),
);

export const action = act(async ({ context, params }, form) => {
  await writing(context, async (work) => setAttendance(work, await unitOfAddress(work, params.unit), Object.fromEntries(form)));
  return data({ saved: 'Đã đặt cách điểm danh.' });
});

export default function Attendance() {
  const { unit, day, today, classes, closed, nothing, keeps } = useLoaderData<typeof loader>();
  const here = `/${unit.slug}/teaching/attendance`;
  const slots = classes.flatMap((one) => one.sessions);
  const done = slots.filter((one) => one.call).length;
  const halves = (['morning', 'afternoon'] as const).filter((session) => slots.some((one) => one.session === session));
  const mine = classes.filter((one) => one.mine);
  return (
    <>
      <title>{`Điểm danh – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[{ label: 'Hôm nay', to: `/${unit.slug}` }, { label: 'Điểm danh' }]}
        title="Điểm danh"
        facts={`${weekdayName(day)} ${formatDate(day)}. ${closed ?? `${done} trong ${slots.length} buổi học đã điểm danh.`}`}
      >
        <DayStep to={here} day={day} by={-1} />
        {day !== today && (
          <Button component={Link} to={here} variant="default">
            Hôm nay
          </Button>
        )}
        {day < today && <DayStep to={here} day={day} by={1} />}
      </PageHeader>
      <div className="stack">
        {nothing && <p className="note">{nothing}</p>}
        {mine.map((one) => (
          <section key={one.id} className="card pad row" aria-label={`Lớp ${one.name} của bạn`}>
            <b className="mine">Lớp {one.name} của bạn</b>
            {one.sessions.map(({ session, call }) => (
              <Button
                key={session}
                component={Link}
                to={`${here}/${one.id}?day=${day}&session=${session}`}
                variant={call || closed ? 'default' : 'filled'}
              >
                {call
                  ? `Xem buổi ${sessionNames[session].toLowerCase()}`
                  : `Điểm danh buổi ${sessionNames[session].toLowerCase()}`}
              </Button>
            ))}
            <Button component={Link} to={`${here}/${one.id}/month`} variant="default">
              Sổ tháng
            </Button>
          </section>
        ))}
        <section className="card" aria-label="Các lớp">
          {classes.length === 0 ? (
            <p className="blank">Trường chưa có lớp trong năm học này.</p>
          ) : (
            <div className="scroll">
              <table className="list rollday">
                <thead>
                  <tr>
                    <th>Lớp</th>
                    {halves.map((session) => (
                      <th key={session}>{sessionNames[session]}</th>
                    ))}
                    <th>Sổ</th>
                  </tr>
                </thead>
                <tbody>
                  {classes.map((one) => (
                    <tr key={one.id}>
                      <td className="name">
                        <Link to={`${here}/${one.id}?day=${day}`}>{one.name}</Link>
                        <small>{one.homeroom ?? 'chưa giao chủ nhiệm'}</small>
                      </td>
                      {halves.map((session) => {
                        const at = one.sessions.find((some) => some.session === session);
                        return (
                          <td key={session}>
                            {at && (
                              <Link to={`${here}/${one.id}?day=${day}&session=${session}`}>
                                <Called call={at.call} closed={closed !== null} />
                              </Link>
                            )}
                          </td>
                        );
                      })}
                      <td>
                        <Link to={`${here}/${one.id}/month`}>Sổ tháng</Link>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
        {keeps && <Setting />}
      </div>
    </>
  );
}

function Called({ call, closed }: { call: { absent: number; by: string } | null; closed: boolean }) {
  if (!call) return closed ? <span className="muted">không học</span> : <span className="tag warn">chưa điểm danh</span>;
  if (call.absent === 0) return <span className="tag ok">đủ</span>;
  return <span className="tag info">vắng {call.absent}</span>;
}

const counted = { own: 'Buổi chính của lớp; lớp học cả ngày tính buổi sáng', morning: 'Buổi sáng', afternoon: 'Buổi chiều' };

function Setting() {
  const { setting, heads } = useLoaderData<typeof loader>();
  const answer = useAnswer() as { saved: string } | FormRefusal | undefined;
  const reasons = answer && 'refused' in answer ? answer.refused : undefined;
  const busy = useNavigation().state === 'submitting';
  return (
    <Form method="post" className="card" noValidate aria-label="Cách tính" key={setting.version}>
      <h2>Cách tính</h2>
      <div className="pad stack">
        {answer && 'saved' in answer && <DoneNote>{answer.saved}</DoneNote>}
        <Reasons reasons={reasons} />
        <input type="hidden" name="version" value={setting.version} />
        <div className="grid3">
          <NumberInput
            name="lockDays"
            id="f-lockDays"
            label="Khóa sau (ngày)"
            description="Sau đó chỉ hiệu trưởng sửa được, kèm lý do"
            min={1}
            max={60}
            defaultValue={setting.lockDays}
            readOnly={!heads}
            error={reasonAt(reasons, 'lockDays')}
          />
          <NativeSelect
            name="counted"
            id="f-counted"
            label="Buổi tính vào 45 buổi nghỉ"
            description="Cho lớp học hai buổi một ngày"
            defaultValue={setting.counted}
            disabled={!heads}
            error={reasonAt(reasons, 'counted')}
            data={Object.entries(counted).map(([value, label]) => ({ value, label }))}
          />
        </div>
        {heads ? (
          <div>
            <Button type="submit" variant="default" loading={busy}>
              Đặt cách tính
            </Button>
          </div>
        ) : (
          <p className="small muted">Hiệu trưởng đặt.</p>
        )}
      </div>
    </Form>
  );
}

/** The day before or after, by its name: 'Chủ Nhật 9/12'. */
function DayStep({ to, day, by }: { to: string; day: LocalDate; by: -1 | 1 }) {
  const next = addDays(day, by);
  const words = `${weekdayName(next)} ${Number(next.slice(8))}/${Number(next.slice(5, 7))}`;
  return (
    <Button
      component={Link}
      to={`${to}?day=${next}`}
      variant="default"
      aria-label={`${by < 0 ? 'Ngày trước' : 'Ngày sau'}, ${words}`}
    >
      {by < 0 && <IconChevronLeft size={16} aria-hidden />} {words} {by > 0 && <IconChevronRight size={16} aria-hidden />}
    </Button>
  );
}
