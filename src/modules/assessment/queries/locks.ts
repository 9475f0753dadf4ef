// What of a school's marks is closed, and what was: by whom, when, why, and how it was opened again.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import type { LockKind } from '../rules/lock.ts';
import type { Period } from '../rules/outcome.ts';

export type LockRow = {
  id: number;
  schoolYear: string;
  classId: number | null;
  className: string | null;
  classSubjectId: number | null;
  subject: string | null;
  semester: Period | null;
  column: string | null;
  kind: LockKind;
  reason: string;
  by: string;
  at: Date;
  openedBy: string | null;
  openedAt: Date | null;
  openReason: string;
  /** Classes that it leaves open, as a lock of the whole school. */
  exceptions: readonly { classId: number; className: string; reason: string; by: string; on: string }[];
};

const rowsOf = async (work: Work, where: ReturnType<typeof sql>, tail: ReturnType<typeof sql>): Promise<LockRow[]> =>
  (
    await sql<LockRow>`
      select l.id, l.school_year as "schoolYear", l.class_id as "classId", c.name as "className", l.class_subject_id as "classSubjectId",
        s.subject, l.semester, l."column", l.kind, l.reason, l.locked_by_name as by, l.locked_at as at,
        l.opened_by_name as "openedBy", l.opened_at as "openedAt", l.open_reason as "openReason",
        (select coalesce(jsonb_agg(jsonb_build_object('classId', x.class_id, 'className', k.name, 'reason', x.reason, 'by', x.excepted_by_name,
            'on', (x.excepted_at at time zone 'Asia/Ho_Chi_Minh')::date) order by k.sort_key), '[]')
          from assessment.lock_exception x join classes.class k on k.id = x.class_id where x.lock_id = l.id and x.ended_at is null) as exceptions
      from assessment.lock l left join classes.class c on c.id = l.class_id left join teaching.class_subject s on s.id = l.class_subject_id
      where ${where} ${tail}`.execute(work.handle)
  ).rows;

/** In force, the widest first. */
export const locksAt = (work: Work, unitId: number, schoolYear: string): Promise<LockRow[]> =>
  rowsOf(
    work,
    sql`l.unit_id = ${unitId} and l.school_year = ${schoolYear} and l.opened_at is null`,
    sql`order by l.class_id nulls first, l.class_subject_id nulls first, l.semester nulls first, l."column" nulls first, l.locked_at`,
  );

/** Opened again, the last first. */
export const openedLocks = (work: Work, unitId: number, schoolYear: string, most = 30): Promise<LockRow[]> =>
  rowsOf(
    work,
    sql`l.unit_id = ${unitId} and l.school_year = ${schoolYear} and l.opened_at is not null`,
    sql`order by l.opened_at desc limit ${most}`,
  );

/** One lock to be opened, held against a second hand. */
export async function lockToOpen(work: Work, unitId: number, id: number): Promise<LockRow | undefined> {
  const [row] = await rowsOf(work, sql`l.unit_id = ${unitId} and l.id = ${id}`, sql`for update of l`);
  return row;
}

/** The classes of a school's year with the sheets they have. */
export async function lockableClasses(
  work: Work,
  unitId: number,
  schoolYear: string,
): Promise<{ id: number; name: string; grade: string; subjects: { id: number; subject: string }[] }[]> {
  const { rows } = await sql<{ id: number; name: string; grade: string; subjects: { id: number; subject: string }[] }>`
    select c.id, c.name, c.grade, (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'subject', s.subject) order by s.position, s.id), '[]')
      from teaching.class_subject s where s.class_id = c.id) as subjects
    from classes.class c where c.unit_id = ${unitId} and c.school_year = ${schoolYear} order by c.grade, c.name, c.id`.execute(
    work.handle,
  );
  return rows;
}
