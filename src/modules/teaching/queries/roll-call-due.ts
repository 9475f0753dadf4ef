// Has the homeroom teacher who asks still to call the roll today?
import { schoolYearOf } from '#kernel/school-year.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { noSchool, sessionsOfClass } from '../rules/attendance.ts';
import type { Session } from '../tables.ts';
import { attendanceClasses, dayOfSchool, schoolDays, staffOfAccount } from './attendance.ts';

/** The first session of each own class that nobody has looked at; none on a day without school. */
export async function rollCallsDue(work: Work, unit: Unit): Promise<{ classId: number; name: string; session: Session }[]> {
  const staffId = await staffOfAccount(work, unit.id);
  const classes = staffId ? await attendanceClasses(work, unit.id, schoolYearOf(work.today)) : [];
  const own = classes.filter((one) => one.homeroomStaffId === staffId);
  if (own.length === 0 || noSchool(work.today, await schoolDays(work, unit)) !== null) return [];
  const called = new Set((await dayOfSchool(work, unit.id, work.today)).map((call) => call.classId));
  return own.flatMap((one) => {
    const [session] = sessionsOfClass(one);
    return session && !called.has(one.id) ? [{ classId: one.id, name: one.name, session }] : [];
  });
}
