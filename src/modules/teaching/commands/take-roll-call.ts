// Somebody looked who was there: a class, a day, a session. Only who was not there, late or gone early has a row (R5.5).
import { sql } from 'kysely';
import { z } from 'zod';
import { actorName } from '#kernel/actor.ts';
import { formatDate, formatInstant, isDay, type LocalDate } from '#kernel/calendar.ts';
import { parseForm } from '#kernel/form.ts';
import { type Reason, Refused, throwIfAny } from '#kernel/refusal.ts';
import { nfc } from '#kernel/vietnamese-text.ts';
import { record } from '#modules/audit/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { demandAttendance, headsSchool, mayCall } from '../attendance-policy.ts';
import { read, write } from '../handles.ts';
import {
  attendanceClass,
  attendanceSetting,
  marksBetween,
  pupilsBetween,
  schoolDays,
  sitsOn,
  staffOfAccount,
} from '../queries/attendance.ts';
import {
  type AbsenceState,
  countedSession,
  isAbsent,
  isLocked,
  lockReason,
  noSchool,
  sessionsOfClass,
  stateWords,
} from '../rules/attendance.ts';
import { sessionNames } from '../rules/timetable.ts';
import { tellClassChanged } from './class-changed.ts';

const text = (max: number, what: string) =>
  z.preprocess((v) => nfc(String(v ?? '')), z.string().max(max, `${what} dài quá ${max} ký tự`)).default('');
const rollCallForm = z.object({
  day: z.custom<LocalDate>(isDay, 'Chọn ngày có trong lịch'),
  session: z.enum(['morning', 'afternoon']),
  /** 0: nobody has called it before. */
  version: z.coerce.number().int().min(0),
  marks: z
    .array(z.object({ pupil: z.string().max(36), state: z.enum(['P', 'K', 'late', 'early']), note: text(300, 'Ghi chú') }))
    .max(200),
  reason: text(300, 'Lý do'),
});
export type RollCallForm = z.input<typeof rollCallForm>;
/** Where two saw different things: by pupil, theirs and mine; null is present. */
export type RollDifference = { pupil: string; name: string; theirs: AbsenceState | null; mine: AbsenceState | null };

