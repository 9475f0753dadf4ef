// How does every section of a site stand: missing, filled, older than it should be? And how complete are many sites? (P-1.8)
import { sql } from 'kysely';
import type { UnitLevel } from '#kernel/code-lists/units-and-grades.ts';
import type { Work } from '#platform/db/work.ts';
import { basisOn } from '../registry/legal-bases.ts';
import type { SectionState } from '../section-state.ts';
import type { Lang } from '../tables.ts';
import { alwaysFilled, isShown, registered, type SectionKind } from '../templates.ts';
import { type EnglishMeasure, englishMeasures } from './english.ts';

export type SectionRow = {
  slug: string;
  title: string;
  kind: SectionKind;
  parent: string | null;
  own: boolean;
  source: 'manual' | 'derived';
  mandatory: boolean;
  legalBasis: string;
  hint: string | null;
  maxAgeDays: number | null;
  inMenu: boolean;
  hidden: boolean;
  state: SectionState;
  /** Citizens can be led there. */
  shown: boolean;
  contentAt: Date | null;
  updatedBy: string;
  version: number;
  position: number;
  /** A text of it, in either language, is on its way to who approves. */
  waits: boolean;
};

/** Asked once for all sites, not once a site: most units have nobody below and would be looked for to the last row. */
const overOthers = sql<boolean>`x.unit_id in (select b.parent_id from organizations.unit b where b.parent_id is not null and b.hidden_at is null)`;
/**
 * Of a section `x` of `sites.section`: is there something to read? Contact and staff from the unit's records, directory from the units
 * below, and an office's page of disclosure as well: it lists what they owe.
 */
const filled = sql<boolean>`(not x.hidden and case x.kind
  when 'contact' then exists (select from organizations.profile p where p.unit_id = x.unit_id
    and (coalesce(p.phone, '') <> '' or coalesce(p.email, '') <> '' or coalesce(p.address, '') <> ''))
  when 'directory' then ${overOthers}
  else x.slug = 'doi-ngu' and exists (select from people.public_staff(x.unit_id))
    or x.slug = 'cong-khai' and ${overOthers}
    or x.content_at is not null or x.slug = any(${[...alwaysFilled]}::text[]) end)`;
const old = (work: Work) =>
  sql<boolean>`coalesce(x.content_at < ${work.now}::timestamptz - make_interval(days => x.max_age_days), false)`;

export async function sectionsOf(work: Work, unitId: number, level: UnitLevel): Promise<SectionRow[]> {
  const { rows } = await sql<Omit<SectionRow, 'state' | 'shown' | 'hint'> & { filled: boolean; old: boolean }>`
    select x.slug, x.title, x.kind, x.parent_slug as parent, x.own, x.source, x.mandatory, x.legal_basis as "legalBasis",
      x.max_age_days as "maxAgeDays", x.in_menu as "inMenu", x.hidden, x.content_at as "contentAt", x.updated_by as "updatedBy", x.version,
      x.position, ${filled} as filled,
      exists (select from sites.section_draft d where d.unit_id = x.unit_id and d.slug = x.slug and d.state = 'waiting') as waits, ${old(work)} as old
    from sites.section x where x.unit_id = ${unitId} order by x.position, x.slug`.execute(work.handle);
  return rows.map(({ filled: full, old: aged, ...row }) => {
    const known = registered(level, row.slug);
    return {
      ...row,
      ...{ hint: known?.hint ?? null, shown: !row.hidden && isShown({ ...row, hasContent: full }) },
      legalBasis: known ? basisOn(known.bases, work.today) : row.legalBasis,
      state: row.hidden ? 'hidden' : !full ? 'missing' : aged ? 'old' : 'filled',
    };
  });
}

/**
 * `english` is a measure of its own, beside the score and not in it: P-1.8 counts sections, and a section is filled when citizens can read
 * it. "Regular use" asks for 80 % of that (P-1.20), the ranking compares offices with schools, which owe no English: a translation must
 * move neither. What P-2.1 wants of an empty part, seen by editors and counted, it has here. null: the site owes none.
 */
export type Completeness = {
  mandatory: number;
  filled: number;
  old: number;
  missing: string[];
  english: EnglishMeasure | null;
};
/** Share of mandatory sections that are filled, in tenths of a percent. */
export const tenthsOf = ({ mandatory, filled: full }: Pick<Completeness, 'mandatory' | 'filled'>): number =>
  mandatory === 0 ? 0 : Math.round((1000 * full) / mandatory);

/** By unit, for every site in the actor's scope below `under`. */
export async function completenessOf(work: Work, under: string): Promise<Map<number, Completeness>> {
  const english = await englishMeasures(work, under);
  // `offset 0`: else what is filled is asked once more for each time it is named.
  const { rows } = await sql<Omit<Completeness, 'english'> & { unit_id: number }>`
    select z.unit_id, count(*)::int as mandatory, (count(*) filter (where z.filled))::int as filled,
      (count(*) filter (where z.filled and z.old))::int as old, coalesce(array_agg(z.slug) filter (where not z.filled), '{}') as missing
    from (select x.unit_id, x.slug, ${filled} as filled, ${old(work)} as old from sites.section x
      where x.mandatory and x.unit_id in (select id from organizations.unit where path <@ ${under}::ltree) offset 0) z
    group by z.unit_id`.execute(work.handle);
  return new Map(rows.map(({ unit_id, ...row }) => [unit_id, { ...row, english: english.get(unit_id) ?? null }]));
}

export type KeptVersion = { version: number; title: string; keptBy: string; keptAt: Date };
export async function versionsOf(work: Work, unitId: number, slug: string, lang: Lang = 'vi'): Promise<KeptVersion[]> {
  const { rows } = await sql<KeptVersion>`
    select version, title, kept_by as "keptBy", kept_at as "keptAt" from sites.section_version
    where unit_id = ${unitId} and slug = ${slug} and lang = ${lang} order by version desc limit 50`.execute(work.handle);
  return rows;
}
export async function versionBody(
  work: Work,
  unitId: number,
  slug: string,
  version: number,
  lang: Lang = 'vi',
): Promise<{ title: string; body: unknown } | undefined> {
  const { rows } = await sql<{ title: string; body: unknown }>`
    select title, body from sites.section_version where unit_id = ${unitId} and slug = ${slug} and lang = ${lang} and version = ${version}`.execute(
    work.handle,
  );
  return rows[0];
}
