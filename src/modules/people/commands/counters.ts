// How many records does a school have, how many are complete? Kept in the writing transaction, equal to a full recount at any time.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { purgePages } from '#platform/jobs/purge.ts';

/** Locks the school's row: from here to commit no other writer of this school counts, so no change is lost or counted twice. */
async function lockSchool(work: Work, unitId: number): Promise<void> {
  await sql`insert into people.counter (unit_id) values (${unitId}) on conflict do nothing`.execute(work.handle);
  await sql`select 1 from people.counter where unit_id = ${unitId} for update`.execute(work.handle);
}

/** Recounts the classes touched (0 = without a class) and carries the difference to the school. */
export async function recountPupils(work: Work, unitId: number, classIds: Iterable<number | null>): Promise<void> {
  const touched = [...new Set([...classIds].map((id) => id ?? 0))];
  if (touched.length === 0) return;
  await lockSchool(work, unitId);
  const { rows } = await sql<{ came: number }>`
    with now_is as (
      select t.class_id, count(p.id)::int as active, (count(p.id) filter (where p.complete))::int as complete, coalesce(sum(p.filled), 0)::int as filled
      from unnest(${touched}::int[]) as t(class_id)
      left join people.pupil p on p.unit_id = ${unitId} and p.active
        and (p.class_id = nullif(t.class_id, 0) or (t.class_id = 0 and p.class_id is null))
      group by t.class_id
    ), was as (
      select coalesce(sum(active), 0)::int as active, coalesce(sum(complete), 0)::int as complete, coalesce(sum(filled), 0)::int as filled
      from people.class_counter where unit_id = ${unitId} and class_id = any(${touched}::int[])
    ), put as (
      insert into people.class_counter (unit_id, class_id, active, complete, filled)
      select ${unitId}, class_id, active, complete, filled from now_is
      on conflict (unit_id, class_id) do update set active = excluded.active, complete = excluded.complete, filled = excluded.filled
    )
    update people.counter c set
      pupils_active = c.pupils_active + n.active - was.active,
      pupils_complete = c.pupils_complete + n.complete - was.complete,
      pupils_filled = c.pupils_filled + n.filled - was.filled,
      changed_at = ${work.now}
    from (select sum(active) as active, sum(complete) as complete, sum(filled) as filled from now_is) n, was
    where c.unit_id = ${unitId} returning n.active - was.active as came`.execute(work.handle);
  // The unit's site says how many they are.
  if (rows.some((row) => Number(row.came) !== 0)) await purgePages(work, [`site:${unitId}`]);
  await announceMoved(work, unitId);
}

/** A school has some dozens of staff: they are simply counted. */
export async function recountStaff(work: Work, unitId: number): Promise<void> {
  await lockSchool(work, unitId);
  const { rows } = await sql<{ turned: boolean }>`
    update people.counter c set staff_active = n.active, staff_complete = n.complete, staff_filled = n.filled, changed_at = ${work.now}
    from (select count(*)::int as active, (count(*) filter (where complete))::int as complete, coalesce(sum(filled), 0)::int as filled
          from people.staff where unit_id = ${unitId} and active) n, (select staff_active from people.counter where unit_id = ${unitId}) was
    where c.unit_id = ${unitId}
    returning exists (select from people.staff_page g where g.unit_id = ${unitId} and g.shown)
      and (was.staff_active = 0) <> (n.active = 0) as turned`.execute(work.handle);
  await announceMoved(work, unitId);
  // With the first and without the last the menu of every page is another.
  await purgePages(work, [`staff:${unitId}`, ...(rows[0]?.turned ? [`site:${unitId}`] : [])]);
}

/** The truth, from the records themselves: for the nightly reconciliation and the property test. */
export async function fullRecount(work: Work, unitId: number) {
  const { rows } = await sql<{
    pupils_active: number;
    pupils_complete: number;
    pupils_filled: number;
    staff_active: number;
    staff_complete: number;
  }>`
    select (select count(*) from people.pupil where unit_id = ${unitId} and active) as pupils_active,
           (select count(*) from people.pupil where unit_id = ${unitId} and active and complete) as pupils_complete,
           (select coalesce(sum(filled), 0) from people.pupil where unit_id = ${unitId} and active) as pupils_filled,
           (select count(*) from people.staff where unit_id = ${unitId} and active) as staff_active,
           (select count(*) from people.staff where unit_id = ${unitId} and active and complete) as staff_complete`.execute(
    work.handle,
  );
  return rows[0];
}
