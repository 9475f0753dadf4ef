// Only for taking back what an import made: a person who was never more than a wrong line. Everybody else changes status (R4.1).
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { recountPupils, recountStaff } from './counters.ts';

export async function deletePupils(work: Work, unitId: number, ids: string[]): Promise<void> {
  const { rows } = await sql<{
    class_id: number | null;
  }>`select class_id from people.pupil where id = any(${ids}::uuid[]) and unit_id = ${unitId}`.execute(work.handle);
  await sql`delete from people.guardian where pupil_id = any(${ids}::uuid[]) and unit_id = ${unitId}`.execute(work.handle);
  await sql`delete from people.pupil where id = any(${ids}::uuid[]) and unit_id = ${unitId}`.execute(work.handle);
  await recountPupils(
    work,
    unitId,
    rows.map((row) => row.class_id),
  );
}

export async function deleteStaff(work: Work, unitId: number, ids: string[]): Promise<void> {
  await sql`delete from people.staff where id = any(${ids}::uuid[]) and unit_id = ${unitId}`.execute(work.handle);
  await recountStaff(work, unitId);
}
