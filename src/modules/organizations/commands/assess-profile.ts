// After a record changed: what it lacks, what the checks find now against what is known. In the transaction of the change.
import { sql } from 'kysely';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';
import { read, write } from '../handles.ts';
import { assessProfile } from '../rules/profile.ts';
import type { ProfileTable } from '../tables.ts';

/** The caller holds the profile's row. Explained findings stay quiet until what they say is no longer so. */
export async function reassessProfile(work: Work, unitId: number): Promise<void> {
  const profile = await read(work)
    .selectFrom('organizations.profile')
    .selectAll()
    .where('unit_id', '=', unitId)
    .executeTakeFirstOrThrow();
  const { missing, findings, filled } = assessProfile(profile as unknown as { [K in keyof ProfileTable]?: unknown });
  const known = await read(work)
    .selectFrom('organizations.finding')
    .select(['id', 'rule', 'field', 'state'])
    .where('unit_id', '=', unitId)
    .where('state', '<>', 'fixed')
    .execute();
  const same = (a: { rule: number; field: string }, b: { rule: number; field: string }) =>
    a.rule === b.rule && a.field === b.field;
  const gone = known.filter((was) => !findings.some((finding) => same(was, finding))).map((was) => was.id);
  if (gone.length > 0)
    await write(work)
      .updateTable('organizations.finding')
      .set({ state: 'fixed', fixed_at: work.now })
      .where('id', '=', sql<number>`any(${gone}::bigint[])`)
      .execute();
  const fresh = findings.filter((finding) => !known.some((was) => same(was, finding)));
  if (fresh.length > 0)
    await write(work)
      .insertInto('organizations.finding')
      .values(
        fresh.map((finding) => ({
          ...finding,
          ...{ unit_id: unitId, first_seen: work.now, reason: null, decided_by: null, decided_at: null, fixed_at: null },
        })),
      )
      .execute();
  await write(work)
    .updateTable('organizations.profile')
    .set({ missing, filled, open_errors: findings.filter((finding) => finding.level === 'E').length })
    .where('unit_id', '=', unitId)
    .execute();
  await announceMoved(work, unitId);
}
