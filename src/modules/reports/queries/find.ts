// Which class, which pupil is meant by what somebody typed? With the names that there are, when it is none of them.
import { sql } from 'kysely';
import { notFound } from '#kernel/refusal.ts';
import { classKey } from '#kernel/vietnamese-text.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { schoolClasses } from './school-results.ts';

/** @throws Refused with the classes of the year */
export async function classNamed(work: Work, unit: Unit, schoolYear: string, name: string): Promise<number> {
  const classes = await schoolClasses(work, unit.id, schoolYear);
  const found = classes.find((one) => classKey(one.name) === classKey(name.replace(/^lớp\s+/i, '')));
  if (found) return found.id;
  const names = classes.map((one) => one.name).join(', ');
  throw notFound(
    names
      ? `${unit.shortName} không có lớp ${name} trong năm học ${schoolYear}. Có: ${names}.`
      : `${unit.shortName} chưa mở lớp nào trong năm học ${schoolYear}.`,
  );
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** By id, code or ministry id; with the class that he or she sat in that year. @throws Refused */
export async function pupilNamed(
  work: Work,
  unit: Unit,
  schoolYear: string,
  text: string,
): Promise<{ id: string; classId: number; name: string }> {
  const asked = text.trim();
  const { rows } = await sql<{ id: string; classId: number | null; name: string }>`
    select p.id, p.full_name as name,
      (select e.class_id from classes.enrolment e join classes.class c on c.id = e.class_id
        where e.pupil_id = p.id and e.school_year = ${schoolYear} and c.unit_id = ${unit.id} and e.end_kind is distinct from 'undone'
        order by e.valid_from desc limit 1) as "classId"
    from people.pupil p where p.unit_id = ${unit.id} and (${uuid.test(asked) ? sql`p.id = ${asked}` : sql`p.code = ${asked} or p.ministry_id = ${asked}`}) limit 2`.execute(
    work.handle,
  );
  const found = rows[0];
  if (!found || rows.length > 1) throw notFound(`${unit.shortName} không có học sinh mang mã ${asked}.`);
  if (found.classId === null)
    throw notFound(`${found.name} (${asked}) không học lớp nào của ${unit.shortName} trong năm học ${schoolYear}.`);
  return { id: found.id, classId: found.classId, name: found.name };
}

/** Which half of the year is being talked about: semester I until it is over and a month more. */
export async function periodToday(work: Work, schoolYear: string): Promise<1 | 2> {
  const { rows } = await sql<{ second: boolean }>`
    select ${work.today}::date > semester1_ends_on + 30 as second from classes.school_year where code = ${schoolYear}`.execute(
    work.handle,
  );
  return rows[0]?.second ? 2 : 1;
}
