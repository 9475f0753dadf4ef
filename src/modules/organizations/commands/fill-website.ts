// Sites of units opened or moved: their address belongs in the unit's record (R4.6). What somebody wrote there stays.
import { sql } from 'kysely';
import { recordAll } from '#modules/audit/index.ts';
import type { Work } from '#platform/db/work.ts';
import { announceMoved } from '#platform/jobs/moved.ts';

/** `insteadOf`: former addresses of the site, in whose place the new one is written. */
export type SiteAddress = { unitId: number; website: string; insteadOf?: readonly string[] };

export async function fillWebsites(work: Work, addresses: readonly SiteAddress[]): Promise<void> {
  if (addresses.length === 0) return;
  const list = JSON.stringify(
    addresses.map(({ unitId, website, insteadOf = [] }) => ({ unit_id: unitId, website, instead_of: insteadOf })),
  );
  const { rows } = await sql<{ unit_id: number; website: string; was: string }>`
    update organizations.profile p set website = a.website, updated_at = now(),
      filled = p.filled + (coalesce(p.website, '') = '')::int
    from jsonb_to_recordset(${list}::jsonb) as a(unit_id int, website text, instead_of jsonb), organizations.profile o
    where p.unit_id = a.unit_id and o.unit_id = p.unit_id and (coalesce(p.website, '') = '' or a.instead_of ? p.website)
    returning p.unit_id, p.website, coalesce(o.website, '') as was`.execute(work.handle);
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.unit_id);
  // The only check that asks for the address is check 3; all else of the record is as it was.
  await sql`update organizations.finding set state = 'fixed', fixed_at = ${work.now}
    where unit_id = any(${ids}::int[]) and rule = 3 and field = 'website' and state <> 'fixed'`.execute(work.handle);
  await recordAll(
    work,
    rows.map((row) => ({
      action: 'organizations.fill-website',
      object: { kind: 'unit', id: row.unit_id },
      unitId: row.unit_id,
      summary: `Ghi địa chỉ trang thành viên ${row.website} vào hồ sơ`,
      ...(row.was ? { before: { website: row.was } } : {}),
      after: { website: row.website },
    })),
  );
  for (const id of ids) await announceMoved(work, id);
}

export const fillWebsite = (work: Work, unitId: number, website: string): Promise<void> =>
  fillWebsites(work, [{ unitId, website }]);
