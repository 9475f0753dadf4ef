// Who teaches what to which class?
import type { LocalDate } from '#kernel/calendar.ts';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type Assignment = {
  id: number;
  classSubjectId: number;
  classId: number;
  className: string;
  grade: string;
  subject: string;
  /** The class's foreign language, which names the subject. */
  language: string | null;
  staffId: string;
  semester: 1 | 2;
  part: string;
  /** Tenths a week. */
  periods: number | null;
  from: LocalDate;
  to: LocalDate | null;
};

const assigned = (work: Work) =>
  read(work)
    .selectFrom('teaching.assignment as a')
    .innerJoin('teaching.class_subject as cs', 'cs.id', 'a.class_subject_id')
    .innerJoin('classes.class as c', 'c.id', 'cs.class_id')
    .select([
      ...(['a.id', 'a.class_subject_id as classSubjectId', 'cs.class_id as classId', 'c.name as className', 'c.grade'] as const),
      ...(['cs.subject', 'c.foreign_language_1 as language', 'a.staff_id as staffId', 'a.semester', 'a.part'] as const),
      ...(['a.valid_from as from', 'a.valid_to as to'] as const),
      (q) =>
        q.fn
          .coalesce('a.periods', q.case().when('a.semester', '=', 1).then(q.ref('cs.periods1')).else(q.ref('cs.periods2')).end())
          .as('periods'),
    ])
    .where('cs.closed_on', 'is', null);

/** What a teacher teaches now in a school year; one semester or both. */
export async function assignmentsOf(work: Work, staffId: string, schoolYear?: string): Promise<Assignment[]> {
  return assigned(work)
    .where('a.staff_id', '=', staffId)
    .where('a.valid_to', 'is', null)
    .$if(schoolYear !== undefined, (query) => query.where('cs.school_year', '=', schoolYear ?? ''))
    .orderBy('c.grade')
    .orderBy('c.sort_key')
    .orderBy('cs.position')
    .orderBy('a.semester')
    .execute();
}

/** All of a school that hold now. */
export async function schoolAssignments(work: Work, unitId: number, schoolYear: string, semester: 1 | 2): Promise<Assignment[]> {
  return assigned(work)
    .where('a.unit_id', '=', unitId)
    .where('cs.school_year', '=', schoolYear)
    .where('a.semester', '=', semester)
    .where('a.valid_to', 'is', null)
    .orderBy('a.id')
    .execute();
}
