// A site that an earlier version opened gets the sections that the registry has since learnt of. Idempotent: run at every start.
import { sql } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { Work } from '#platform/db/work.ts';
import { registryVersion, sectionRows, siteTemplates } from '../templates.ts';

export const allSectionRows = (today: string) =>
  (Object.keys(siteTemplates) as UnitLevel[]).flatMap((level) => sectionRows(level, today));

/**
 * Texts, and titles and places that a unit has given, stay. Only a site from before menus could be arranged (registry 0) takes order and
 * titles from the registry. @returns how many sites were brought up
 */
export async function bringSections(work: Work): Promise<number> {
  const behind = await sql`select 1 from sites.site where registry < ${registryVersion} limit 1`.execute(work.handle);
  if (behind.rows.length === 0) return 0;
  const rows = JSON.stringify(allSectionRows(work.today));
  const registry = sql`jsonb_to_recordset(${rows}::jsonb) as t(level text, slug text, title text, kind text, position smallint, source text,
    mandatory boolean, legal_basis text, in_menu boolean, parent_slug text, max_age_days smallint)`;
  await sql`
    insert into sites.section (unit_id, slug, title, kind, position, source, mandatory, legal_basis, in_menu, parent_slug, max_age_days)
    select s.unit_id, t.slug, t.title, t.kind, t.position, t.source, t.mandatory, t.legal_basis, t.in_menu,
      case when exists (select from sites.section p where p.unit_id = s.unit_id and p.slug = t.parent_slug and p.parent_slug is not null)
        then null else t.parent_slug end, t.max_age_days
    from sites.site s join ${registry} on t.level = s.template where s.registry < ${registryVersion}
    on conflict (unit_id, slug) do nothing`.execute(work.handle);
  await sql`
    update sites.section c set own = false, mandatory = t.mandatory, legal_basis = t.legal_basis, source = t.source, max_age_days = t.max_age_days,
      position = case when s.registry = 0 then t.position else c.position end,
      parent_slug = case when s.registry = 0 then t.parent_slug else c.parent_slug end,
      title = case when s.registry = 0 then t.title else c.title end,
      in_menu = case when s.registry = 0 then t.in_menu else c.in_menu end
    from sites.site s join ${registry} on t.level = s.template
    where s.registry < ${registryVersion} and c.unit_id = s.unit_id and c.slug = t.slug`.execute(work.handle);
  const brought = await sql`update sites.site set registry = ${registryVersion} where registry < ${registryVersion}`.execute(
    work.handle,
  );
  return Number(brought.numAffectedRows ?? 0);
}
