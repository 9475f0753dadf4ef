// Does a timetable hold together? Who would have to be in two places at once, and what differs from the plan (R5.3). Pure.
import type { Session } from '../tables.ts';
import { periodWords } from './load.ts';

/** Where a lesson stands in the week. 2 is Monday, as timetables say it. */
export type Place = { weekday: number; session: Session; period: number };
export type Activity = 'flag' | 'class_meeting' | 'other';
export type Lesson = Place & {
  classId: number;
  /** null: an activity that is no subject. */
  subjectId: number | null;
  activity: Activity | null;
  staffId: string | null;
  room: string | null;
};
export type TimetableFacts = {
  classes: ReadonlyMap<number, { name: string }>;
  /** Subjects of the classes by their number; periods a week in tenths, null where it is not taught in that semester; who teaches it now. */
  subjects: ReadonlyMap<number, { name: string; classId: number; periods: number | null; staffIds: readonly string[] }>;
  staff: ReadonlyMap<string, { name: string /** Tenths a week. */; norm: number | null }>;
};
export type ClashKind = 'teacher' | 'room' | 'class' | 'fixed' | 'norm' | 'plan' | 'assigned';
/** An error keeps a timetable from being put in force; a warning is for people to weigh. */
export type Clash = {
  level: 'error' | 'warning';
  kind: ClashKind;
  message: string;
  classIds: number[];
  staffId?: string;
  place?: Place;
};

export const weekdays = [2, 3, 4, 5, 6, 7] as const;
export const sessions: readonly Session[] = ['morning', 'afternoon'];
export const periodsOf: Record<Session, readonly number[]> = { morning: [1, 2, 3, 4, 5], afternoon: [1, 2, 3, 4, 5] };
export const sessionNames: Record<Session, string> = { morning: 'Sáng', afternoon: 'Chiều' };
export const weekdayTitles: Record<number, string> = {
  2: 'Thứ Hai',
  3: 'Thứ Ba',
  4: 'Thứ Tư',
  5: 'Thứ Năm',
  6: 'Thứ Sáu',
  7: 'Thứ Bảy',
};
export const activityNames: Record<Activity, string> = {
  flag: 'Chào cờ',
  class_meeting: 'Sinh hoạt lớp',
  other: 'Hoạt động khác',
};

export const placeKey = ({ weekday, session, period }: Place): string => `${weekday}-${session}-${period}`;
export const placeWords = ({ weekday, session, period }: Place): string =>
  `t${weekdayTitles[weekday]?.slice(1) ?? ''}, ${sessionNames[session].toLowerCase()}, tiết ${period}`;
const order = ({ weekday, session, period }: Place) => weekday * 100 + (session === 'morning' ? 0 : 50) + period;

/** Lessons that a person teaches: flag ceremony and class meeting belong to the homeroom, not to the norm. */
const taught = (lesson: Lesson) => lesson.subjectId !== null;
const listed = (names: string[]) => [...new Set(names)].sort((a, b) => a.localeCompare(b, 'vi', { numeric: true })).join(', ');

/** By place: what is wrong with the lesson that stands there, of a class or in a teacher's week. What concerns no lesson has no place. */
export function clashesAt(clashes: readonly Clash[], of: { classId: number } | { staffId: string }): Record<string, string> {
  const concerns = ({ classIds, staffId }: Clash) => ('classId' in of ? classIds.includes(of.classId) : staffId === of.staffId);
  const found = clashes.filter((one) => one.place !== undefined && concerns(one));
  return Object.fromEntries(
    [...Map.groupBy(found, ({ place }) => placeKey(place as Place))].map(([key, some]) => [
      key,
      some.map(({ message }) => message).join('. '),
    ]),
  );
}

