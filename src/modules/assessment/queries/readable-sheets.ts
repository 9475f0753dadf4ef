// Which sheets has a school, and which of them does somebody read? For programs, imports and exports.
import { sql } from 'kysely';
import { refuse } from '#kernel/refusal.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { mayReadAllSheets, mayReadMarks } from '../policy.ts';

export type SheetRef = {
  classSubject: number;
  classId: number;
  className: string;
  grade: string;
  /** Code; HK, NLPC and SK are what the homeroom teacher rates. */
  subject: string;
  /** The class's foreign language, which names the subject. */
  language: string | null;
  kind: 'subject' | 'homeroom';
  /** Semesters in which it is taught. */
  semesters: (1 | 2)[];
  /** Accounts of those who enter marks there today, besides the principal: in semester I, and in semester II and the year. */
  writers: Readonly<Record<1 | 2, readonly string[]>>;
  /** Accounts of those who have entered marks there this year, and of the homeroom teacher of the class. */
  readers: string[];
  /** Account of the homeroom teacher. */
  homeroom: string | null;
};

/** What a homeroom teacher rates is assigned to nobody. */
const teachersIn = (semester: 1 | 2, today: string) => sql`
  (select array_remove(array_agg(distinct t.user_id), null) from teaching.assignment a join people.staff t on t.id = a.staff_id
    where a.class_subject_id = s.id and a.semester = ${semester} and a.valid_from <= ${today} and (a.valid_to is null or a.valid_to >= ${today}))`;

/** All of the classes of a year, in the order of the school. @throws Refused when the marks of the school are not the actor's to read */
export async function schoolSheets(
  work: Work,
  unit: Pick<Unit, 'id' | 'path' | 'shortName'>,
  schoolYear: string,
): Promise<SheetRef[]> {
  const may = mayReadMarks(work.actor, unit);
  if (may !== true) throw refuse(may.code, may.message);
  const { rows } = await sql<
    Omit<SheetRef, 'writers' | 'readers'> & { teachers1: string[] | null; teachers2: string[] | null; readers: string[] | null }
  >`
    select s.id as "classSubject", s.class_id as "classId", c.name as "className", c.grade, s.subject, c.foreign_language_1 as language, s.kind,
      case when s.kind = 'homeroom' then array[1, 2] else array_remove(array[case when s.periods1 is not null then 1 end, case when s.periods2 is not null then 2 end], null) end as semesters,
      ${teachersIn(1, work.today)} as teachers1, ${teachersIn(2, work.today)} as teachers2,
      case when s.kind = 'subject' then (select array_remove(array_agg(distinct t.user_id), null) from teaching.assignment a join people.staff t on t.id = a.staff_id
        where a.class_subject_id = s.id) end as readers,
      (select t.user_id from people.staff t where t.id = c.homeroom_staff_id) as homeroom
    from teaching.class_subject s join classes.class c on c.id = s.class_id
    where s.unit_id = ${unit.id} and s.school_year = ${schoolYear} and s.closed_on is null and c.closed_on is null
    order by c.grade, c.sort_key, s.position, s.id`.execute(work.handle);
  return rows.map(({ teachers1, teachers2, ...row }) => {
    const leader = row.homeroom === null ? [] : [row.homeroom];
    return {
      ...row,
      writers: row.kind === 'homeroom' ? { 1: leader, 2: leader } : { 1: teachers1 ?? [], 2: teachers2 ?? [] },
      readers: [...(row.readers ?? []), ...leader],
    };
  });
}

/** Those that the actor reads (`mayReadSheet`, which has the last word of each semester). */
export async function readableSheets(
  work: Work,
  unit: Pick<Unit, 'id' | 'path' | 'shortName'>,
  schoolYear: string,
): Promise<SheetRef[]> {
  const all = await schoolSheets(work, unit, schoolYear);
  if (mayReadAllSheets(work.actor, unit)) return all;
  const me = work.actor.kind === 'person' ? work.actor.userId : '';
  return all.filter(({ readers }) => readers.includes(me));
}
