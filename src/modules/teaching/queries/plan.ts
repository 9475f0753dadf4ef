// The plan of a school in a year: its classes, and which subject each has.
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import type { ClassSubject } from '../tables.ts';
import { schoolSubjects } from './class-subjects.ts';

export type PlanClass = { id: number; name: string; grade: string; language: string | null; leader: string | null };
export type Plan = {
  classes: PlanClass[];
  subjects: ClassSubject[] /** Codes that at least one class has, in their order. */;
  codes: string[];
};

export async function planFor(work: Work, unitId: number, schoolYear: string): Promise<Plan> {
  const classes = await read(work)
    .selectFrom('classes.class as c')
    .leftJoin('people.staff as s', 's.id', 'c.homeroom_staff_id')
    .select(['c.id', 'c.name', 'c.grade', 'c.foreign_language_1 as language', 's.full_name as leader'])
    .where('c.unit_id', '=', unitId)
    .where('c.school_year', '=', schoolYear)
    .where('c.active', '=', true)
    .orderBy('c.grade')
    .orderBy('c.sort_key')
    .execute();
  const here = new Set(classes.map((one) => one.id));
  const subjects = (await schoolSubjects(work, unitId, schoolYear)).filter((row) => here.has(row.class_id));
  // A subject stands where it stands in the highest grade that has it, so that Hóa does not come last because grade 6 lacks it.
  const places = new Map<string, number>();
  for (const row of subjects) places.set(row.subject, Math.max(places.get(row.subject) ?? 0, row.position));
  const codes = [...places].sort(([a, x], [b, y]) => x - y || a.localeCompare(b)).map(([code]) => code);
  return { classes, subjects, codes };
}
