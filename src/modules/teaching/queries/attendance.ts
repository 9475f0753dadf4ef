// Who was not there? The class of a day, the book of a month, the sums of a year.
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import { notFound } from '#kernel/refusal.ts';
import { schoolYearOf } from '#kernel/school-year.ts';
import type { Unit } from '#modules/organizations/index.ts';
import { staffOfActor } from '#modules/people/index.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import type { AbsenceState, CountedSession, SchoolDays } from '../rules/attendance.ts';
import type { Session } from '../tables.ts';
import { daysOff, holidaysOf } from './calendar.ts';

export type AttendanceClass = {
  id: number;
  name: string;
  grade: string;
  schoolYear: string;
  session: 'morning' | 'afternoon' | 'full_day' | null;
  two_sessions: boolean | null;
  homeroomStaffId: string | null;
  homeroomName: string | null;
};
const classes = (work: Work, unitId: number) =>
  read(work)
    .selectFrom('classes.class as c')
    .leftJoin('people.staff as s', 's.id', 'c.homeroom_staff_id')
    .select([
      ...(['c.id', 'c.name', 'c.grade', 'c.school_year as schoolYear', 'c.session', 'c.two_sessions'] as const),
      ...(['c.homeroom_staff_id as homeroomStaffId', 's.full_name as homeroomName'] as const),
    ])
    .where('c.unit_id', '=', unitId);

/** Classes of a year in the order of the school. */
export const attendanceClasses = (work: Work, unitId: number, schoolYear: string): Promise<AttendanceClass[]> =>
  classes(work, unitId)
    .where('c.school_year', '=', schoolYear)
    .where('c.active', '=', true)
    .orderBy('c.grade')
    .orderBy('c.sort_key')
    .execute();

export async function attendanceClass(work: Work, unitId: number, id: number): Promise<AttendanceClass> {
  const row = await classes(work, unitId)
    .where('c.id', '=', Number.isSafeInteger(id) ? id : 0)
    .executeTakeFirst();
  if (!row) throw notFound('Không tìm thấy lớp này.');
  return row;
}

/** The record of staff of whoever acts, at this school. */
export async function staffOfAccount(work: Work, unitId: number): Promise<string | null> {
  const staff = await staffOfActor(work);
  return staff?.active && staff.unitId === unitId ? staff.id : null;
}

export type AttendanceSetting = { lockDays: number; counted: CountedSession; version: number };
export async function attendanceSetting(work: Work, unitId: number): Promise<AttendanceSetting> {
  const row = await read(work)
    .selectFrom('teaching.attendance_setting')
    .selectAll()
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  return { lockDays: row?.lock_days ?? 7, counted: row?.counted_session ?? 'own', version: row?.version ?? 0 };
}

/** On which days of its year does a school not meet? Its own, those of the units above, and those of the law. */
export async function schoolDays(
  work: Work,
  unit: Pick<Unit, 'id'>,
  code: string = schoolYearOf(work.today),
): Promise<SchoolDays> {
  const year = await read(work)
    .selectFrom('classes.school_year')
    .select(['code', 'semester1_starts_on', 'ends_on'])
    .where('code', '=', code)
    .executeTakeFirst();
  if (!year) throw notFound('Năm học này chưa được mở.');
  const holidays = await daysOff(work, await holidaysOf(work, unit.id, code), year.semester1_starts_on, year.ends_on);
  return { today: work.today, year, holidays };
}

export type RollPupil = { id: string; name: string; from: LocalDate; to: LocalDate | null };
/** Who sat in the class on any day of the span, each with the own days: `to` is the first day that is no longer so. */
export async function pupilsBetween(work: Work, classId: number, first: LocalDate, last: LocalDate): Promise<RollPupil[]> {
  return read(work)
    .selectFrom('classes.enrolment as e')
    .innerJoin('people.pupil as p', 'p.id', 'e.pupil_id')
    .select(['p.id', 'p.full_name as name', 'e.valid_from as from', 'e.valid_to as to'])
    .where('e.class_id', '=', classId)
    .where('e.valid_from', '<=', last)
    .where((q) => q.or([q('e.valid_to', 'is', null), q('e.valid_to', '>', first)]))
    .where((q) => q.or([q('e.end_kind', 'is', null), q('e.end_kind', '<>', 'undone')]))
    .orderBy('p.sort_key')
    .orderBy('p.id')
    .execute();
}
export const sitsOn = ({ from, to }: Pick<RollPupil, 'from' | 'to'>, day: LocalDate): boolean =>
  from <= day && (to === null || day < to);

export type Mark = { pupilId: string; day: LocalDate; session: Session; state: AbsenceState; note: string };
export type RollCall = { day: LocalDate; session: Session; by: string; at: Date; version: number };

export async function marksBetween(work: Work, classId: number, first: LocalDate, last: LocalDate): Promise<Mark[]> {
  return read(work)
    .selectFrom('teaching.absence')
    .select(['pupil_id as pupilId', 'day', 'session', 'state', 'note'])
    .where('class_id', '=', classId)
    .where('day', '>=', first)
    .where('day', '<=', last)
    .execute();
}
export async function rollCallsBetween(work: Work, classId: number, first: LocalDate, last: LocalDate): Promise<RollCall[]> {
  return read(work)
    .selectFrom('teaching.roll_call')
    .select(['day', 'session', 'taken_by_name as by', 'taken_at as at', 'version'])
    .where('class_id', '=', classId)
    .where('day', '>=', first)
    .where('day', '<=', last)
    .execute();
}

/** Which classes were looked at in a day's sessions, and how many were missing: for the day of a school. */
export async function dayOfSchool(
  work: Work,
  unitId: number,
  day: LocalDate,
): Promise<{ classId: number; session: Session; by: string; absent: number }[]> {
  const { rows } = await sql<{ classId: number; session: Session; by: string; absent: number }>`
    select r.class_id as "classId", r.session, r.taken_by_name as by,
      (select count(*)::int from teaching.absence a where a.class_id = r.class_id and a.day = r.day and a.session = r.session and a.state in ('P', 'K')) as absent
    from teaching.roll_call r where r.unit_id = ${unitId} and r.day = ${day}`.execute(work.handle);
  return rows;
}

export type AbsenceTotal = {
  pupilId: string;
  semester: 1 | 2;
  /** Sessions with leave and without, whichever session of the day. */
  withLeave: number;
  withoutLeave: number;
  /** Of these, sessions of the official timetable: what the 45 are counted from (R1.26). */
  counted: number;
};
/**
 * Absences of the pupils of a class in its year, up to and including a day, also those of a class they sat in before. A pupil without
 * any has no row.
 */
export async function absenceTotals(work: Work, classId: number, upto: LocalDate): Promise<AbsenceTotal[]> {
  const { rows } = await sql<AbsenceTotal>`
    select a.pupil_id as "pupilId", case when a.day < y.semester2_starts_on then 1 else 2 end as semester,
      (count(*) filter (where a.state = 'P'))::int as "withLeave", (count(*) filter (where a.state = 'K'))::int as "withoutLeave",
      (count(*) filter (where a.counted))::int as counted
    from classes.class c join classes.school_year y on y.code = c.school_year
    join teaching.absence a on a.school_year = c.school_year and a.unit_id = c.unit_id
    where c.id = ${classId} and a.day <= ${upto} and a.state in ('P', 'K')
      and a.pupil_id in (select e.pupil_id from classes.enrolment e where e.class_id = ${classId} and e.end_kind is distinct from 'undone')
    group by 1, 2`.execute(work.handle);
  return rows;
}
