// Which site answers at a host, and what is around it: its unit, its menu, its superior?
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { OrganizationsViews } from '#modules/organizations/index.ts';
import { readerOf, type Work } from '#platform/db/work.ts';
import type { SitesTables } from '../tables.ts';
import type { Palette, SectionKind } from '../templates.ts';

const read = readerOf<SitesTables & OrganizationsViews>();

export type Section = { slug: string; title: string; kind: SectionKind; inMenu: boolean; body: unknown };
export type Site = {
  unitId: number;
  path: string;
  slug: string;
  hostLabel: string;
  level: UnitLevel;
  palette: Palette;
  name: string;
  shortName: string;
  tagline: string | null;
  heroScene: string | null;
  superior: { name: string; hostLabel: string } | null;
  profile: {
    address: string | null;
    phone: string | null;
    email: string | null;
    headName: string | null;
    headTitle: string | null;
    introduction: string | null;
  };
  sections: Section[];
};

/** `label` is what stands before the base host: '' for the department's site. */
export async function siteAt(work: Work, label: string): Promise<Site | undefined> {
  const row = await read(work)
    .selectFrom('sites.site as s')
    .innerJoin('organizations.unit as u', 'u.id', 's.unit_id')
    .leftJoin('organizations.profile as p', 'p.unit_id', 'u.id')
    .leftJoin('organizations.unit as up', 'up.id', 'u.parent_id')
    .leftJoin('sites.site as us', 'us.unit_id', 'up.id')
    .select([
      ...([
        's.unit_id',
        'u.path',
        'u.slug',
        's.host_label',
        's.template',
        's.palette',
        's.tagline',
        's.hero_scene',
        'u.name',
        'u.short_name',
      ] as const),
      ...([
        'p.address',
        'p.phone',
        'p.email',
        'p.head_name',
        'p.head_title',
        'p.introduction',
        'up.name as up_name',
        'us.host_label as up_label',
      ] as const),
    ])
    .where('s.host_label', '=', label)
    .where('u.hidden_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const sections = await read(work)
    .selectFrom('sites.section')
    .select(['slug', 'title', 'kind', 'in_menu as inMenu', 'body'])
    .where('unit_id', '=', row.unit_id)
    .orderBy('position')
    .execute();
  return {
    unitId: row.unit_id,
    path: row.path,
    slug: row.slug,
    hostLabel: row.host_label,
    level: row.template,
    palette: row.palette,
    name: row.name,
    shortName: row.short_name,
    tagline: row.tagline,
    heroScene: row.hero_scene,
    superior: row.up_name && row.up_label !== null ? { name: row.up_name, hostLabel: row.up_label } : null,
    profile: {
      address: row.address,
      phone: row.phone,
      email: row.email,
      headName: row.head_name,
      headTitle: row.head_title,
      introduction: row.introduction,
    },
    sections,
  };
}
