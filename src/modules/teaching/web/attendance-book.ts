// The book of a month: days across, pupils down, letters and sums; for the screen and its workbook.
import { addDays, type LocalDate } from '#kernel/calendar.ts';
import { notFound } from '#kernel/refusal.ts';
import { unitOfAddress } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { demandAttendance } from '../attendance-policy.ts';
import {
  absenceTotals,
  attendanceClass,
  marksBetween,
  pupilsBetween,
  rollCallsBetween,
  schoolDays,
  sitsOn,
} from '../queries/attendance.ts';
import { absenceStanding, countsAbsences, noSchool, sessionsOfClass, stateSigns } from '../rules/attendance.ts';
import { sessionNames } from '../rules/timetable.ts';

/** '' without remarks; two sessions: 'P/K'. */
export async function bookOf(work: Work, slug: string | undefined, classId: number, search: URLSearchParams) {
  const unit = await unitOfAddress(work, slug);
  demandAttendance(work.actor, unit);
  const place = await attendanceClass(work, unit.id, classId);
  const days = await schoolDays(work, unit, place.schoolYear);
  const asked = search.get('month') ?? '';
  const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : work.today.slice(0, 7);
  const first: LocalDate = `${month}-01`;
  const all = Array.from({ length: 31 }, (_, i) => addDays(first, i)).filter((day) => day.startsWith(month));
  const last = all.at(-1) ?? first;
  const sessions = sessionsOfClass(place);
  const [pupils, marks, calls, totals] = [
    await pupilsBetween(work, place.id, first, last),
    await marksBetween(work, place.id, first, last),
    await rollCallsBetween(work, place.id, first, last),
    await absenceTotals(work, place.id, [last, work.today].sort()[0] ?? last),
  ];
  const called = new Set(calls.map((call) => `${call.day} ${call.session}`));
  const at = new Map(marks.map((one) => [`${one.pupilId} ${one.day} ${one.session}`, one]));
  const shown = all.map((day) => ({
    day,
    // A day to come is closed where it will be: a Sunday, a holiday.
    closed: noSchool(day, { ...days, today: last })?.message ?? null,
    future: day > work.today,
    called: sessions.some((session) => called.has(`${day} ${session}`)),
  }));
  const judged = countsAbsences(unit.level);
  // A pupil who came back has two spans and one line.
  const lines = [...Map.groupBy(pupils, (one) => one.id).values()].flatMap((spans) => {
    const [pupil] = spans;
    if (!pupil) return [];
    const own = marks.filter((one) => one.pupilId === pupil.id);
    const year = totals.filter((one) => one.pupilId === pupil.id);
    const counted = year.reduce((sum, one) => sum + one.counted, 0);
    return [
      {
        ...{ id: pupil.id, name: pupil.name, counted, standing: judged ? absenceStanding(counted) : ('fine' as const) },
        cells: shown.map(({ day }) =>
          spans.some((span) => sitsOn(span, day))
            ? sessions
                .map((session) => {
                  const mark = at.get(`${pupil.id} ${day} ${session}`);
                  return mark
                    ? { sign: stateSigns[mark.state], words: `${sessionNames[session]}: ${mark.note || stateSigns[mark.state]}` }
                    : null;
                })
                .filter((mark) => mark !== null)
            : null,
        ),
        month: { P: own.filter((one) => one.state === 'P').length, K: own.filter((one) => one.state === 'K').length },
        year: { P: year.reduce((sum, one) => sum + one.withLeave, 0), K: year.reduce((sum, one) => sum + one.withoutLeave, 0) },
      },
    ];
  });
  return { unit, class: { id: place.id, name: place.name }, month, days: shown, lines, today: work.today, judged };
}

export const classNumber = (text: string | undefined): number => {
  const id = Number(text);
  if (!Number.isSafeInteger(id)) throw notFound('Không tìm thấy lớp này.');
  return id;
};
