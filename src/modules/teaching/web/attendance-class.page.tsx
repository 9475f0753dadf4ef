// The roll call of a class: everybody is there, one taps who is not. From the keyboard as well, and nothing typed is lost.
import './attendance.css';
import { Button, TextInput } from '@mantine/core';
import { IconCalendar, IconRefresh } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { data, Form, Link, useLoaderData, useNavigation, useSubmit } from 'react-router';
import { addDays, formatDate, formatInstant, isDay, weekdayName } from '#kernel/calendar.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import { reading, writing } from '#platform/http/context.ts';
import { act, type FormRefusal, load } from '#platform/http/screen.ts';
import { useAnswer } from '#platform/ui/answer.ts';
import { forget, keep, readKept } from '#platform/ui/browser-store.ts';
import { useBusinessTime, useDraftKey } from '#platform/ui/desk.ts';
import { DoneNote } from '#platform/ui/done.tsx';
import { actionOrWait } from '#platform/ui/lost-line.ts';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Reasons, reasonAt } from '#platform/ui/reasons.tsx';
import { demandAttendance, headsSchool, mayCall } from '../attendance-policy.ts';
import { type RollCallForm, type RollDifference, takeRollCall } from '../commands/take-roll-call.ts';
import {
  absenceTotals,
  attendanceClass,
  attendanceSetting,
  marksBetween,
  pupilsBetween,
  rollCallsBetween,
  schoolDays,
  sitsOn,
  staffOfAccount,
} from '../queries/attendance.ts';
import {
  absenceStanding,
  countsAbsences,
  isLocked,
  lastSchoolDay,
  noSchool,
  sessionsOfClass,
  stateWords,
} from '../rules/attendance.ts';
import { sessionNames } from '../rules/timetable.ts';
import type { Session } from '../tables.ts';
import { type Marks, RollList, RollSums } from './parts/roll-list.tsx';

export const loader = load(async ({ context, params, request }) =>
  reading(context, async (work) => {
    const unit = await unitOfAddress(work, params.unit);
    demandAttendance(work.actor, unit);
    const place = await attendanceClass(work, unit.id, Number(params.class));
    const search = new URL(request.url).searchParams;
    const days = await schoolDays(work, unit, place.schoolYear);
    const asked = search.get('day') ?? '';
    const day = isDay(asked) ? asked : lastSchoolDay(work.today, days);
    const sessions = sessionsOfClass(place);
    const session = sessions.find((one) => one === search.get('session')) ?? (sessions[0] as Session);
    const setting = await attendanceSetting(work, unit.id);
    const may = mayCall(work.actor, unit, place, await staffOfAccount(work, unit.id));
    const locked = isLocked(day, work.today, setting.lockDays);
    const heads = headsSchool(work.actor, unit);
    const previous = lastSchoolDay(addDays(day, -1), days);
    const marks = (await marksBetween(work, place.id, previous, day)).filter((one) => one.session === session);
    const call = (await rollCallsBetween(work, place.id, day, day)).find((one) => one.session === session) ?? null;
    const totals = countsAbsences(unit.level) ? await absenceTotals(work, place.id, day) : [];
    const pupils = (await pupilsBetween(work, place.id, day, day)).filter((one) => sitsOn(one, day));
    return {
      ...{ unit, day, session, sessions, today: work.today, call, locked, heads, lockDays: setting.lockDays },
      class: { id: place.id, name: place.name },
      closed: noSchool(day, days)?.message ?? null,
      whyNot:
        may !== true
          ? may.message
          : locked && !heads
            ? `Điểm danh ngày này đã khóa (quá ${setting.lockDays} ngày). Hiệu trưởng sửa được, kèm lý do.`
            : null,
      pupils: pupils.map(({ id, name }) => {
        const counted = totals.filter((one) => one.pupilId === id).reduce((sum, one) => sum + one.counted, 0);
        return { id, name, counted, standing: absenceStanding(counted) };
      }),
      marks: marksOf(marks, day),
      before: marksOf(marks, previous),
      previous,
    };
  }),
);
const marksOf = (
  all: { pupilId: string; day: string; state: 'P' | 'K' | 'late' | 'early'; note: string }[],
  day: string,
): Marks =>
  Object.fromEntries(all.filter((one) => one.day === day).map((one) => [one.pupilId, { state: one.state, note: one.note }]));

export const action = act(async ({ context, params }, form) => {
  const input = JSON.parse(String(form.get('roll') ?? '{}')) as RollCallForm;
  const { absent } = await writing(context, async (work) =>
    takeRollCall(work, await unitOfAddress(work, params.unit), Number(params.class), input),
  );
  return data({ saved: absent === 0 ? 'Đã điểm danh: lớp đủ.' : `Đã điểm danh: vắng ${absent} em.` });
});

/** A classroom's line is a weak one: the roll stays on the screen and is sent again, by itself. */
export const clientAction = actionOrWait;

type Theirs = { version: number; by: string; rows: RollDifference[] };
/** `version`: of the roll call that was looked at; `pressed`: it was meant to be stored, and no answer has come yet. */
type Kept = { at: string; version: number; marks: Marks; reason?: string; pressed?: boolean };
const againAfterMs = 10_000;

