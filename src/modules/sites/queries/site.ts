// Which site answers at a host, and what is around it: its unit, its menu, its superior?
import type { LocalDate } from '#kernel/calendar.ts';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import { type Picture, picturesColumn } from '#modules/media/index.ts';
import type { OrganizationsViews } from '#modules/organizations/index.ts';
import { statement, text } from '#platform/db/statement.ts';
import { readerOf, type Work } from '#platform/db/work.ts';
import type { Row } from '../blocks/layout.ts';
import { type SiteLink, type Standard, settle } from '../look.ts';
import type { MembersNews } from '../members-news.ts';
import { defaultTheme, type Palette, type Theme } from '../palettes.ts';
import type { SiteEnglish } from '../rules/english.ts';
import type { SitesTables } from '../tables.ts';
import type { SectionKind } from '../templates.ts';

const read = readerOf<SitesTables & OrganizationsViews>();

export type Section = {
  slug: string;
  title: string;
  kind: SectionKind;
  /** The section under which it stands in the menu. */
  parent: string | null;
  inMenu: boolean;
  hasContent: boolean;
  /** The text of the introduction, which other pages quote; of the others see sectionBody. */
  body: unknown;
};
/** A unit above: its name stands on the pages of those below. */
export type Superior = { id: number; name: string; shortName: string; nameEn: string | null; hostLabel: string };
/** What the frame of every page shows, settled with what superiors hand down. */
export type SiteLook = {
  theme: Theme;
  logo: { picture: Picture; hostLabel: string } | null;
  banner: Picture | null;
  footer: string | null;
  links: SiteLink[];
};
/** 'moved': another name of the site, or one it had: leads to the canonical one. 'gone': no longer leads anywhere. */
export type AskedHost = 'canonical' | 'moved' | 'gone';
export type Site = {
  unitId: number;
  path: string;
  slug: string;
  /** The canonical host. */
  hostLabel: string;
  /** How the host that was asked for stands to the site. */
  askedHost: AskedHost;
  level: UnitLevel;
  palette: Palette;
  look: SiteLook;
  /** Pictures that the look names, also those that may not be shown now. */
  framed: string[];
  name: string;
  shortName: string;
  tagline: string | null;
  heroScene: string | null;
  heroFile: string | null;
  /** Unless it may not be shown now. */
  hero: Picture | null;
  version: number;
  /** From the unit's own superior to the department. */
  superiors: Superior[];
  /** What superiors hand down, from the nearest upward. */
  standards: Standard[];
  /** Of the first page; null: that of the template. */
  rows: Row[] | null;
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
  /** Of a dissolved unit: since when, and who took over. Its pages stay to be read. */
  closed: {
    on: LocalDate;
    successor: { id: number; name: string; nameEn: string | null; hostLabel: string | null } | null;
  } | null;
  english: SiteEnglish;
};

type Found = Framed & {
  unit_id: number;
  template: UnitLevel;
  palette: Palette;
  title: string | null;
  tagline: string | null;
  hero_scene: string | null;
  hero_media_id: string | null;
  version: number;
  members_news: MembersNews;
  members_news_levels: UnitLevel[];
  theme: Theme | null;
  path: string;
  slug: string;
  name: string;
  short_name: string;
  address: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  head_name: string | null;
  head_title: string | null;
  introduction: string | null;
  sections: Section[];
  closed: Site['closed'];
  english: SiteEnglish;
  rows: Row[] | null;
};

