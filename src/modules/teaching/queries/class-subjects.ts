// Which subjects does a class have, and who teaches them today?
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';
import type { ClassSubject } from '../tables.ts';

/** Those that are taught, in the order of the report card; `closed` too: what was taught once. */
export async function classSubjectsOf(work: Work, classId: number, closed = false): Promise<ClassSubject[]> {
  return read(work)
    .selectFrom('teaching.class_subject')
    .selectAll()
    .where('class_id', '=', classId)
    .$if(!closed, (query) => query.where('closed_on', 'is', null))
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** All of a school in a year. */
export async function schoolSubjects(work: Work, unitId: number, schoolYear: string): Promise<ClassSubject[]> {
  return read(work)
    .selectFrom('teaching.class_subject')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('school_year', '=', schoolYear)
    .where('closed_on', 'is', null)
    .orderBy('class_id')
    .orderBy('position')
    .execute();
}

export type Teacher = { staffId: string; name: string; semester: 1 | 2; part: string; from: string; to: string | null };
/** Teachers of a subject of a class, also those of before; newest first. */
export async function teachersOf(work: Work, classSubjectId: number): Promise<Teacher[]> {
  return read(work)
    .selectFrom('teaching.assignment as a')
    .innerJoin('people.staff as s', 's.id', 'a.staff_id')
    .select(['a.staff_id as staffId', 's.full_name as name', 'a.semester', 'a.part', 'a.valid_from as from', 'a.valid_to as to'])
    .where('a.class_subject_id', '=', classSubjectId)
    .orderBy('a.semester')
    .orderBy(sql`a.valid_to desc nulls first`)
    .orderBy('a.part')
    .execute();
}