const same = (a: Marks, b: Marks) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    (id) => a[id]?.state === b[id]?.state && nfc(a[id]?.note ?? '') === nfc(b[id]?.note ?? ''),
  );

export default function RollCall() {
  const loaded = useLoaderData<typeof loader>();
  const { unit, class: place, day, session, call } = loaded;
  return <Calling key={`${unit.id}:${place.id}:${day}:${session}:${call?.version ?? 0}`} />;
}

function Calling() {
  const loaded = useLoaderData<typeof loader>();
  const { unit, class: place, day, session, sessions, today, pupils, call, closed, whyNot, locked } = loaded;
  const answer = useAnswer() as { saved: string } | FormRefusal | undefined;
  const refusal = answer && 'refused' in answer ? answer : undefined;
  const lost = refusal?.refused.some(({ code }) => code === 'network') ?? false;
  const saved = answer !== undefined && 'saved' in answer;
  const busy = useNavigation().state === 'submitting';
  const [marks, setMarks] = useState<Marks>(loaded.marks);
  const [reason, setReason] = useState('');
  const [found, setFound] = useState<string | null>(null);
  const [base, setBase] = useState(call?.version ?? 0);
  const [since, setSince] = useState<Theirs>();
  const theirs = refusal?.kind === 'conflict' ? (refusal.theirs as Theirs) : since;
  const version = theirs?.version ?? base;
  const key = useDraftKey(`diem-danh:${place.id}:${day}:${session}`);
  const timeOf = useBusinessTime();
  const mayWrite = whyNot === null && closed === null;
  const rollOf = (of: Marks, version: number, reason: string): string =>
    JSON.stringify({
      ...{ day, session, version, reason },
      marks: pupils.flatMap(({ id }) => {
        const mark = of[id];
        return mark ? [{ pupil: id, ...mark }] : [];
      }),
    } satisfies RollCallForm);
  const submit = useSubmit();
  const send = (roll: string) => submit({ roll }, { method: 'post', preventScrollReset: true });
  const sendAgain = useEffectEvent(() => {
    if (!busy) send(rollOf(marks, version, reason));
  });

  const takeUp = useEffectEvent(() => {
    const kept = readKept<Kept>(key);
    if (!kept || !mayWrite) return;
    const changed = kept.version !== (call?.version ?? 0);
    // It is stored as it was meant; or somebody has called it since, and of ours nothing was sent: what was kept is over.
    if (saved || (changed && (!kept.pressed || same(kept.marks, loaded.marks)))) return forget(key);
    setMarks(kept.marks);
    setBase(kept.version);
    setReason(kept.reason ?? '');
    setFound(kept.at);
    if (!kept.pressed) return;
    if (changed && call) setSince({ version: call.version, by: call.by, rows: differences(pupils, loaded.marks, kept.marks) });
    else send(rollOf(kept.marks, kept.version, kept.reason ?? ''));
  });
  useEffect(() => takeUp(), []);
  useEffect(() => {
    if (saved) forget(key);
  }, [saved, key]);
  useEffect(() => {
    if (!lost) return;
    const again = () => sendAgain();
    addEventListener('online', again);
    const timer = setInterval(again, againAfterMs);
    return () => {
      removeEventListener('online', again);
      clearInterval(timer);
    };
  }, [lost]);

  const keepRoll = (marks: Marks, version: number, pressed: boolean) =>
    keep(key, { at: new Date().toISOString(), ...{ version, marks, reason, pressed } } satisfies Kept);
  const change = (next: Marks) => {
    setMarks(next);
    keepRoll(next, base, lost || theirs !== undefined);
  };
  const here = `/${unit.slug}/teaching/attendance`;
  const at = (one: string, half: Session = session) => `${here}/${place.id}?day=${one}&session=${half}`;
  const half = sessionNames[session].toLowerCase();
  return (
    <>
      <title>{`Điểm danh ${place.name} – ${unit.shortName}`}</title>
      <PageHeader
        crumbs={[
          { label: 'Hôm nay', to: `/${unit.slug}` },
          { label: 'Điểm danh', to: `${here}?day=${day}` },
          { label: `Lớp ${place.name}` },
        ]}
        title={`Điểm danh ${place.name}`}
        facts={`${sessionNames[session]} ${weekdayName(day).replace(/^T/, 't')} ${formatDate(day)}. ${
          call ? `${call.by} điểm danh lúc ${formatInstant(new Date(call.at))}.` : 'Mọi em có mặt, chỉ chạm em vắng.'
        }`}
      >
        {mayWrite && Object.keys(loaded.before).length > 0 && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() =>
              change(Object.fromEntries(Object.entries(loaded.before).filter(([id]) => pupils.some((one) => one.id === id))))
            }
            title={`Chép ${formatDate(loaded.previous)}`}
          >
            Như buổi trước
          </Button>
        )}
        <Button
          component={Link}
          to={`${here}/${place.id}/month?month=${day.slice(0, 7)}`}
          variant="default"
          leftSection={<IconCalendar size={16} aria-hidden />}
        >
          Sổ tháng
        </Button>
      </PageHeader>
      <div className="stack roll">
        <nav className="row" aria-label="Ngày và buổi">
          <Button component={Link} to={at(loaded.previous ?? addDays(day, -1))} variant="default" size="xs">
            Ngày trước
          </Button>
          {day < today && (
            <Button component={Link} to={at(addDays(day, 1))} variant="default" size="xs">
              Ngày sau
            </Button>
          )}
          {sessions.length > 1 &&
            sessions.map((one) => (
              <Button
                key={one}
                component={Link}
                to={at(day, one)}
                variant={one === session ? 'light' : 'default'}
                size="xs"
                {...(one === session ? { 'aria-current': 'page' as const } : {})}
              >
                Buổi {sessionNames[one].toLowerCase()}
              </Button>
            ))}
        </nav>
        {closed && <p className="note">{closed}</p>}
        {!closed && whyNot && <p className="note">{whyNot}</p>}
        {saved && <DoneNote>{answer.saved}</DoneNote>}
        {theirs ? <TwoSaw theirs={theirs} onTake={() => forget(key)} /> : !lost && <Reasons reasons={refusal?.refused} />}
        {found && !saved && !lost && (
          <p className="note" role="status">
            <span style={{ flex: 1 }}>Đã lấy lại điểm danh ghi lúc {timeOf(found)}, chưa lưu.</span>
            <button
              type="button"
              onClick={() => {
                forget(key);
                setMarks(loaded.marks);
                setBase(call?.version ?? 0);
                setSince(undefined);
                setFound(null);
              }}
            >
              Bỏ
            </button>
          </p>
        )}
        {!closed && (
          <Form
            method="post"
            className="card"
            aria-label={`Điểm danh lớp ${place.name}`}
            onSubmit={() => {
              keepRoll(marks, version, true);
              setBase(version);
              setSince(undefined);
            }}
          >
            <input type="hidden" name="roll" value={rollOf(marks, version, reason)} />
            <RollSums marks={marks} pupils={pupils.length} />
            {pupils.length > 0 && (
              <p className="rolllegend">
                <b>P</b> có phép, <b>K</b> không phép, <b>M</b> muộn, <b>S</b> về sớm
              </p>
            )}
            {pupils.length === 0 ? (
              <p className="blank">Ngày này lớp chưa có học sinh.</p>
            ) : (
              <RollList
                pupils={pupils}
                marks={marks}
                onChange={change}
                readOnly={!mayWrite}
                pupilsAt={`/${unit.slug}/people/pupils`}
              />
            )}
            {mayWrite && (
              <div className="rollfoot">
                {lost && (
                  <p className="small" role="status">
                    <span className="tag warn">chờ mạng</span> Chưa lưu. Để trang này mở, có mạng là tự gửi.
                  </p>
                )}
                {locked && (
                  <TextInput
                    id="f-reason"
                    label="Lý do sửa sau khi khóa"
                    maxLength={300}
                    value={reason}
                    onChange={(event) => setReason(event.currentTarget.value)}
                    error={reasonAt(refusal?.refused, 'reason')}
                  />
                )}
                <p className="small muted rollkeys">
                  Phím: <kbd>P</kbd> có phép, <kbd>K</kbd> không phép, <kbd>M</kbd> muộn, <kbd>S</kbd> về sớm, <kbd>C</kbd> có
                  mặt, <kbd>↑</kbd> <kbd>↓</kbd> chuyển em
                </p>
                <Button type="submit" loading={busy}>
                  {theirs ? 'Ghi bản của tôi' : call ? 'Lưu thay đổi' : `Xong buổi ${half}`}
                </Button>
              </div>
            )}
          </Form>
        )}
      </div>
    </>
  );
}