export function clashesOf(lessons: readonly Lesson[], facts: TimetableFacts): Clash[] {
  const nameOf = (id: number) => facts.classes.get(id)?.name ?? String(id);
  const namesOf = (some: readonly Lesson[]) => listed(some.map((lesson) => nameOf(lesson.classId)));
  const idsOf = (some: readonly Lesson[]) => [...new Set(some.map((lesson) => lesson.classId))];
  const byOrder = [...lessons].sort((a, b) => order(a) - order(b) || a.classId - b.classId);
  const clashes: Clash[] = [];

  for (const [, here] of Map.groupBy(byOrder, placeKey)) {
    const place = {
      weekday: here[0]?.weekday ?? 2,
      session: here[0]?.session ?? 'morning',
      period: here[0]?.period ?? 1,
    } as Place;
    const twice = (kind: ClashKind, groups: Map<unknown, Lesson[]>, words: (some: Lesson[]) => string, staff = false) => {
      for (const [key, some] of groups)
        if (key !== null && some.length > 1)
          clashes.push({
            ...{ level: 'error', kind, place, classIds: idsOf(some) },
            message: `${words(some)} (${placeWords(place)})`,
            ...(staff ? { staffId: String(key) } : {}),
          });
    };
    twice(
      'class',
      Map.groupBy(here, (lesson) => lesson.classId),
      (some) => `Lớp ${namesOf(some)} có ${some.length} tiết cùng lúc`,
    );
    twice(
      'teacher',
      Map.groupBy(here, (lesson) => lesson.staffId),
      (some) =>
        `${facts.staff.get(some[0]?.staffId ?? '')?.name ?? 'Một giáo viên'} dạy ${some.length} lớp cùng lúc: ${namesOf(some)}`,
      true,
    );
    twice(
      'room',
      Map.groupBy(here, (lesson) => (lesson.room ? lesson.room.trim().toLocaleLowerCase('vi') : null)),
      (some) => `Phòng ${some[0]?.room} có ${some.length} lớp cùng lúc: ${namesOf(some)}`,
    );
  }

  for (const [classId, own] of Map.groupBy(byOrder, (lesson) => lesson.classId)) {
    const fixed = (lesson: Lesson, message: string) => {
      const { weekday, session, period } = lesson;
      clashes.push({ level: 'error', kind: 'fixed', classIds: [classId], place: { weekday, session, period }, message });
    };
    const name = nameOf(classId);
    const lastDay = Math.max(...own.map((lesson) => lesson.weekday));
    for (const lesson of own) {
      if (lesson.activity === 'flag' && (lesson.weekday !== 2 || lesson.period !== 1))
        fixed(lesson, `Chào cờ của lớp ${name} là tiết 1 thứ Hai, không phải ${placeWords(lesson)}`);
      const after = own.some(
        (other) => other.weekday === lesson.weekday && other.session === lesson.session && other.period > lesson.period,
      );
      if (lesson.activity === 'class_meeting' && (lesson.weekday !== lastDay || after))
        fixed(lesson, `Sinh hoạt lớp của lớp ${name} là tiết cuối tuần, không phải ${placeWords(lesson)}`);
    }
    for (const activity of ['flag', 'class_meeting'] as const)
      if (!own.some((lesson) => lesson.activity === activity))
        clashes.push({
          ...{ level: 'warning', kind: 'fixed', classIds: [classId] },
          message: `Lớp ${name} chưa có ${activityNames[activity].toLowerCase()}`,
        });
  }

  for (const [staffId, own] of Map.groupBy(byOrder.filter(taught), (lesson) => lesson.staffId)) {
    const teacher = staffId === null ? undefined : facts.staff.get(staffId);
    if (staffId === null || !teacher || teacher.norm === null || own.length * 10 <= teacher.norm) continue;
    clashes.push({
      ...{ level: 'warning', kind: 'norm', classIds: idsOf(own), staffId },
      message: `${teacher.name} dạy ${own.length} tiết một tuần, định mức ${periodWords(teacher.norm)}`,
    });
  }

  // A hand-over after the draft was written: its lessons are still the former teacher's.
  for (const own of Map.groupBy(byOrder.filter(taught), (lesson) => `${lesson.subjectId} ${lesson.staffId}`).values()) {
    const [{ subjectId, staffId, classId } = { subjectId: null, staffId: null, classId: 0 }] = own;
    const subject = facts.subjects.get(subjectId ?? 0);
    if (!subject || staffId === null || subject.staffIds.length === 0 || subject.staffIds.includes(staffId)) continue;
    const now = listed(subject.staffIds.map((id) => facts.staff.get(id)?.name ?? 'người khác'));
    clashes.push({
      ...{ level: 'warning', kind: 'assigned', classIds: [classId] },
      message: `Lớp ${nameOf(classId)}, ${subject.name}: ${own.length} tiết ghi ${facts.staff.get(staffId)?.name ?? 'người đã nghỉ'}, phân công nay là ${now}`,
    });
  }

  // Only of classes that have a timetable already: an empty one is not yet wrong.
  const begun = new Set(lessons.map((lesson) => lesson.classId));
  const counts = Map.groupBy(byOrder.filter(taught), (lesson) => lesson.subjectId);
  for (const [id, { name, classId, periods }] of facts.subjects) {
    if (!begun.has(classId)) continue;
    const has = counts.get(id)?.length ?? 0;
    // One and a half periods a week are one and two in turn.
    if (Math.abs(has - (periods ?? 0) / 10) < 1) continue;
    clashes.push({
      ...{ level: 'warning', kind: 'plan', classIds: [classId] },
      message: `Lớp ${nameOf(classId)}, ${name}: xếp ${has} tiết, kế hoạch ${periodWords(periods ?? 0)}`,
    });
  }
  return clashes.sort((a, b) => (a.level === b.level ? 0 : a.level === 'error' ? -1 : 1));
}