const inOffice = text`l.valid_from <= ${'today'}::date and (l.valid_to is null or l.valid_to >= ${'today'}::date)`;
const columns = text`s.unit_id, s.host_label, s.template, s.palette, s.title, s.tagline, s.hero_scene, s.hero_media_id, s.version, s.members_news,
  s.members_news_levels, s.theme, s.logo_media_id, s.banner_media_id, s.footer_note, s.links, u.path::text as path, u.slug, u.name, u.short_name,
  p.address, p.phone, p.email, p.website, p.head_name, p.head_title, p.introduction,
  (select coalesce(json_agg(json_build_object('slug', c.slug, 'title', c.title, 'kind', c.kind, 'parent', c.parent_slug, 'inMenu', c.in_menu,
      'hasContent', c.content_at is not null or c.slug = 'doi-ngu'
        and exists (select from people.staff_page g where g.unit_id = s.unit_id and g.shown) and exists (select from people.public_staff(s.unit_id)),
      'body', case when c.slug = 'gioi-thieu' then c.body end)
    order by c.position, c.slug), '[]') from sites.section c where c.unit_id = s.unit_id and not c.hidden) as sections,
  (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'shortName', a.short_name, 'nameEn', t.name_en, 'hostLabel', t.host_label)
    order by nlevel(a.path) desc), '[]') from organizations.unit a join sites.site t on t.unit_id = a.id where a.path @> u.path and a.id <> u.id)
    as superiors,
  (select coalesce(json_agg(json_build_object('unitId', a.id, 'by', a.short_name, 'handed', t.handed) order by nlevel(a.path) desc), '[]')
    from organizations.unit a join sites.standard t on t.unit_id = a.id where a.path @> u.path and a.id <> u.id) as standards,
  case when u.closed_on <= ${'today'}::date then json_build_object('on', u.closed_on, 'successor',
    (select json_build_object('id', b.id, 'name', b.name, 'nameEn', n.name_en, 'hostLabel', n.host_label)
      from organizations.unit b left join sites.site n on n.unit_id = b.id where b.id = u.successor_id)) end as closed,
  json_build_object('name', s.name_en, 'address', s.address_en,
    'behind', coalesce(s.english_said <> sites.fingerprint(coalesce(s.title, u.name), p.address), false),
    'headTitle', (select l.title_en from sites.leader l where l.unit_id = s.unit_id and l.name = p.head_name and l.title_en <> ''
      and ${inOffice} order by l.position limit 1),
    'pages', (select coalesce(json_agg(json_build_object('slug', e.slug, 'title', e.title)), '[]') from sites.english e
      where e.unit_id = s.unit_id and e.body is not null),
    'leaders', exists (select from sites.leader l where l.unit_id = s.unit_id and l.title_en <> '' and ${inOffice})) as english,
  ${picturesColumn(text`select s.logo_media_id union all select s.banner_media_id union all select s.hero_media_id union all
    select (t.handed #>> '{logo,value}')::uuid from organizations.unit a join sites.standard t on t.unit_id = a.id where a.path @> u.path`)} as framed,
  (select l.rows from sites.layout l where l.unit_id = s.unit_id) as rows`;
/** A hidden section is there for the office only: the database hides it from the portal. */
const sites = text`sites.site s join organizations.unit u on u.id = s.unit_id and u.hidden_at is null
  left join organizations.profile p on p.unit_id = u.id`;

const atHost = statement<
  Found & { is_primary: boolean; retired_until: LocalDate | null },
  { host: string; today: LocalDate }
>`select ${columns}, h.is_primary, h.retired_until from ${sites} join sites.host h on h.unit_id = s.unit_id
  where h.host = ${'host'} and h.valid_from <= ${'today'}`;
const ofUnit = statement<Found, { unit: number; today: LocalDate }>`select ${columns} from ${sites} where s.unit_id = ${'unit'}`;

/**
 * One question, whatever the site. `label` is what stands before the base host, '' for the department's site, or a full name; any name
 * of the site finds it, `askedHost` says how that one stands to it.
 */
export async function siteAt(work: Work, label: string): Promise<Site | undefined> {
  const [row] = await atHost(work, { host: label.toLowerCase(), today: work.today });
  if (!row) return undefined;
  const gone = row.retired_until !== null && row.retired_until < work.today;
  return siteOfRow(row, row.is_primary ? 'canonical' : gone ? 'gone' : 'moved');
}

/** The site of a unit, whatever its hosts. */
export async function siteOf(work: Work, unitId: number): Promise<Site | undefined> {
  const [row] = await ofUnit(work, { unit: unitId, today: work.today });
  return row && siteOfRow(row, 'canonical');
}

function siteOfRow(row: Found, askedHost: AskedHost): Site {
  const look = settle('look', row.theme && { theme: row.theme, palette: row.palette }, row.standards).value;
  return {
    ...{ unitId: row.unit_id, path: row.path, slug: row.slug, hostLabel: row.host_label, askedHost, level: row.template },
    ...{ standards: row.standards, look: lookOf(row, look?.theme ?? defaultTheme), palette: look?.palette ?? row.palette },
    framed: [logoOf(row).value, row.banner_media_id].filter((id) => id !== null),
    ...{ name: row.title ?? row.name, shortName: row.short_name, tagline: row.tagline, version: row.version, rows: row.rows },
    ...{ heroScene: row.hero_scene, heroFile: row.hero_media_id, hero: pictureOf(row, row.hero_media_id) },
    ...{ superiors: row.superiors, sections: row.sections },
    english: row.english,
    closed: row.closed,
    membersNews: { rule: row.members_news, levels: row.members_news_levels },
    profile: {
      ...{ address: row.address, phone: row.phone, email: row.email, website: row.website },
      ...{ headName: row.head_name, headTitle: row.head_title, introduction: row.introduction },
    },
  };
}

type Framed = {
  host_label: string;
  logo_media_id: string | null;
  banner_media_id: string | null;
  footer_note: string | null;
  links: unknown;
  standards: Standard[];
  superiors: Superior[];
  framed: Picture[];
};
const logoOf = (row: Framed) => settle('logo', row.logo_media_id, row.standards);
const pictureOf = (row: Framed, id: string | null) => row.framed.find((picture) => picture.id === id) ?? null;
function lookOf(row: Framed, theme: Theme): SiteLook {
  const logo = logoOf(row);
  const picture = pictureOf(row, logo.value);
  const owner = logo.from === null ? undefined : row.standards.find((one) => one.handed.logo?.value === logo.value);
  const hostLabel = row.superiors.find((unit) => unit.id === owner?.unitId)?.hostLabel ?? row.host_label;
  return {
    ...{ theme, logo: picture && { picture, hostLabel }, banner: pictureOf(row, row.banner_media_id) },
    footer: settle('footer', row.footer_note, row.standards).value || null,
    links: settle('links', row.links as SiteLink[] | null, row.standards).value ?? [],
  };
}

/** The text of one page. */
export async function sectionBody(work: Work, unitId: number, slug: string): Promise<unknown> {
  const row = await read(work)
    .selectFrom('sites.section')
    .select('body')
    .where('unit_id', '=', unitId)
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row?.body ?? null;
}

/** What stands before the base host for a unit's site as it was opened. For a site that may have moved see siteOf. */
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

/** Where a unit's site is and from which template, for those who need no more; undefined: it has none. */
export async function siteFactsOf(work: Work, unitId: number): Promise<{ host: string; template: UnitLevel } | undefined> {
  return read(work)
    .selectFrom('sites.site')
    .select(['host_label as host', 'template'])
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
}
