// The year of a class is over: its rules are frozen, its marks closed, what its pupils were is kept for taking it back (R0.1, R6.7).
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import type { Work } from '#platform/db/work.ts';
import { read, write } from '../handles.ts';
import { type ClassFacts, classFacts } from '../queries/class-facts.ts';
import type { RolledPupil } from '../tables.ts';

const userOf = (work: Work): string => (work.actor.kind === 'person' ? work.actor.userId : 'system');

/** `over`: nobody waits any more; then the class is closed. The caller has authorised and moved the pupils. */
export async function closeClassYear(
  work: Work,
  facts: Pick<ClassFacts, 'unitId' | 'classId' | 'schoolYear' | 'rules'>,
  { pupils, opened, over }: { pupils: readonly RolledPupil[]; opened: readonly number[]; over: boolean },
): Promise<void> {
  const { unitId, classId, schoolYear, rules } = facts;
  await write(work)
    .insertInto('assessment.rollover')
    .values({
      ...{ unit_id: unitId, class_id: classId, school_year: schoolYear, pupils: JSON.stringify(pupils), opened: [...opened] },
      ...{ closed_by: userOf(work), closed_by_name: actorName(work.actor), closed_at: work.now },
    })
    .execute();
  if (!over) return;
  await sql`insert into assessment.class_rules (class_id, unit_id, school_year, rule_set, rule_version, frozen_at)
    values (${classId}, ${unitId}, ${schoolYear}, ${rules.id}, ${rules.version}, ${work.now})
    on conflict (class_id) do update set frozen_at = excluded.frozen_at`.execute(work.handle);
  await sql`insert into assessment.lock (unit_id, school_year, class_id, kind, reason, locked_by, locked_by_name, locked_at)
    select ${unitId}, ${schoolYear}, ${classId}, 'closed_year', ${`Kết chuyển năm học ${schoolYear}`}, ${userOf(work)}, ${actorName(work.actor)}, ${work.now}
    where not exists (select from assessment.lock where class_id = ${classId} and kind = 'closed_year' and class_subject_id is null and opened_at is null)`.execute(
    work.handle,
  );
}

export type Rollover = {
  id: number;
  classId: number;
  pupils: readonly RolledPupil[];
  opened: readonly number[];
  by: string;
  at: Date;
};

/** Standing, the newest first. */
export async function rolloversOf(work: Work, classIds: readonly number[]): Promise<Rollover[]> {
  return read(work)
    .selectFrom('assessment.rollover')
    .select(['id', 'class_id as classId', 'pupils', 'opened', 'closed_by_name as by', 'closed_at as at'])
    .where('class_id', '=', sql<number>`any(${classIds as number[]}::int[])`)
    .where('undone_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();
}

/** The class is as it was before it was closed. @returns what the caller has to take back of the pupils */
export async function reopenClassYear(work: Work, classId: number): Promise<void> {
  const { schoolYear } = await classFacts(work, classId);
  await sql`update assessment.rollover set undone_at = ${work.now}, undone_by_name = ${actorName(work.actor)} where class_id = ${classId} and undone_at is null`.execute(
    work.handle,
  );
  await sql`update assessment.class_rules set frozen_at = null where class_id = ${classId}`.execute(work.handle);
  await sql`update assessment.lock set opened_at = ${work.now}, opened_by = ${userOf(work)}, opened_by_name = ${actorName(work.actor)}
    where class_id = ${classId} and school_year = ${schoolYear} and kind = 'closed_year' and opened_at is null`.execute(
    work.handle,
  );
}

/** Of classes that were opened for nothing. */
export async function forgetClassCounters(work: Work, classIds: readonly number[]): Promise<void> {
  await sql`delete from assessment.counter where class_id = any(${classIds as number[]}::int[])`.execute(work.handle);
  await sql`delete from assessment.class_rules where class_id = any(${classIds as number[]}::int[])`.execute(work.handle);
}

/** Which of the pupils have marks in the year? Then the year before it is not taken back any more. */
export async function withMarksIn(work: Work, pupilIds: readonly string[], schoolYear: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select p.full_name as name from people.pupil p where p.id = any(${pupilIds as string[]}::uuid[]) and exists (
      select from assessment.mark_row m join teaching.class_subject s on s.id = m.class_subject_id
      where m.pupil_id = p.id and s.school_year = ${schoolYear} and m.cells <> '{}') order by p.sort_key limit 5`.execute(
    work.handle,
  );
  return rows.map(({ name }) => name);
}
