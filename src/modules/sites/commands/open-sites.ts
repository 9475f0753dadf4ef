// Units get their portals: the sections their type must have, already made, empty. One unit or 874, in the same few statements.
import { sql } from 'kysely';
import { actorName } from '#kernel/actor.ts';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { recordAll } from '#modules/audit/index.ts';
import { pagesNaming } from '#modules/organizations/index.ts';
import type { Work } from '#platform/db/work.ts';
import { purgePages } from '#platform/jobs/purge.ts';
import { separatesApproval } from '../board.ts';
import { registryVersion, siteTemplates } from '../templates.ts';
import { allSectionRows } from './bring-sections.ts';
import { askWhereLeads } from './look-at-host.ts';

export type NewSite = {
  unitId: number;
  path: string;
  template: UnitLevel;
  /** A label below the province's own host, a full name, or '' for the department. */
  host: string;
  title?: string | undefined;
};

/** For workflows, which have asked who acts and whether the names are free; a name or a site that is there all the same fails the whole. */
export async function openSites(work: Work, sites: readonly NewSite[]): Promise<void> {
  if (sites.length === 0) return;
  const rows = JSON.stringify(
    sites.map(({ unitId, template, host, title }) => ({
      ...{ unit_id: unitId, template, host, title: title ?? null, palette: siteTemplates[template].palette },
      separate: separatesApproval(template),
    })),
  );
  const given = sql`jsonb_to_recordset(${rows}::jsonb)
    as n(unit_id int, template text, host text, title text, palette text, separate boolean)`;
  await sql`
    insert into sites.site (unit_id, host_label, title, registry, template, palette, opened_on, separate_approval)
    select unit_id, host, title, ${registryVersion}, template, palette, ${work.today}::date, separate from ${given}`.execute(
    work.handle,
  );
  await sql`
    insert into sites.host (host, unit_id, is_primary, valid_from, created_by)
    select host, unit_id, true, ${work.today}::date, ${actorName(work.actor)} from ${given}`.execute(work.handle);
  await sql`
    insert into sites.section (unit_id, slug, title, kind, position, source, mandatory, legal_basis, in_menu, parent_slug, max_age_days)
    select n.unit_id, t.slug, t.title, t.kind, t.position, t.source, t.mandatory, t.legal_basis, t.in_menu, t.parent_slug, t.max_age_days
    from ${given} join jsonb_to_recordset(${JSON.stringify(allSectionRows(work.today))}::jsonb) as t(level text, slug text, title text, kind text,
      position smallint, source text, mandatory boolean, legal_basis text, in_menu boolean, parent_slug text, max_age_days smallint)
    on t.level = n.template`.execute(work.handle);
  await recordAll(
    work,
    sites.map(({ unitId, host }) => ({
      ...{ action: 'sites.open-site', object: { kind: 'site', id: unitId }, unitId },
      summary: `Mở trang ${host || 'của Sở'}`,
    })),
  );
  // Labels below the province's own host all lead where that one does; a whole name was pointed by somebody, or not.
  for (const { unitId, host } of sites) if (host.includes('.')) await askWhereLeads(work, unitId, host);
  // The whole directory changes; above many units a notice would be longer than the database carries.
  const tags = [...new Set(sites.flatMap((site) => pagesNaming(site.unitId, site.path)))];
  for (let i = 0; i < tags.length; i += 200) await purgePages(work, tags.slice(i, i + 200));
}