const differences = (pupils: readonly { id: string; name: string }[], theirs: Marks, mine: Marks): RollDifference[] =>
  pupils.flatMap(({ id, name }) => {
    const row = { pupil: id, name, theirs: theirs[id]?.state ?? null, mine: mine[id]?.state ?? null };
    return row.theirs === row.mine ? [] : [row];
  });

function TwoSaw({ theirs, onTake }: { theirs: Theirs; onTake(): void }) {
  return (
    <div className="note warn" role="alert">
      <div>
        <b>{theirs.by} vừa điểm danh buổi này.</b>
        {theirs.rows.length === 0 ? (
          <p>Hai bản giống nhau.</p>
        ) : (
          <ul>
            {theirs.rows.map((row) => (
              <li key={row.pupil}>
                {row.name}: {theirs.by} ghi {stateWords(row.theirs).toLowerCase()}, bạn ghi {stateWords(row.mine).toLowerCase()}
              </li>
            ))}
          </ul>
        )}
        <p>
          Sửa rồi bấm “Ghi bản của tôi”, hoặc{' '}
          <button
            type="button"
            className="aslink"
            onClick={() => {
              onTake();
              location.reload();
            }}
          >
            lấy bản của {theirs.by}
          </button>
          .
        </p>
      </div>
    </div>
  );
}