export async function takeRollCall(
  work: Work,
  unit: Unit,
  classId: number,
  input: RollCallForm,
): Promise<{ version: number; absent: number }> {
  demandAttendance(work.actor, unit);
  const form = parseForm(rollCallForm, input);
  const { day, session } = form;
  const place = await attendanceClass(work, unit.id, classId);
  const may = mayCall(work.actor, unit, place, await staffOfAccount(work, unit.id));
  if (may !== true) throw new Refused('refused', [may]);
  // Two who call at once wait here for each other, also where there is no row yet.
  await sql`select pg_advisory_xact_lock(hashtext(${`roll-call:${classId}:${day}:${session}`}))`.execute(work.handle);
  const stored = await read(work)
    .selectFrom('teaching.roll_call')
    .selectAll()
    .where('class_id', '=', classId)
    .where('day', '=', day)
    .where('session', '=', session)
    .executeTakeFirst();
  const setting = await attendanceSetting(work, unit.id);
  const pupils = new Map(
    (await pupilsBetween(work, classId, day, day)).filter((one) => sitsOn(one, day)).map((one) => [one.id, one.name]),
  );
  const was = new Map(
    (await marksBetween(work, classId, day, day)).filter((one) => one.session === session).map((one) => [one.pupilId, one]),
  );
  const now = new Map(form.marks.map((one) => [one.pupil, one]));
  if ((stored?.version ?? 0) !== form.version) {
    const rows = [...pupils].flatMap(([pupil, name]): RollDifference[] => {
      const [theirs, mine] = [was.get(pupil)?.state ?? null, now.get(pupil)?.state ?? null];
      return theirs === mine ? [] : [{ pupil, name, theirs, mine }];
    });
    throw new Refused(
      'conflict',
      [
        {
          code: 'stale',
          message: `${stored?.taken_by_name ?? 'Người khác'} vừa điểm danh lớp ${place.name} lúc ${stored ? formatInstant(stored.taken_at) : ''}. Xem chỗ khác nhau rồi chọn.`,
        },
      ],
      { version: stored?.version ?? 0, by: stored?.taken_by_name ?? '', rows },
    );
  }
  const strangers = form.marks.filter((one) => !pupils.has(one.pupil)).length;
  throwIfAny([
    noSchool(day, await schoolDays(work, unit, place.schoolYear)),
    !sessionsOfClass(place).includes(session) && {
      ...{ code: 'session', field: 'session' },
      message: `Lớp ${place.name} không học buổi ${sessionNames[session].toLowerCase()}.`,
    },
    lockReason(day, { today: work.today, lockDays: setting.lockDays, heads: headsSchool(work.actor, unit), reason: form.reason }),
    strangers > 0 && {
      code: 'pupil',
      message: `${strangers} em không học lớp ${place.name} ngày ${formatDate(day)}. Tải lại trang.`,
    },
    now.size !== form.marks.length && { code: 'twice', message: 'Một em được ghi hai lần.' },
  ] satisfies (Reason | null | false)[]);
  const by = actorName(work.actor);
  const userId = work.actor.kind === 'person' ? work.actor.userId : by;
  const version = (stored?.version ?? 0) + 1;
  const call = { taken_by: userId, taken_by_name: by, taken_at: work.now, version };
  await write(work)
    .insertInto('teaching.roll_call')
    .values({ ...call, class_id: classId, unit_id: unit.id, day, session })
    .onConflict((on) => on.columns(['class_id', 'day', 'session']).doUpdateSet(call))
    .execute();
  const changed = [...pupils.keys()].filter((id) => {
    const [before, after] = [was.get(id), now.get(id)];
    return before?.state !== after?.state || (before?.note ?? '') !== (after?.note ?? '');
  });
  if (changed.length > 0)
    await write(work)
      .deleteFrom('teaching.absence')
      .where('pupil_id', 'in', changed)
      .where('day', '=', day)
      .where('session', '=', session)
      .execute();
  const counted = session === countedSession(place, setting.counted);
  const rows = changed.flatMap((id) => {
    const mark = now.get(id);
    return mark
      ? [
          {
            ...{
              pupil_id: id,
              day,
              session,
              unit_id: unit.id,
              class_id: classId,
              school_year: place.schoolYear,
              state: mark.state,
            },
            ...{ counted, note: mark.note, recorded_by: by, recorded_at: work.now },
          },
        ]
      : [];
  });
  if (rows.length > 0) await write(work).insertInto('teaching.absence').values(rows).execute();
  if (changed.length > 0 && counted) await tellClassChanged(work, [classId]);
  const absent = [...now.values()].filter((one) => isAbsent(one.state)).length;
  const late = isLocked(day, work.today, setting.lockDays);
  const words = (state: (id: string) => AbsenceState | undefined) =>
    changed.map((id) => `${pupils.get(id)}: ${stateWords(state(id)).toLowerCase()}`);
  await record(work, {
    action: stored ? 'teaching.change-roll-call' : 'teaching.take-roll-call',
    object: { kind: 'roll-call', id: `${classId}:${day}:${session}` },
    unitId: unit.id,
    summary: `${stored ? 'Sửa điểm danh' : 'Điểm danh'} lớp ${place.name} ${sessionNames[session].toLowerCase()} ${formatDate(day)}: vắng ${absent}${late ? `; sửa sau khi khóa: ${form.reason}` : ''}`,
    ...(stored ? { before: { marks: words((id) => was.get(id)?.state) } } : {}),
    after: { marks: words((id) => now.get(id)?.state) },
  });
  return { version, absent };
}
