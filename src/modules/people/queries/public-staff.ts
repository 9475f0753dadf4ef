// Whom does a unit's site name? What may be told is fixed by a function of the database: the portal cannot read the records.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { read } from '../handles.ts';

export type PublicStaff = {
  id: string;
  name: string;
  kind: 'manager' | 'teacher' | 'employee' | null;
  post: string | null;
  subject: string | null;
  email: string | null;
};

/** Nobody while the unit does not show its staff. */
export async function publicStaff(work: Work, unitId: number): Promise<PublicStaff[]> {
  const { rows } = await sql<PublicStaff>`
    select id, full_name as name, kind, post, main_subject as subject, email from people.public_staff(${unitId}) order by sort_key, id`.execute(
    work.handle,
  );
  return rows;
}

export const staffPageOf = async (
  work: Work,
  unitId: number,
): Promise<{ shown: boolean; withEmail: boolean; version: number }> => {
  const row = await read(work)
    .selectFrom('people.staff_page')
    .select(['shown', 'with_email', 'version'])
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  return { shown: row?.shown ?? false, withEmail: row?.with_email ?? false, version: row?.version ?? 0 };
};
