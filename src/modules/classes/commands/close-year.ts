// A school year ends for pupils of a class: the old enrolment is closed with the year, the new one begins with the next; and back again.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import type { Placement } from './enrol.ts';

/** `classId` null: leaves the school. The caller writes the placement to the pupils in the same transaction. @throws Error without such years */
export async function closeYearEnrolments(
  work: Work,
  unitId: number,
  years: { old: string; next: string },
  placements: readonly Placement[],
): Promise<void> {
  const rows = placements.map((p) => ({ id: randomUUID(), pupil_id: p.pupilId, class_id: p.classId }));
  const json = JSON.stringify(rows);
  await sql`update classes.enrolment e set valid_to = greatest(y.ends_on, e.valid_from), end_kind = 'year_closed'
    from jsonb_to_recordset(${json}::jsonb) as n(pupil_id uuid), classes.school_year y
    where e.pupil_id = n.pupil_id and e.valid_to is null and e.school_year = ${years.old} and y.code = ${years.old}`.execute(
    work.handle,
  );
  await sql`insert into classes.enrolment (id, unit_id, pupil_id, class_id, school_year, valid_from)
    select n.id, ${unitId}, n.pupil_id, n.class_id, ${years.next}, y.starts_on
    from jsonb_to_recordset(${json}::jsonb) as n(id uuid, pupil_id uuid, class_id int), classes.school_year y
    where n.class_id is not null and y.code = ${years.next}`.execute(work.handle);
}

/** As if the year had not been closed: the new enrolments never were, the old ones go on. */
export async function reopenYearEnrolments(
  work: Work,
  classId: number,
  years: { old: string; next: string },
  pupilIds: readonly string[],
): Promise<void> {
  const ids = pupilIds as string[];
  await sql`update classes.enrolment set valid_to = valid_from, end_kind = 'undone'
    where pupil_id = any(${ids}::uuid[]) and school_year = ${years.next} and valid_to is null`.execute(work.handle);
  await sql`update classes.enrolment e set valid_to = null, end_kind = null
    where e.pupil_id = any(${ids}::uuid[]) and e.class_id = ${classId} and e.end_kind = 'year_closed'
      and e.valid_from = (select max(o.valid_from) from classes.enrolment o where o.pupil_id = e.pupil_id and o.class_id = e.class_id and o.end_kind = 'year_closed')`.execute(
    work.handle,
  );
}
