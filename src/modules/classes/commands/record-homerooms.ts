// Who leads a class from a day on: the dated record behind the teacher that the class's row shows. One writer for forms and files.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import type { Work } from '#platform/db/work.ts';

export type Homeroom = { classId: number; staffId: string | null };

const json = (rows: Homeroom[]) =>
  JSON.stringify(rows.map((row) => ({ id: randomUUID(), class_id: row.classId, staff_id: row.staffId })));

/**
 * The former teacher leads until the day before; one named and replaced on the same day was a slip and led nobody, so periods never
 * share a day. Idempotent. The caller has written the teacher to the classes and rechecks them.
 */
export async function recordHomerooms(work: Work, unitId: number, rows: Homeroom[], from: LocalDate): Promise<void> {
  const wanted = json(rows);
  await sql`delete from classes.homeroom h using jsonb_to_recordset(${wanted}::jsonb) as n(class_id int, staff_id uuid)
    where h.class_id = n.class_id and h.valid_to is null and h.staff_id is distinct from n.staff_id and h.valid_from >= ${from}`.execute(
    work.handle,
  );
  await sql`update classes.homeroom h set valid_to = ${from}::date - 1
    from jsonb_to_recordset(${wanted}::jsonb) as n(class_id int, staff_id uuid)
    where h.class_id = n.class_id and h.valid_to is null and h.staff_id is distinct from n.staff_id`.execute(work.handle);
  await open(work, unitId, wanted, from);
}

/** Takes back what was recorded by mistake: it leaves no trace, the former teacher goes on without a gap. */
export async function takeBackHomerooms(work: Work, unitId: number, rows: Homeroom[]): Promise<void> {
  const wanted = json(rows);
  await sql`delete from classes.homeroom h using jsonb_to_recordset(${wanted}::jsonb) as n(class_id int, staff_id uuid)
    where h.class_id = n.class_id and h.valid_to is null and h.staff_id is distinct from n.staff_id`.execute(work.handle);
  await sql`update classes.homeroom h set valid_to = null
    from jsonb_to_recordset(${wanted}::jsonb) as n(class_id int, staff_id uuid)
    where h.class_id = n.class_id and h.staff_id = n.staff_id
      and not exists (select from classes.homeroom o where o.class_id = n.class_id and o.valid_to is null)
      and h.id = (select l.id from classes.homeroom l where l.class_id = n.class_id order by l.valid_from desc, l.recorded_at desc limit 1)`.execute(
    work.handle,
  );
  await open(work, unitId, wanted, work.today);
}

async function open(work: Work, unitId: number, wanted: string, from: LocalDate): Promise<void> {
  await sql`insert into classes.homeroom (id, unit_id, class_id, staff_id, valid_from)
    select n.id, ${unitId}, n.class_id, n.staff_id, ${from}
    from jsonb_to_recordset(${wanted}::jsonb) as n(id uuid, class_id int, staff_id uuid)
    where n.staff_id is not null and not exists (select from classes.homeroom h where h.class_id = n.class_id and h.valid_to is null)`.execute(
    work.handle,
  );
}
