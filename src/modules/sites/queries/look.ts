// What do superiors hand down to a site, and what has a unit itself handed down?
import { sql } from 'kysely';
import type { OrganizationsViews } from '#modules/organizations/index.ts';
import { readerOf, type Work } from '#platform/db/work.ts';
import type { Handed, SiteLink, Standard } from '../look.ts';
import type { SitesTables } from '../tables.ts';

const read = readerOf<SitesTables & OrganizationsViews>();

/** From the nearest superior upward. */
export async function standardsAbove(work: Work, path: string): Promise<Standard[]> {
  const rows = await read(work)
    .selectFrom('sites.standard as s')
    .innerJoin('organizations.unit as u', 'u.id', 's.unit_id')
    .select(['s.unit_id', 'u.short_name', 's.handed'])
    .where(sql<boolean>`u.path @> ${path}::ltree and u.path <> ${path}::ltree`)
    .orderBy(sql`nlevel(u.path)`, 'desc')
    .execute();
  return rows.map((row) => ({ unitId: row.unit_id, by: row.short_name, handed: row.handed as Handed }));
}

export type KeptStandard = { handed: Handed; version: number; updatedBy: string | null };
export async function standardOf(work: Work, unitId: number): Promise<KeptStandard> {
  const row = await read(work)
    .selectFrom('sites.standard')
    .select(['handed', 'version', 'updated_by'])
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  return { handed: (row?.handed as Handed | undefined) ?? {}, version: row?.version ?? 0, updatedBy: row?.updated_by ?? null };
}

/** What a site has chosen itself, as the screen of its look holds it; what superiors hand down is not in it. */
export async function ownLook(work: Work, unitId: number) {
  const row = await read(work)
    .selectFrom('sites.site')
    .select(['theme', 'palette', 'logo_media_id', 'banner_media_id', 'footer_note', 'links', 'version'])
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  return (
    row && {
      ...{ theme: row.theme, palette: row.palette, logo: row.logo_media_id ?? '', banner: row.banner_media_id ?? '' },
      ...{ footer: row.footer_note ?? '', links: (row.links as SiteLink[] | null) ?? [], version: row.version },
    }
  );
}
