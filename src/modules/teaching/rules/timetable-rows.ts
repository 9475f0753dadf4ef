// A timetable as rows of a sheet, in the layout that is read back. Pure.
import { activityNames, type Lesson, periodsOf, placeKey, sessionNames, sessions, weekdays, weekdayTitles } from './timetable.ts';

type Names = {
  classes: readonly { id: number; name: string }[];
  subjects: readonly { id: number; name: string }[];
  staff: readonly { id: string; name: string }[];
};

export function timetableRows(
  lessons: readonly Lesson[],
  { classes, subjects, staff }: Names,
): { header: string[]; rows: string[][] } {
  const subject = new Map(subjects.map((one) => [one.id, one.name]));
  const teacher = new Map(staff.map((one) => [one.id, one.name]));
  const at = new Map(lessons.map((one) => [`${one.classId} ${placeKey(one)}`, one]));
  const used = sessions.filter((session) => session === 'morning' || lessons.some((one) => one.session === session));
  const cell = (one: Lesson | undefined) => {
    if (!one) return '';
    const what = one.subjectId === null ? activityNames[one.activity ?? 'other'] : (subject.get(one.subjectId) ?? '');
    return [what, teacher.get(one.staffId ?? '')].filter(Boolean).join(' - ') + (one.room ? ` (${one.room})` : '');
  };
  return {
    header: ['Thứ', 'Buổi', 'Tiết', ...classes.map((one) => one.name)],
    rows: weekdays.flatMap((weekday) =>
      used.flatMap((session) =>
        periodsOf[session].map((period) => [
          ...[weekdayTitles[weekday] ?? '', sessionNames[session], String(period)],
          ...classes.map(({ id }) => cell(at.get(`${id} ${placeKey({ weekday, session, period })}`))),
        ]),
      ),
    ),
  };
}
