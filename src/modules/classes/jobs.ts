// What the classes module does by itself: a school year has begun, and a school has opened no class in it.
import { schoolYearOf } from '#kernel/school-year.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import { recheckClasses } from './commands/recheck-classes.ts';
import { schoolsWithoutClasses } from './queries/without-classes.ts';

export const classesJobs: Record<string, Job> = {
  'classes-none-opened': async (_payload, { db, log, system }) => {
    const schools = await db.read(system, (work) => schoolsWithoutClasses(work));
    for (const unitId of schools) await db.as(system, (work) => recheckClasses(work, unitId, schoolYearOf(work.today)));
    if (schools.length > 0) log.info({ units: schools.length }, 'schools without classes asked why');
  },
};
