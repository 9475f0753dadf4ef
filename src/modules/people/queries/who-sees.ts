// Who can open the record of this pupil? Said to those who keep it, so that nobody has to guess.
import { sql } from 'kysely';
import { grantsAt } from '#modules/access/index.ts';
import type { Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';

export type WhoSees = { homeroom: { className: string; name: string } | null; keepers: number; teachers: number };

export async function whoSees(work: Work, unit: Unit, classId: number | null): Promise<WhoSees> {
  const { rows: grants } = await grantsAt(work, unit.path, { limit: 500 });
  const people = (roles: string[]) => new Set(grants.filter((g) => roles.includes(g.role)).map((g) => g.userId)).size;
  const { rows } = classId
    ? await sql<{ class_name: string; name: string }>`
        select c.name as class_name, s.full_name as name from classes.class c join people.staff s on s.id = c.homeroom_staff_id
        where c.id = ${classId}`.execute(work.handle)
    : { rows: [] };
  const lead = rows[0];
  return {
    homeroom: lead ? { className: lead.class_name, name: lead.name } : null,
    keepers: people(['principal', 'clerk']),
    teachers: people(['teacher']),
  };
}
