// Which classes does a school have this year?
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type ClassRow = {
  id: number;
  name: string;
  grade: string;
  homeroomName: string | null;
  pupils: number;
  pupilsComplete: number;
  complete: boolean;
  openErrors: number;
};

export async function listClasses(work: Work, unitId: number, schoolYear: string): Promise<ClassRow[]> {
  const rows = await read(work)
    .selectFrom('classes.class as c')
    .leftJoin('people.staff as s', 's.id', 'c.homeroom_staff_id')
    .leftJoin('people.class_counter as n', (join) => join.onRef('n.class_id', '=', 'c.id').onRef('n.unit_id', '=', 'c.unit_id'))
    .select([
      ...([
        'c.id',
        'c.name',
        'c.grade',
        's.full_name as homeroomName',
        'n.active as pupils',
        'n.complete as pupilsComplete',
      ] as const),
      ...(['c.complete', 'c.open_errors as openErrors'] as const),
    ])
    .where('c.unit_id', '=', unitId)
    .where('c.school_year', '=', schoolYear)
    .where('c.active', '=', true)
    .orderBy('c.grade')
    .orderBy('c.sort_key')
    .execute();
  return rows.map((row) => ({ ...row, pupils: row.pupils ?? 0, pupilsComplete: row.pupilsComplete ?? 0 }));
}

/** Where has a pupil sat, and from when to when? Newest first. */
export async function enrolmentsOf(
  work: Work,
  pupilId: string,
): Promise<{ className: string; schoolYear: string; from: string; to: string | null; reason: string | null }[]> {
  return read(work)
    .selectFrom('classes.enrolment as e')
    .innerJoin('classes.class as c', 'c.id', 'e.class_id')
    .select([
      'c.name as className',
      'e.school_year as schoolYear',
      'e.valid_from as from',
      'e.valid_to as to',
      'e.end_reason as reason',
    ])
    .where('e.pupil_id', '=', pupilId)
    .orderBy('e.valid_from', 'desc')
    .orderBy('e.recorded_at', 'desc')
    .execute();
}

/** Classes that these people lead today or have led. */
export async function classesLedBy(
  work: Work,
  unitId: number,
  staffIds: string[],
): Promise<{ classId: number; className: string; staffId: string; now: boolean }[]> {
  if (staffIds.length === 0) return [];
  const rows = await read(work)
    .selectFrom('classes.homeroom as h')
    .innerJoin('classes.class as c', 'c.id', 'h.class_id')
    .select(['c.id as classId', 'c.name as className', 'h.staff_id as staffId', 'h.valid_to as to'])
    .where('h.unit_id', '=', unitId)
    .where('h.staff_id', 'in', staffIds)
    .execute();
  return rows.map(({ to, ...row }) => ({ ...row, now: to === null }));
}
