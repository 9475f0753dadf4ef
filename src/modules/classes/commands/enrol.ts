// Pupils sit in classes from a day on: the dated record behind the placement that the pupil's row shows.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import type { Work } from '#platform/db/work.ts';

export type Placement = { pupilId: string; classId: number | null };

/**
 * Ends enrolments that differ from the placement and opens the new ones. Idempotent. The caller has written the placement to the
 * pupils (people.savePupils) in the same transaction and rechecks the classes afterwards. `day`: when it came to be so, else today.
 * @returns the classes that lost or gained pupils
 */
export async function recordEnrolments(
  work: Work,
  unitId: number,
  schoolYear: string,
  placements: Placement[],
  end: { kind: 'moved_class' | 'left_school' | 'undone'; reason?: string; day?: LocalDate } = { kind: 'moved_class' },
): Promise<number[]> {
  const day = end.day ?? work.today;
  const rows = placements.map((p) => ({ id: randomUUID(), pupil_id: p.pupilId, class_id: p.classId }));
  const json = JSON.stringify(rows);
  const { rows: ended } = await sql<{ class_id: number }>`
    update classes.enrolment e set valid_to = greatest(${day}::date, e.valid_from), end_kind = ${end.kind}, end_reason = ${end.reason ?? null}
    from jsonb_to_recordset(${json}::jsonb) as n(pupil_id uuid, class_id int)
    where e.pupil_id = n.pupil_id and e.valid_to is null and e.class_id is distinct from n.class_id returning e.class_id`.execute(
    work.handle,
  );
  const { rows: opened } = await sql<{ class_id: number }>`
    insert into classes.enrolment (id, unit_id, pupil_id, class_id, school_year, valid_from)
    select n.id, ${unitId}, n.pupil_id, n.class_id, ${schoolYear}, ${day}
    from jsonb_to_recordset(${json}::jsonb) as n(id uuid, pupil_id uuid, class_id int)
    where n.class_id is not null and not exists (select from classes.enrolment e where e.pupil_id = n.pupil_id and e.valid_to is null)
    returning class_id`.execute(work.handle);
  return [...new Set([...ended, ...opened].map((row) => row.class_id))];
}

/** Only for pupils that an import made and that are taken back with it. */
export async function forgetEnrolments(work: Work, pupilIds: string[]): Promise<void> {
  await sql`delete from classes.enrolment where pupil_id = any(${pupilIds}::uuid[])`.execute(work.handle);
}
