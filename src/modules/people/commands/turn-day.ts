// The business day changed: the checks of age (12-14, 25, 27) may answer differently. Only records whose answer can change are found,
// by their day of birth, and only those that answer differently are written. May run as often as one likes.
import { sql } from 'kysely';
import type { LocalDate } from '#kernel/calendar.ts';
import { putSetting, setting } from '#platform/db/settings.ts';
import type { Work } from '#platform/db/work.ts';
import { turningBirths } from '../rules/pupil.ts';
import { turningStaffBirths } from '../rules/staff.ts';
import { reassessPupils } from './assess-pupils.ts';
import { reassessStaff } from './save-staff.ts';

export type Turned = { unitId: number; pupils: string[]; staff: string[] };

/** Who may answer differently on `to` than on `from`, by unit. One index range for each limit of age. */
export async function turnedBetween(work: Work, from: LocalDate, to: LocalDate): Promise<Turned[]> {
  const ranges = JSON.stringify(turningBirths(from, to));
  const { rows: pupils } = await sql<{ unit_id: number; ids: string[] }>`
    select p.unit_id, array_agg(distinct p.id) as ids
    from jsonb_to_recordset(${ranges}::jsonb) as r("from" date, "to" date, grade text, mark text)
    join people.pupil p on p.active and p.birth_date between r."from" and r."to"
      and (r.grade is null or p.grade = r.grade)
      and (r.mark is null or (r.mark = 'pioneer' and p.pioneer) or (r.mark = 'youth_union' and p.youth_union))
    group by p.unit_id`.execute(work.handle);
  const { rows: staff } = await sql<{ unit_id: number; ids: string[] }>`
    select s.unit_id, array_agg(distinct s.id) as ids
    from jsonb_to_recordset(${JSON.stringify(turningStaffBirths(from, to))}::jsonb) as r("from" date, "to" date)
    join people.staff s on s.active and s.birth_date between r."from" and r."to"
    group by s.unit_id`.execute(work.handle);
  const units = new Map<number, Turned>();
  const of = (unitId: number) => {
    const known = units.get(unitId) ?? { unitId, pupils: [], staff: [] };
    units.set(unitId, known);
    return known;
  };
  for (const row of pupils) of(row.unit_id).pupils = row.ids;
  for (const row of staff) of(row.unit_id).staff = row.ids;
  return [...units.values()];
}

/** One unit is one transaction, so that nobody waits for a province. @returns records that answer differently */
export async function turnDay(work: Work, { unitId, pupils, staff }: Turned): Promise<number> {
  return (await reassessPupils(work, unitId, pupils)) + (await reassessStaff(work, unitId, staff));
}

/** The day for which the checks were last asked; null before the first time. */
export async function assessedOn(work: Work): Promise<LocalDate | null> {
  return (await setting<LocalDate>(work, 'people.assessed_on')) ?? null;
}
export async function setAssessedOn(work: Work, day: LocalDate): Promise<void> {
  await putSetting(work, 'people.assessed_on', day);
}
