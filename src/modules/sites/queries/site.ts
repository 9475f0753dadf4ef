// Which site answers at a host, and what is around it: its unit, its menu, its superior?
import { sql } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { OrganizationsViews } from '#modules/organizations/index.ts';
import { readerOf, type Work } from '#platform/db/work.ts';
import type { MembersNews } from '../members-news.ts';
import type { Palette } from '../palettes.ts';
import type { SitesTables } from '../tables.ts';
import type { SectionKind } from '../templates.ts';

const read = readerOf<SitesTables & OrganizationsViews>();

export type Section = { slug: string; title: string; kind: SectionKind; inMenu: boolean; body: unknown };
/** A unit above: its name stands on the pages of those below. */
export type Superior = { id: number; name: string; shortName: string; hostLabel: string };
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
  heroFile: string | null;
  version: number;
  /** From the unit's own superior to the department. */
  superiors: Superior[];
  profile: {
    address: string | null;
    phone: string | null;
    email: string | null;
    website: string | null;
    headName: string | null;
    headTitle: string | null;
    introduction: string | null;
  };
  sections: Section[];
  membersNews: { rule: MembersNews; levels: UnitLevel[] };
};

/** One question, whatever the site. `label` is what stands before the base host: '' for the department's site. */
export async function siteAt(work: Work, label: string): Promise<Site | undefined> {
  const row = await read(work)
    .selectFrom('sites.site as s')
    .innerJoin('organizations.unit as u', 'u.id', 's.unit_id')
    .leftJoin('organizations.profile as p', 'p.unit_id', 'u.id')
    .select([
      ...([
        's.unit_id',
        's.host_label',
        's.template',
        's.palette',
        's.tagline',
        's.hero_scene',
        's.hero_media_id',
        's.version',
        's.members_news',
        's.members_news_levels',
      ] as const),
      ...(['u.path', 'u.slug', 'u.name', 'u.short_name'] as const),
      ...(['p.address', 'p.phone', 'p.email', 'p.website', 'p.head_name', 'p.head_title', 'p.introduction'] as const),
      sql<
        Section[]
      >`(select coalesce(json_agg(json_build_object('slug', c.slug, 'title', c.title, 'kind', c.kind, 'inMenu', c.in_menu, 'body', c.body)
        order by c.position), '[]') from sites.section c where c.unit_id = s.unit_id)`.as('sections'),
      sql<
        Superior[]
      >`(select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'shortName', a.short_name, 'hostLabel', t.host_label)
        order by nlevel(a.path) desc), '[]') from organizations.unit a join sites.site t on t.unit_id = a.id where a.path @> u.path and a.id <> u.id)`.as(
        'superiors',
      ),
    ])
    .where('s.host_label', '=', label)
    .where('u.hidden_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    ...{ unitId: row.unit_id, path: row.path, slug: row.slug, hostLabel: row.host_label, level: row.template },
    ...{ palette: row.palette, name: row.name, shortName: row.short_name, tagline: row.tagline, version: row.version },
    ...{ heroScene: row.hero_scene, heroFile: row.hero_media_id, superiors: row.superiors, sections: row.sections },
    membersNews: { rule: row.members_news, levels: row.members_news_levels },
    profile: {
      ...{ address: row.address, phone: row.phone, email: row.email, website: row.website },
      ...{ headName: row.head_name, headTitle: row.head_title, introduction: row.introduction },
    },
  };
}

/** What stands before the base host for a unit's site. */
export const hostLabelOf = (unit: { level: string; slug: string }): string => (unit.level === 'department' ? '' : unit.slug);

/** Is it the rule of this site that nobody approves what he or she has written? */
export async function separateApprovalAt(work: Work, unitId: number): Promise<boolean> {
  const row = await read(work)
    .selectFrom('sites.site')
    .select('separate_approval')
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  return row?.separate_approval ?? true;
}
