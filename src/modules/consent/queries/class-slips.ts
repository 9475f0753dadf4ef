// The children of a class with how the school stands towards showing them, and who of their record could have signed.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { ageOn, type Relation } from '../rules/consent.ts';
import { type ConsentRow, listConsents } from './consents.ts';

export type Slip = ConsentRow & { age: number | null; guardian: { name: string; relation: Relation } | undefined };

/** In the order of their names. No such class, or nobody in it: null. */
export async function classSlips(work: Work, unitId: number, classId: number): Promise<{ name: string; slips: Slip[] } | null> {
  if (!Number.isSafeInteger(classId) || classId <= 0 || classId > 2_147_483_647) return null;
  const { rows } = await listConsents(work, unitId, { classId, sort: 'name', limit: 200, offset: 0 });
  const name = rows[0]?.className;
  if (!name) return null;
  const { rows: guardians } = await sql<{ pupil: string; name: string; relation: Relation }>`
    select distinct on (pupil_id) pupil_id as pupil, full_name as name, relation from people.guardian
    where unit_id = ${unitId} and pupil_id = any(${rows.map(({ pupilId }) => pupilId)}::uuid[]) and valid_to is null order by pupil_id, relation desc`.execute(
    work.handle,
  );
  const first = new Map(guardians.map(({ pupil, ...guardian }) => [pupil, guardian]));
  return {
    name,
    slips: rows.map((row) => ({
      ...row,
      age: row.birthDate ? ageOn(row.birthDate, work.today) : null,
      guardian: first.get(row.pupilId),
    })),
  };
}
