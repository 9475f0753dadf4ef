// Has the homeroom teacher who asks still to call the roll today?
import { schoolYearOf } from '#kernel/school-year.ts';
import { classesLedBy } from '#modules/classes/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { noSchool, sessionsOfClass } from '../rules/attendance.ts';
import type { Session } from '../tables.ts';
import { attendanceClasses, rollCallsBetween, schoolDays, staffOfAccount } from './attendance.ts';

/** The first session of each own class that nobody has looked at; none on a day without school. */
export async function rollCallsDue(work: Work, unit: Unit): Promise<{ classId: number; name: string; session: Session }[]> {
  const staffId = await staffOfAccount(work, unit.id);
  const own = staffId ? await classesLedBy(work, staffId) : [];
  if (own.length === 0 || noSchool(work.today, await schoolDays(work, unit)) !== null) return [];
  const classes = await attendanceClasses(work, unit.id, schoolYearOf(work.today));
  const due: { classId: number; name: string; session: Session }[] = [];
  for (const one of classes.filter(({ id }) => own.some((led) => led.id === id))) {
    const called = await rollCallsBetween(work, one.id, work.today, work.today);
    const session = sessionsOfClass(one).find((at) => !called.some((call) => call.session === at));
    if (session && called.length === 0) due.push({ classId: one.id, name: one.name, session });
  }
  return due;
}
