// From a school to its classes, from a class to its pupils, from a pupil to the empty field.
import { sql } from 'kysely';
import { notFound } from '#kernel/refusal.ts';
import { profileOf, type Unit } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import type { Campaign } from './campaigns.ts';

export type Gap = { field: string; detail: string };
export type PersonGaps = { id: string; name: string; missing: string[]; errors: Gap[] };
export type ClassGaps = {
  id: number;
  name: string;
  homeroom: string | null;
  errors: Gap[];
  pupils: number;
  pupilsComplete: number;
};
export type UnitGaps = { profile: string[]; classes: ClassGaps[]; staff: PersonGaps[]; withoutClass: PersonGaps[] };

const errorsOf = (column: 'pupil_id' | 'staff_id', owner: string) => sql<Gap[]>`
  coalesce((select json_agg(json_build_object('field', f.field, 'detail', f.detail) order by f.rule) from people.finding f
            where f.${sql.ref(column)} = ${sql.ref(owner)} and f.state = 'open' and f.level = 'E' and f.rule not in (10, 26)), '[]')`;

const pupilsOf = (work: Work, unitId: number, classId: number | null) =>
  sql<PersonGaps>`
    select p.id, p.full_name as name, p.missing, ${errorsOf('pupil_id', 'p.id')} as errors from people.pupil p
    where p.unit_id = ${unitId} and p.class_id is not distinct from ${classId}::int and p.active and not p.complete
    order by p.sort_key, p.id limit 500`
    .execute(work.handle)
    .then(({ rows }) => rows);

export async function unitGaps(work: Work, unit: Unit, campaign: Campaign): Promise<UnitGaps> {
  const profile = await profileOf(work, unit.id);
  const { rows: classes } = await sql<ClassGaps>`
    select c.id, c.name, s.full_name as homeroom, coalesce(n.active, 0) as pupils, coalesce(n.complete, 0) as "pupilsComplete",
      coalesce((select json_agg(json_build_object('field', f.field, 'detail', f.detail) order by f.rule) from classes.finding f
                where f.class_id = c.id and f.state = 'open' and f.level = 'E' and f.rule <> 4), '[]') as errors
    from classes.class c
    left join people.staff s on s.id = c.homeroom_staff_id
    left join people.class_counter n on n.class_id = c.id and n.unit_id = c.unit_id
    where c.unit_id = ${unit.id} and c.school_year = ${campaign.schoolYear} and c.active order by c.grade, c.sort_key`.execute(
    work.handle,
  );
  const { rows: staff } = await sql<PersonGaps>`
    select s.id, s.full_name as name, s.missing, ${errorsOf('staff_id', 's.id')} as errors from people.staff s
    where s.unit_id = ${unit.id} and s.active and not s.complete order by s.sort_key, s.id limit 500`.execute(work.handle);
  return { profile: profile?.missing ?? [], classes, staff, withoutClass: await pupilsOf(work, unit.id, null) };
}

export async function classGaps(
  work: Work,
  unit: Unit,
  classId: number,
): Promise<{ id: number; name: string; pupils: PersonGaps[] }> {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from classes.class where id = ${classId} and unit_id = ${unit.id}`.execute(work.handle);
  const found = rows[0];
  if (!found) throw notFound('Không tìm thấy lớp này.');
  return { ...found, pupils: await pupilsOf(work, unit.id, classId) };
}
